import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { enter, startLoopback } from '../fakes/loopback.ts';
import { chair as by, meetingDay } from '../fakes/records.ts';
import { startToday, type Take } from '../fakes/tenCases.ts';
import { decision, type Desk, says, sitDown } from './desk.ts';
import { nameOf, readyCase } from './sixtyCases.ts';
import { caseHead } from './steps/roomMoves.ts';
import { inMeeting } from './strangeCases.ts';

type Prepared = { readonly meetingId: string; readonly caseIds: readonly string[] };

/** A shell of which every call takes this much longer. */
export type OpenSlowly = (data: string, delayMilliseconds: number) => Promise<{ readonly page: Page; close(): Promise<unknown> }>;

/** Twelve keys a second, as practised hands type. */
const betweenKeys = 1000 / 12;

/** Types a whole meeting without ever waiting for the screen, and reads from the record what came of it. */
export function typesThroughSlowMeeting(open: OpenSlowly, delays: readonly number[]): void {
  it.each(delays)('ends every case as it was typed, with every call delayed by %d ms', async (delay) => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-slow-'));
    const data = join(folder, 'data');
    try {
      const prepared = await onRecord(data, prepare);
      const shell = await open(data, delay);
      try {
        await typeMeeting(sitDown(shell.page, data), prepared.meetingId, delay < 3_000);
      } finally {
        await shell.close();
      }
      await onRecord(data, (take) => endsAsTyped(take, prepared, delay < 3_000));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** The cases and one attendee, without a look at the screen until all of it is typed; where it takes long, two of the three cases. */
async function typeMeeting(desk: Desk, meetingId: string, isWhole: boolean): Promise<void> {
  const { page } = desk;
  page.setDefaultTimeout(60_000);
  await page.evaluate((address) => void (location.hash = address), `#/meetings/${meetingId}`);
  await says(caseHead(desk), nameOf(1));
  await type(page, ['d', 's', ...'En bloc resection', 'Enter']);
  await type(page, ['n', 'd', 'f', 'Tab', 'Tab', ...'Test Radiologist', 'Enter']);
  if (isWhole) await type(page, ['n', 'x', ...'Ran out of blood, no slot', 'Control+Enter']);
  await says(decision(desk), isWhole ? '– not discussed' : '◐ deferred');
  await type(page, ['t', ...'Test Person', 'Enter']);
  await page.getByRole('dialog', { name: 'Attendance' }).getByRole('rowheader', { name: 'Test Person' }).waitFor();
  await page.getByText('Saving…').first().waitFor({ state: 'hidden' });
  expect(page.context().pages()).toHaveLength(1);
  expect(desk.faults).toEqual([]);
}

async function endsAsTyped(take: Take, { meetingId, caseIds }: Prepared, isWhole: boolean): Promise<void> {
  const [first] = await Promise.all(caseIds.map((caseId) => take('case.read', { caseId })));
  const { agenda, attendees, pauses, skipped } = await take('meeting.read', { meetingId });
  expect(first?.plan.modalities.map((plan) => ('procedure' in plan ? [plan.site?.id, plan.procedure] : plan.modality))).toEqual([['RNOH', 'En bloc resection']]);
  expect(agenda.map(({ outcome }) => outcome.status)).toEqual(['inDiscussion', 'deferred', isWhole ? 'notDiscussed' : 'waiting']);
  expect(agenda[1]?.outcome.text).toContain('Test Radiologist');
  if (isWhole) expect(agenda[2]?.outcome.text).toContain('Ran out of blood, no slot');
  expect(attendees.map(({ name }) => name)).toEqual(['Test Person']);
  expect([pauses, skipped]).toEqual([[], []]);
  expect(await take('display.switches', { meetingId })).toMatchObject({ blank: false, initials: false });
}

/** Presses keys one after the other, whatever the screen shows. */
async function type(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await setTimeout(betweenKeys);
  }
}

/** Works on the record of a data folder that nobody has open, without any delay. */
async function onRecord<T>(data: string, work: (take: Take) => Promise<T>): Promise<T> {
  const shell = await startLoopback({ data });
  const { base, cookie } = await enter(shell.url);
  const take = (async (name: string, input: unknown) => {
    const response = await fetch(`${base}/api/${name}`, { method: 'POST', headers: { origin: base, cookie, 'content-type': 'application/json' }, body: JSON.stringify(input) });
    const answer = (await response.json()) as { ok: boolean; value: unknown };
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.value;
  }) as Take;
  try {
    return await work(take);
  } finally {
    await shell.close();
  }
}

async function prepare(take: Take): Promise<Prepared> {
  await take('actor.choose', { actor: by });
  const { id: meetingId } = await take('meeting.plan', { by, details: { date: meetingDay, startsAt: '09:00', place: 'Room 1', cutOff: null, chair: by.name, scribe: 'Test Scribe' } });
  const caseIds = [await readyCase(take, 1), await readyCase(take, 2), await readyCase(take, 3)];
  for (const caseId of caseIds) await inMeeting(take, meetingId, { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: 'Invented for a test', lateAgreedBy: 'Test Chair' } });
  await startToday(take, meetingId);
  return { meetingId, caseIds };
}
