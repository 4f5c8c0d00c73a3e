import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand, MeetingCommand } from '../../shared/api/commands.ts';
import type { MeetingView } from '../../shared/api/views.ts';
import { chair as by, details, meetingDay } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

let world: World;
let caseId: string;

const plan = (date: string, cutOff: string | null = null): Promise<MeetingView> =>
  world.take('meeting.plan', { by, details: { date, startsAt: '08:00', place: '', cutOff, chair: 'Test Chair', scribe: '' } });
const record = async (event: CaseCommand): Promise<void> => {
  const { version } = await world.take('case.read', { caseId });
  await world.take('case.record', { by, caseId, expectedVersion: version, event });
};
const agenda = async (meeting: MeetingView) => (await world.take('meeting.read', { meetingId: meeting.id })).agenda;
const urgent: CaseCommand = { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-25' };

beforeEach(async () => {
  world = await createWorld();
  caseId = (await world.take('case.register', { by, details: details() })).summary.id;
});

describe('urgent treatment before the meeting (K2b, D5)', () => {
  it('puts the case on the next meeting by itself, also after its cut-off, with the reason', async () => {
    const later = await plan('2026-12-03');
    const next = await plan(meetingDay, '2026-11-24');
    await record(urgent);
    expect(await agenda(next)).toMatchObject([{ entry: { caseId, lateReason: expect.stringContaining('K2b') } }]);
    expect(await agenda(later)).toEqual([]);
  });

  it('waits for the next meeting to be planned where there is none', async () => {
    await record(urgent);
    await record({ type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' });
    expect(await agenda(await plan('2026-12-03'))).toMatchObject([{ entry: { caseId }, case: { retrospective: true } }]);
  });

  it('lists it once, however often meetings are planned', async () => {
    const next = await plan(meetingDay);
    await record(urgent);
    const later = await plan('2026-12-03');
    expect(await agenda(next)).toHaveLength(1);
    expect(await agenda(later)).toEqual([]);
  });
});

describe('a case that was put off', () => {
  const startWithCase = async (): Promise<MeetingView> => {
    const meeting = await plan(meetingDay);
    await record({ type: 'triaged', to: 'pathway', reason: '' });
    const listed = await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
    await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: listed.version, event: { type: 'started' } });
    return meeting;
  };

  it('comes back to the next meeting by itself, with its count', async () => {
    const meeting = await startWithCase();
    const next = await plan('2026-12-03');
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record({ type: 'deferred', meetingId: meeting.id, cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' });
    expect(await agenda(next)).toMatchObject([{ entry: { caseId }, case: { deferrals: 1, state: 'awaitingMdt' }, outcome: { status: 'waiting' } }]);
  });

  it('does not come back when it was decided', async () => {
    const meeting = await startWithCase();
    const next = await plan('2026-12-03');
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record({ type: 'noActiveTreatment', meetingId: meeting.id, code: '01', reason: 'Declined' });
    expect(await agenda(next)).toEqual([]);
  });
});

describe('an urgent case, treated or not', () => {
  const callUrgent: CaseCommand = { type: 'detailsChanged', changes: { urgent: 'yes' }, reason: '' };
  const step = async (meeting: MeetingView, event: MeetingCommand) => world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: (await world.take('meeting.read', { meetingId: meeting.id })).version, event });
  const list = (meeting: MeetingView) => step(meeting, { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
  const isOn = async (meeting: MeetingView): Promise<boolean> => (await agenda(meeting)).some(({ entry }) => entry.caseId === caseId);
  const onLists = async (...meetings: MeetingView[]): Promise<boolean[]> => Promise.all(meetings.map(isOn));
  const byRule = { lateReason: 'Carried over: urgent', lateAgreedBy: 'by rule (K2a, K2b)' };

  it('goes onto the next list as soon as it is called urgent, and a routine one does not', async () => {
    const [next, later] = [await plan(meetingDay), await plan('2026-12-03')];
    await record({ type: 'detailsChanged', changes: { question: 'Another question' }, reason: '' });
    expect(await onLists(next, later)).toEqual([false, false]);
    await record(callUrgent);
    expect(await agenda(next)).toMatchObject([{ entry: { caseId, ...byRule } }]);
    expect(await isOn(later)).toBe(false);
  });

  it('goes onto the next list when it is recorded as urgent, also where it is then listed by hand for that very meeting', async () => {
    const next = await plan(meetingDay);
    const { summary } = await world.take('case.register', { by, details: details({}, { urgent: 'yes', patient: { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100002' } }) });
    expect((await agenda(next)).map(({ entry }) => entry.caseId)).toEqual([summary.id]);
    const listed = await step(next, { type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
    expect(listed.agenda).toHaveLength(1);
  });

  it('goes onto a meeting that is planned later but comes earlier, and leaves the list the rule had put it on', async () => {
    const later = await plan('2026-12-03');
    await record(callUrgent);
    expect(await isOn(later)).toBe(true);
    const sooner = await plan(meetingDay);
    expect(await onLists(sooner, later)).toEqual([true, false]);
    expect((await world.take('meeting.read', { meetingId: later.id })).history.at(-1)?.text).toBe('A case was taken off the list by rule: On the list of 26 Nov 2026 now');
  });

  it('goes onto the next list beside the later one where somebody had listed it by hand', async () => {
    const later = await plan('2026-12-03');
    await list(later);
    await record(callUrgent);
    const sooner = await plan(meetingDay);
    expect(await onLists(sooner, later)).toEqual([true, true]);
  });

  it('goes to the meeting after the next one when the next is cancelled, and a routine case stays on no list', async () => {
    const [next, later] = [await plan(meetingDay), await plan('2026-12-03')];
    await list(next);
    await step(next, { type: 'cancelled', reason: 'Bank holiday' });
    expect(await isOn(later)).toBe(false);
    expect(await world.take('cases.onNoList', {})).toMatchObject([{ caseId }]);
    await step(next, { type: 'cancellationTakenBack' });
    await record(callUrgent);
    await step(next, { type: 'cancelled', reason: 'Bank holiday' });
    expect(await isOn(later)).toBe(true);
    expect(await world.take('cases.onNoList', {})).toEqual([]);
  });

  it('follows the order of the meetings when one is moved', async () => {
    const [first, second] = [await plan('2026-11-27'), await plan('2026-12-03')];
    await record(callUrgent);
    await step(first, { type: 'moved', date: '2026-12-10', startsAt: '08:00', cutOff: null, cutOffTime: '23:59', reason: 'The room is taken' });
    expect(await onLists(first, second)).toEqual([false, true]);
  });

  it('is not put back on a list somebody has taken it off, until something new happens to it', async () => {
    const next = await plan(meetingDay);
    await record(callUrgent);
    await step(next, { type: 'caseUnlisted', caseId, reason: 'On another list of ours' });
    expect(await world.take('cases.onNoList', {})).toMatchObject([{ caseId, urgent: true, how: 'Taken off the list of 26 Nov 2026 by Test Chair: On another list of ours' }]);
    const later = await plan('2026-12-03');
    expect(await onLists(next, later)).toEqual([false, true]);
    await record(urgent);
    expect(await isOn(next)).toBe(true);
  });

  it('is not put on the next list while it waits in a meeting that goes on', async () => {
    const now = await plan(meetingDay);
    await record({ type: 'triaged', to: 'pathway', reason: '' });
    await record(callUrgent);
    await step(now, { type: 'started' });
    const next = await plan('2026-12-03');
    expect(await isOn(next)).toBe(false);
    await record({ type: 'notDiscussed', meetingId: now.id, reason: 'Ran out of time' });
    expect(await isOn(next)).toBe(true);
  });

  it('goes onto the next list with the list it is imported with for a later one', async () => {
    const [next, later] = [await plan(meetingDay), await plan('2026-12-03')];
    const rows = ['NHS number,Hospital number,Surname,Forename,Date of birth,Referral date,Referral reason,Diagnosis,Urgent', '9990080429,TT100002,TESTPATIENT-TWO,Ben,03/02/1981,20/11/2026,Pain,Chordoma,yes'];
    const file = { meetingId: later.id, fileName: 'list.csv', base64: Buffer.from(rows.join('\n')).toString('base64') };
    const preview = await world.take('import.preview', file);
    await world.take('import.commit', { by, ...file, basis: preview.basis, choices: preview.rows.map(({ row }) => ({ row, choice: 'take' as const })) });
    expect((await agenda(next)).map((line) => line.case?.name)).toEqual(['TESTPATIENT-TWO, Ben']);
  });

  it('comes to the next meeting when it was decided and is listed again without one', async () => {
    const now = await plan(meetingDay);
    await record({ type: 'triaged', to: 'pathway', reason: '' });
    await list(now);
    await step(now, { type: 'started' });
    await record({ type: 'discussionStarted', meetingId: now.id });
    await record({ type: 'noActiveTreatment', meetingId: now.id, code: '01', reason: 'Declined' });
    await step(now, { type: 'closed', verifier: '', aloneBecause: 'Invented for a test' });
    await record({ type: 'relisted', because: 'newFinding', detail: 'New MRI' });
    expect(await world.take('cases.onNoList', {})).toMatchObject([{ caseId, stage: 'waiting', how: 'On the list of 26 Nov 2026, and on none since' }]);
    expect(await agenda(await plan('2026-12-03'))).toMatchObject([{ entry: { caseId, lateReason: 'Carried over: listed again' } }]);
    expect(await world.take('cases.onNoList', {})).toEqual([]);
  });
});
