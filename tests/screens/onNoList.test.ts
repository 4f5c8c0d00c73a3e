import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseCommand, MeetingCommand } from '../../shared/api/commands.ts';
import type { Patient } from '../../shared/domain/case.ts';
import type { Take } from '../fakes/tenCases.ts';
import { chair as by, details } from '../fakes/records.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { button, decision, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, goTo, introduce } from './steps/people.ts';
import { caseHead } from './steps/roomMoves.ts';

let desk: OpenDesk;
let take: Take;
let meetingId: string;
const ids = new Map<string, string>();

const caseOf = (name: string): string => ids.get(name) ?? '';
const recordIn = async (of: string, event: MeetingCommand) => take('meeting.record', { by, meetingId: of, expectedVersion: (await take('meeting.read', { meetingId: of })).version, event });
const record = async (name: string, event: CaseCommand) => take('case.record', { by, caseId: caseOf(name), expectedVersion: (await take('case.read', { caseId: caseOf(name) })).version, event });
const agenda = async (): Promise<string[]> => (await take('meeting.read', { meetingId })).agenda.map((line) => line.case?.name ?? '');
const goToPage = (to: string): Promise<unknown> => desk.page.goto(`${desk.page.url().split('#')[0]}#${to}`);

async function register(name: string, changes: Partial<Patient> = {}): Promise<void> {
  const patient = { ...details().patient, nhsNumber: null, nhsNumberStatus: '07', hospitalNumber: `TT9${ids.size}`, familyName: `TESTPATIENT-${name}`, ...changes } as const;
  ids.set(name, (await take('case.register', { by, details: details({}, { patient }) })).summary.id);
}

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await desk.page.getByRole('heading', { name: /^Prepare/ }).waitFor();
  meetingId = /meetings\/([^/]+)/.exec(desk.page.url())?.[1] ?? '';
  take = callsOf(desk.page);
  for (const name of ['ACORN', 'BRAMBLE', 'CLOVER']) await register(name);
  await recordIn(meetingId, { type: 'caseListed', entry: { caseId: caseOf('BRAMBLE'), estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
  await recordIn(meetingId, { type: 'caseUnlisted', caseId: caseOf('BRAMBLE'), reason: 'Imaging first' });
  await record('CLOVER', { type: 'triaged', to: 'pathway', reason: '' });
  await record('CLOVER', { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: null });
  await recordIn(meetingId, { type: 'caseUnlisted', caseId: caseOf('CLOVER'), reason: 'Other consultant' });
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

describe('the open cases that no list holds', () => {
  it('stand with the meetings, counted, the urgent first, each with what it waits for and since when', async () => {
    const { page } = desk;
    await goTo(desk, 'Meetings');
    const part = page.getByRole('region', { name: 'Open, on no list (3)' });
    await part.waitFor();
    expect((await part.getByRole('rowheader').allTextContents()).map((text) => /TESTPATIENT-(\w+)/.exec(text)?.[1])).toEqual(['CLOVER', 'ACORN', 'BRAMBLE']);
    await says(part.getByRole('row', { name: /CLOVER/ }), 'The consultation note on its urgent treatment');
    await says(part.getByRole('row', { name: /BRAMBLE/ }), 'Taken off the list of');
    await isAccessible(desk);
  });

  it('are found from everywhere by the palette, and in the search by a filter', async () => {
    const { page, keyboard } = desk;
    await keyboard.press('ControlOrMeta+k');
    await keyboard.type('on no list');
    await page.getByRole('option', { name: /Screen Open, on no list/ }).waitFor();
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Open, on no list' }).waitFor();
    await isAccessible(desk);
    await goToPage('/search');
    await keyboard.tick(page.getByLabel('Open, on no list (3)'));
    await says(page, /^3 of \d+ cases/);
  });

  it('are listed from there for a meeting that is chosen, and are gone from it', async () => {
    const { page, keyboard } = desk;
    await goToPage('/open');
    await keyboard.use(button(page, 'List it: TESTPATIENT-ACORN, Ada'));
    const form = page.getByRole('form', { name: 'List TESTPATIENT-ACORN, Ada' });
    await form.waitFor();
    await isAccessible(desk);
    await keyboard.use(button(form, 'List it'));
    await page.getByRole('heading', { name: 'Waiting for a meeting (2)' }).waitFor();
    expect(await agenda()).toContain('TESTPATIENT-ACORN, Ada');
  });
});

describe('a meeting that is cancelled', () => {
  it('says so with its reason, and is held after all where that was a mistake', async () => {
    const { page, keyboard } = desk;
    const other = await take('meeting.plan', { by, details: { date: '2099-12-31', startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
    await goToPage(`/meetings/${other.id}/prepare`);
    await keyboard.use(button(page, 'Cancel the meeting'));
    const form = page.getByRole('form', { name: 'Cancel the meeting' });
    await keyboard.press('Enter');
    await says(form, /needs a reason/);
    await keyboard.fill(field(form, 'Why it is not held'), 'New Year’s Eve');
    await keyboard.press('Enter');
    await says(page.getByRole('region', { name: 'Cancelled' }), /New Year’s Eve/);
    await isAccessible(desk);
    expect(await button(page, 'Start the meeting').count()).toBe(0);
    await keyboard.use(button(page, 'It is held after all'));
    await button(page, 'Start the meeting').waitFor();
    await recordIn(other.id, { type: 'cancelled', reason: 'Once more' });
  });
});

describe('the start on another day', () => {
  it('is asked about, and nothing has begun where the answer is no', async () => {
    const { page, keyboard } = desk;
    await goToPage(`/meetings/${meetingId}/prepare`);
    await keyboard.use(button(page, 'Start the meeting'));
    const asks = page.getByRole('dialog', { name: 'Start it now?' });
    await says(asks, /^This meeting is planned for \w{3} \d+ \w{3} \d{4}; today is \w{3} \d+ \w{3} \d{4}\./);
    await isAccessible(desk);
    // The focus is not on the button that starts: a second Enter closes.
    await keyboard.press('Enter');
    await asks.waitFor({ state: 'detached' });
    expect((await take('meeting.read', { meetingId })).state).toBe('draft');
  });

  it('is taken back by 8, or by its name in the palette, while nothing is decided', async () => {
    const { page, keyboard } = desk;
    for (const takeBack of [() => keyboard.press('8'), () => byPalette('not started after all')]) {
      await goToPage(`/meetings/${meetingId}/prepare`);
      await keyboard.use(button(page, 'Start the meeting'));
      await keyboard.use(button(page.getByRole('dialog', { name: 'Start it now?' }), 'Start it now'));
      await button(page, 'Not started after all').waitFor();
      await isAccessible(desk);
      await takeBack();
      await says(page, /The meeting has not been started/);
      expect(await take('meeting.read', { meetingId })).toMatchObject({ state: 'draft', startedAt: null });
    }
  });

  async function byPalette(words: string): Promise<void> {
    await desk.keyboard.press('ControlOrMeta+k');
    await desk.keyboard.type(words);
    await desk.page.getByRole('option', { name: /Action Not started after all/ }).waitFor();
    await desk.keyboard.press('Enter');
  }
});

describe('the close', () => {
  beforeAll(async () => {
    const today = (await take('workspace.read', {})).today;
    await recordIn(meetingId, { type: 'started', onAnotherDay: today });
    const [first, second] = (await take('meeting.read', { meetingId })).agenda;
    ids.set('FIRST', first?.entry.caseId ?? '');
    ids.set('SECOND', second?.entry.caseId ?? '');
    await recordIn(meetingId, { type: 'caseUnlisted', caseId: caseOf('SECOND'), reason: 'Belongs to the limb service' });
    await goToPage(`/meetings/${meetingId}/close`);
  });

  it('offers of a case in triage what can be done about it, and does it in place', async () => {
    const { page, keyboard } = desk;
    const ways = page.getByRole('group', { name: 'What can be done about TESTPATIENT-ACORN, Ada' });
    await ways.waitFor();
    expect(await ways.getByRole('button').allTextContents()).toEqual(['Triage', 'Take off the agenda']);
    await isAccessible(desk);
    await keyboard.use(button(ways, 'Triage: TESTPATIENT-ACORN, Ada'));
    await isAccessible(desk);
    await keyboard.use(button(page.getByRole('form', { name: 'Triage' }), 'Record the triage'));
    await expect.poll(() => ways.getByRole('button').allTextContents()).toEqual(['Discuss it', 'Not discussed', 'Take off the agenda']);
  });

  it('shows what was taken off, with its reason', async () => {
    await says(desk.page.getByRole('region', { name: 'Outcomes' }), /^Taken off the agenda .* by Test Chair: Belongs to the limb service$/);
  });

  it('opens the room on the case it is asked to discuss', async () => {
    const { page, keyboard } = desk;
    await keyboard.use(button(page, 'Discuss it: TESTPATIENT-ACORN, Ada'));
    await says(caseHead(desk), 'TESTPATIENT-ACORN, Ada');
    await says(decision(desk), '▶ in discussion');
    expect(await button(page, 'Not started after all').count()).toBe(0);
  });
});

describe('a decided case', () => {
  it('is added to another agenda only with why it comes again, and waits there like any other', async () => {
    const { page, keyboard } = desk;
    await record('ACORN', { type: 'noActiveTreatment', meetingId, code: '01', reason: 'Declined' });
    const next = await take('meeting.plan', { by, details: { date: '2099-12-24', startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
    await goToPage(`/meetings/${next.id}/prepare`);
    await keyboard.use(button(page, 'Add an existing case'));
    const form = page.getByRole('form', { name: 'Add an existing case' });
    await keyboard.choose(field(form, 'Case'), 'TESTPATIENT-ACORN');
    await keyboard.reach(button(form, 'Add to the agenda'));
    await keyboard.press('Enter');
    await says(form, /needs a reason/);
    await keyboard.fill(field(form, 'In words'), 'New lesion at L2');
    await isAccessible(desk);
    await keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    expect((await take('meeting.read', { meetingId: next.id })).agenda.find(({ entry }) => entry.caseId === caseOf('ACORN'))?.outcome.status).toBe('waiting');
  });
});
