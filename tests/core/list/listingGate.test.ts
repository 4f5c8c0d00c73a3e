import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand, MeetingCommand } from '../../../shared/api/commands.ts';
import type { MeetingView } from '../../../shared/api/views.ts';
import { chair as by, details, meetingDay } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

let world: World;
let first: MeetingView;
let next: MeetingView;
let caseId: string;

const plan = (date: string): Promise<MeetingView> => world.take('meeting.plan', { by, details: { date, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
const read = ({ id }: MeetingView): Promise<MeetingView> => world.take('meeting.read', { meetingId: id });
const step = async (of: MeetingView, event: MeetingCommand) => ({ by, meetingId: of.id, expectedVersion: (await read(of)).version, event });
const recordIn = async (of: MeetingView, event: MeetingCommand): Promise<MeetingView> => world.take('meeting.record', await step(of, event));
const record = async (event: CaseCommand) => world.take('case.record', { by, caseId, expectedVersion: (await world.take('case.read', { caseId })).version, event });
const listing = (late = false): Extract<MeetingCommand, { type: 'caseListed' }> => ({ type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: late ? 'Asked by the ward' : '', lateAgreedBy: late ? 'Test Chair' : '' } });
const again = { because: 'recurrence', detail: 'New lesion at L2' } as const;
const stateNow = async (): Promise<string> => (await world.take('case.read', { caseId })).summary.state;

/** How the case may have ended. */
const endings = {
  agreed: async () => {
    await record({ type: 'discussionStarted', meetingId: first.id });
    await record({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' });
    await record({ type: 'modalityPlanned', plan: { modality: 'surveillance', site: null, detail: 'MRI every three months' } });
    await record({ type: 'planNoted', notes: { intent: 'nonCurative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } });
    await record({ type: 'agreed', meetingId: first.id, chair: 'Test Chair', verifier: '', aloneBecause: 'Invented for a test' });
  },
  'no active treatment': async () => {
    await record({ type: 'discussionStarted', meetingId: first.id });
    await record({ type: 'noActiveTreatment', meetingId: first.id, code: '01', reason: 'Declined' });
  },
  closed: async () => {
    await endings['no active treatment']();
    await record({ type: 'followedUp', followed: 'no', reason: 'Went elsewhere' });
  },
  discharged: async () => {
    await record({ type: 'pathologyReviewed', result: 'notATumour', reviewer: 'Test Pathologist', on: '2026-11-20' });
  },
} as const;
const decided = Object.keys(endings) as (keyof typeof endings)[];

beforeEach(async () => {
  world = await createWorld();
  first = await plan(meetingDay);
  next = await plan('2026-12-03');
  caseId = (await world.take('case.register', { by, details: details() })).summary.id;
  await record({ type: 'triaged', to: 'pathway', reason: '' });
  await recordIn(first, listing());
  await recordIn(first, { type: 'started' });
});

describe.each(decided)('a case that is %s, listed again by hand', (how) => {
  beforeEach(() => endings[how]());

  it('is refused in words until somebody says why, and stays as it was', async () => {
    const before = await stateNow();
    expect(await world.refused('meeting.record', await step(next, listing()))).toMatchObject({ code: 'unconfirmed', message: expect.stringMatching(/^TESTPATIENT-ONE, Ada is not waiting for a meeting \(.+\)\. Say why the case is listed again/) });
    expect((await read(next)).agenda).toEqual([]);
    expect(await stateNow()).toBe(before);
  });

  it('is re-opened with the reason, and waits for that meeting like every other case', async () => {
    const listed = await recordIn(next, { ...listing(), again });
    expect(listed.agenda).toMatchObject([{ entry: { caseId }, outcome: { status: 'waiting', text: 'Not decided yet' } }]);
    const { summary, history } = await world.take('case.read', { caseId });
    expect(summary).toMatchObject({ state: 'awaitingMdt', listedFor: next.id, waitsFor: { words: 'A meeting: it is listed again' } });
    expect(history.map(({ text }) => text)).toContain('Listed again (recurrence): New lesion at L2');
  });

  it('comes as a late item to a meeting that goes on by the same gate', async () => {
    const running = await plan(meetingDay);
    const other = (await world.take('case.register', { by, details: details({}, { patient: { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100002' } }) })).summary.id;
    await recordIn(running, { type: 'caseListed', entry: { caseId: other, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
    await recordIn(running, { type: 'started' });
    expect((await world.refused('meeting.record', await step(running, listing(true)))).code).toBe('unconfirmed');
    expect((await recordIn(running, { ...listing(true), again })).agenda.at(-1)).toMatchObject({ entry: { caseId }, outcome: { status: 'waiting' } });
  });

  it('stays decided where the list would not take it', async () => {
    const before = await stateNow();
    await recordIn(next, { type: 'cancelled', reason: 'Bank holiday' });
    expect((await world.refused('meeting.record', await step(next, { ...listing(), again }))).message).toContain('cancelled');
    expect(await stateNow()).toBe(before);
  });
});

describe('the other doors to a list', () => {
  it('takes no case of another pathway, whatever is said: it is triaged back first', async () => {
    await record({ type: 'triaged', to: 'otherService', reason: 'Belongs to the limb service' });
    expect((await world.refused('meeting.record', await step(next, { ...listing(), again }))).message).toBe('TESTPATIENT-ONE, Ada has left this pathway (Another service). Triage the case back to it first.');
    await record({ type: 'triaged', to: 'pathway', reason: 'It has contact after all' });
    expect((await recordIn(next, listing())).agenda).toMatchObject([{ outcome: { status: 'waiting' } }]);
  });

  it('does not put a decided case on by an import, and says so before and after', async () => {
    await endings.agreed();
    const rows = ['NHS number,Hospital number,Surname,Forename,Date of birth,Diagnosis', '9990001235,TT100001,TESTPATIENT-ONE,Ada,14/03/1979,Chordoma'];
    const file = { meetingId: next.id, fileName: 'list.csv', base64: Buffer.from(rows.join('\n')).toString('base64') };
    const preview = await world.take('import.preview', file);
    expect(preview.rows).toMatchObject([{ fate: 'wrongList', choice: 'leave' }]);
    const report = await world.take('import.commit', { by, ...file, basis: preview.basis, choices: [{ row: preview.rows[0]?.row ?? 2, choice: 'take' }] });
    expect(report.rows).toHaveLength(1);
    expect((await read(next)).agenda).toEqual([]);
    expect(await stateNow()).toMatch(/^agreed/);
  });

  it('takes a case that is being discussed elsewhere: it may be put off there', async () => {
    await record({ type: 'discussionStarted', meetingId: first.id });
    expect((await recordIn(next, listing())).agenda).toMatchObject([{ outcome: { status: 'waiting' } }]);
  });
});

describe('a case that is decided after it was listed', () => {
  it('is settled for the later meeting, neither done there nor waiting, until it is listed again', async () => {
    await recordIn(next, listing());
    await endings['no active treatment']();
    expect((await read(next)).agenda).toMatchObject([{ outcome: { meetingId: next.id, status: 'settled', text: 'Decided in the meeting of 26 Nov 2026' } }]);
    await record({ type: 'relisted', because: 'newFinding', detail: 'New MRI' });
    expect((await read(next)).agenda).toMatchObject([{ outcome: { status: 'waiting' } }]);
  });

  it('counts in its own meeting alone', async () => {
    await endings.agreed();
    expect((await read(first)).agenda).toMatchObject([{ outcome: { meetingId: first.id, status: 'agreed' } }]);
  });
});
