import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call, InputOf, OutputOf } from '../../shared/api/contract.ts';
import type { CaseCommand } from '../../shared/api/commands.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import { chair as by, details, scribe } from '../fakes/records.ts';
import { startToday } from '../fakes/tenCases.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';
import { caseHead, startMeeting } from './steps/roomMoves.ts';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await startMeeting(desk);
  await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

/** A call as the page makes it. */
async function take<C extends Call>(name: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const answer = await desk.page.evaluate(async ([call, body]) => (await fetch(`/api/${String(call)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json(), [name, input] as const);
  if (answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.value;
}

describe('the course of a meeting, by keys', () => {
  it('shows when it may end and when it was to', async () => {
    await says(desk.page, /Ends about \d\d:\d\d, planned \d\d:\d\d/);
  });

  it('Q puts the case aside and goes on; it comes back at the end of the list, and at the same key', async () => {
    const { page, keyboard } = desk;
    const first = page.getByRole('navigation', { name: 'Agenda' }).getByRole('button', { name: /TESTPATIENT-ALDER/ });
    await keyboard.press('q');
    await says(first, /put aside/);
    await says(caseHead(desk), 'TESTPATIENT-BIRCH, Ben');
    await keyboard.press('k');
    await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
    await says(page, 'Return to it');
    await keyboard.press('q');
    await page.getByText('put aside,').waitFor({ state: 'detached' });
    await keyboard.press('q');
    await says(first, /put aside/);
    // What waits and was not put aside comes first.
    await keyboard.press('n');
    await says(caseHead(desk), /TESTPATIENT-(?!ALDER)/);
  });

  it('0 pauses the clocks and goes on again', async () => {
    const { page, keyboard } = desk;
    await keyboard.press('0');
    await says(page, /^Paused since/);
    await isAccessible(desk);
    await keyboard.press('0');
    await page.getByText(/^Paused since/).waitFor({ state: 'detached' });
  });
});

describe('after the meeting', () => {
  let caseId: string;
  let earlierId: string;
  const record = async (event: CaseCommand, of = caseId) => take('case.record', { by, caseId: of, expectedVersion: (await take('case.read', { caseId: of })).version, event });
  const registerAndList = async (given: CaseDetails) => {
    const { summary } = await take('case.register', { by, details: given });
    await record({ type: 'triaged', to: 'pathway', reason: '' }, summary.id);
    await take('meeting.record', { by, meetingId: earlierId, expectedVersion: (await take('meeting.read', { meetingId: earlierId })).version, event: { type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
    return summary.id;
  };
  const decide = async (of: string) => {
    await record({ type: 'discussionStarted', meetingId: earlierId }, of);
    await record({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-18' }, of);
    await record({ type: 'modalityPlanned', plan: { modality: 'surveillance', site: null, detail: 'MRI every three months' } }, of);
    const conditions = [{ kind: 'other', words: 'The family agrees', owner: 'Test CNS 1', due: '2026-12-20' }] as const;
    await record({ type: 'planNoted', notes: { intent: 'nonCurative', rationale: '', alternatives: '', conditions: of === caseId ? [...conditions] : [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } }, of);
    await record({ type: 'agreed', meetingId: earlierId, chair: 'Test Chair', verifier: 'Test Scribe' }, of);
  };

  beforeAll(async () => {
    const planned = { startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' };
    const earlier = await take('meeting.plan', { by, details: { date: '2026-11-19', ...planned } });
    earlierId = earlier.id;
    // An urgent case of the demonstration comes to every new list by itself; this meeting is about one case.
    for (const { entry } of (await take('meeting.read', { meetingId: earlierId })).agenda) {
      const { version } = await take('meeting.read', { meetingId: earlierId });
      await take('meeting.record', { by, meetingId: earlierId, expectedVersion: version, event: { type: 'caseUnlisted', caseId: entry.caseId, reason: 'Not of this test' } });
    }
    caseId = await registerAndList(details());
    const otherId = await registerAndList(details({}, { patient: { ...details().patient, nhsNumber: null, nhsNumberStatus: '07', hospitalNumber: 'TT100002', familyName: 'TESTPATIENT-TWO' } }));
    await take('meeting.record', { by, meetingId: earlierId, expectedVersion: (await take('meeting.read', { meetingId: earlierId })).version, event: { type: 'attendanceRecorded', attendees: [scribe] } });
    await startToday(take, earlierId);
    await decide(caseId);
    await decide(otherId);
    await take('meeting.record', { by, meetingId: earlier.id, expectedVersion: (await take('meeting.read', { meetingId: earlier.id })).version, event: { type: 'closed', verifier: 'Test Scribe', aloneBecause: '' } });
    await record({ type: 'actionAdded', words: 'Ask for the outside films', owner: 'Test Radiologist', due: '2026-11-20' });
    await take('list.saveSettings', { by, settings: { ...(await take('list.settings', {})), followUpAfterDays: 1 } });
  });

  it('what was added since the seal stands beside it, and the digest still holds; what is added now is shown at once', async () => {
    const { page } = desk;
    await page.goto(`${page.url().split('#')[0]}#/meetings/${earlierId}/close`);
    const part = page.getByRole('region', { name: 'Since the seal' });
    await says(part, /its integrity check passed/);
    await says(part, /Ask for the outside films/);
    await isAccessible(desk);
    await record({ type: 'addendum', text: 'Said later.' });
    await says(part, /Said later/);
  });

  it('what people owe stands by person, what is overdue says so, and is settled in place', async () => {
    const { page, keyboard } = desk;
    await page.goto(`${page.url().split('#')[0]}#/actions`);
    const part = page.getByRole('region', { name: 'Test Radiologist' });
    await says(part, '1 open, 1 overdue');
    await isAccessible(desk);
    await keyboard.use(button(part, 'Close: Ask for the outside films'));
    await keyboard.use(button(part, 'Close it'));
    await part.waitFor({ state: 'detached' });
    expect((await take('case.read', { caseId })).summary.openItems.map(({ words }) => words)).toEqual(['The family agrees']);
  });

  it('what is settled, an action or a condition, is opened again on its case with the reason', async () => {
    const { page, keyboard } = desk;
    await page.goto(`${page.url().split('#')[0]}#/cases/${caseId}`);
    const part = page.getByRole('region', { name: 'Open conditions and actions' });
    await keyboard.use(button(part, 'Met: The family agrees'));
    await keyboard.use(button(part, 'Record as met'));
    await says(part, 'Settled: 2');
    await keyboard.use(part.locator('summary'));
    await isAccessible(desk);
    for (const words of ['Ask for the outside films', 'The family agrees']) {
      await keyboard.use(button(part, `Open again: ${words}`));
      await keyboard.press('Enter');
      await part.getByRole('alert').waitFor();
      await keyboard.fill(field(part, 'Why it is not settled'), 'It was the wrong one');
      await keyboard.press('Enter');
      await button(part, `Open again: ${words}`).waitFor({ state: 'detached' });
    }
    expect((await take('case.read', { caseId })).summary.openItems.map(({ words }) => words).sort()).toEqual(['Ask for the outside films', 'The family agrees']);
  });

  it('the next meeting asks whether the plan was followed; "not yet" is noted and asked again, "in part" wants its reason', async () => {
    const { page, keyboard } = desk;
    const next = await take('meeting.plan', { by, details: { date: '2026-12-03', startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
    await page.goto(`${page.url().split('#')[0]}#/meetings/${next.id}/prepare`);
    const part = page.getByRole('region', { name: 'To follow up' });
    await says(part, 'TESTPATIENT');
    await isAccessible(desk);
    // The arrow keys go from line to line; the answer given there takes its line away, and the focus goes to what is left.
    const lines = part.getByRole('group', { name: /^Was the plan followed/ });
    const hasFocus = (line: number) => expect.poll(() => lines.nth(line).evaluate((group) => group.contains(document.activeElement))).toBe(true);
    await keyboard.reach(button(lines.first(), 'Yes'));
    await keyboard.press('ArrowDown');
    await hasFocus(1);
    await keyboard.press('ArrowUp');
    await hasFocus(0);
    await keyboard.press('ArrowDown');
    await hasFocus(1);
    const [first = '', second = ''] = await lines.evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label') ?? ''));
    expect([first, second].map((label) => label.replace(/^.*TESTPATIENT-/, ''))).toEqual(['ONE, Ada', 'TWO, Ada']);
    // The second answer and its reason are typed while the first is still being recorded: they are the next plan's.
    await page.route('**/api/case.record', async (route) => {
      await setTimeout(700);
      await route.continue();
    });
    await keyboard.press('y');
    await keyboard.press('t');
    await keyboard.type('The first MRI is in February');
    await part.getByRole('group', { name: second }).waitFor({ state: 'detached' });
    await expect.poll(() => field(part, 'Reason').inputValue()).toBe('The first MRI is in February');
    await page.unroute('**/api/case.record');
    await keyboard.press('Enter');
    await says(part, 'Noted; it is asked again at the next meeting.');
    await keyboard.reach(button(part, 'In part'));
    await keyboard.press('p');
    await keyboard.use(button(part, 'Record it'));
    await says(part, 'Say why the plan was not followed, or only in part.');
    await keyboard.fill(field(part, 'Reason'), 'One scan was missed');
    await keyboard.press('Enter');
    await part.waitFor({ state: 'detached' });
    expect((await take('case.read', { caseId })).summary.state).toBe('closed');
  });
});
