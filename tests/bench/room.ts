import type { CDPSession, Page } from 'playwright-core';
import { londonDay } from '../../shared/domain/dates.ts';
import { chair, meetingDay, triaged } from '../fakes/records.ts';
import { callFrom, lineOf, onFilledMeeting, timed } from './filledMeeting.ts';
import type { Line } from './report.ts';

const actionsOnEach = 50;
/** By then every case was shown and every form opened: what is held more from here on is growth. */
const casesUntilWarm = 10;

/**
 * The meeting room with 60 cases in Chromium: from case to case and from a key to its form, from the press until the
 * answer is painted; and what the page holds in memory after a whole meeting of 3,000 actions, against what it held after the first cases.
 */
export async function room(): Promise<Line[]> {
  return onFilledMeeting(async (page, meetingId, open) => {
    const caseIds = await readyForDiscussion(page, meetingId);
    await open('');
    await page.getByRole('heading', { name: 'TESTPATIENT-0, Ada' }).waitFor();
    const turned = await timed(page, 'j');
    const opened = await timed(page, 't', 'Escape');
    const heap = await page.context().newCDPSession(page);
    let before = 0;
    for (const [index, caseId] of caseIds.entries()) {
      if (index === casesUntilWarm) before = await held(heap);
      await discuss(page, meetingId, caseId, index);
    }
    const after = await held(heap);
    return [
      lineOf('case to case in a meeting', turned),
      lineOf('key to dialog in a meeting', opened),
      { what: `memory after ${caseIds.length} cases and 3,000 actions`, ours: megabytes(after), against: `${megabytes(before)} after the first ${casesUntilWarm} cases`, ratio: after / before, bar: 1.2 },
    ];
  });
}

/** Takes every case as far as a discussion and starts the meeting; answers the cases in their order. */
async function readyForDiscussion(page: Page, meetingId: string): Promise<string[]> {
  const meeting = await callFrom(page, 'meeting.read', { meetingId });
  // What was answered was checked against the contract.
  const caseIds = (meeting as unknown as { agenda: { entry: { caseId: string } }[] }).agenda.map(({ entry }) => entry.caseId);
  for (const caseId of caseIds) await recordOn(page, caseId, triaged);
  await callFrom(page, 'meeting.record', { by: chair, meetingId, expectedVersion: meeting.version, event: { type: 'started', onAnotherDay: londonDay(new Date().toISOString()) } });
  return caseIds;
}

async function recordOn(page: Page, caseId: string, event: object): Promise<void> {
  const { version } = await callFrom(page, 'case.read', { caseId });
  await callFrom(page, 'case.record', { by: chair, caseId, expectedVersion: version, event });
}

/** One case of the meeting in so many actions: called, begun, its forms opened, typed into and left, looked back and forth, put off. */
async function discuss(page: Page, meetingId: string, caseId: string, index: number): Promise<void> {
  // Chosen by its place: keys as quick as these can come while a dialog is still closing, and are then the dialog's.
  await page.locator('.agenda-item').nth(index).click();
  await recordOn(page, caseId, { type: 'discussionStarted', meetingId });
  await page.getByRole('group', { name: 'End the discussion' }).getByRole('button', { name: 'Defer' }).waitFor();
  await page.keyboard.press('f');
  await page.keyboard.press('Escape');
  for (let count = 0; count < (actionsOnEach - 5) / 4; count += 1) {
    for (const key of ['t', 'Escape', 'j', 'k']) await page.keyboard.press(key);
  }
  await recordOn(page, caseId, { type: 'deferred', meetingId, cause: 'imaging', detail: 'MRI to come', owner: 'Test Radiologist', due: meetingDay });
}

/** What the page's program holds after a full collection, in bytes. */
async function held(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
