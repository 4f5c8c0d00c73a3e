import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand, MeetingCommand } from '../../shared/api/commands.ts';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import { chair as by, details, meetingDay, scribe } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

let world: World;
let meeting: MeetingView;
let caseId: string;

const nextDay = '2026-12-03';
const plan = async (date: string): Promise<MeetingView> => {
  const planned = await world.take('meeting.plan', { by, details: { date, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
  return world.take('meeting.record', { by, meetingId: planned.id, expectedVersion: planned.version, event: { type: 'attendanceRecorded', attendees: [scribe] } });
};
const readCase = (): Promise<CaseView> => world.take('case.read', { caseId });
const readMeeting = ({ id }: MeetingView): Promise<MeetingView> => world.take('meeting.read', { meetingId: id });
const record = async (event: CaseCommand): Promise<CaseView> => world.take('case.record', { by, caseId, expectedVersion: (await readCase()).version, event });
const step = async (of: MeetingView, event: MeetingCommand) => ({ by, meetingId: of.id, expectedVersion: (await readMeeting(of)).version, event });
const recordIn = async (of: MeetingView, event: MeetingCommand): Promise<MeetingView> => world.take('meeting.record', await step(of, event));
const refusedIn = async (of: MeetingView, event: MeetingCommand) => world.refused('meeting.record', await step(of, event));
const list = (of: MeetingView, id = caseId, lateReason = ''): Promise<MeetingView> => recordIn(of, { type: 'caseListed', entry: { caseId: id, estimatedMinutes: 3, lateReason, lateAgreedBy: lateReason === '' ? '' : 'Test Chair' } });

const start: MeetingCommand = { type: 'started' };
const startEarly: MeetingCommand = { type: 'started', onAnotherDay: meetingDay };
const close: MeetingCommand = { type: 'closed', verifier: 'Test Scribe', aloneBecause: '' };
const toPathway: CaseCommand = { type: 'triaged', to: 'pathway', reason: '' };
const urgent: CaseCommand = { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-25' };
const notATumour: CaseCommand = { type: 'pathologyReviewed', result: 'notATumour', reviewer: 'Test Pathologist', on: '2026-11-20' };
const relisted: CaseCommand = { type: 'relisted', because: 'newFinding', detail: 'New MRI' };
const discussIn = ({ id }: MeetingView): Promise<CaseView> => record({ type: 'discussionStarted', meetingId: id });
const notDiscussedIn = ({ id }: MeetingView): Promise<CaseView> => record({ type: 'notDiscussed', meetingId: id, reason: 'Ran out of time' });
const deferIn = ({ id }: MeetingView): Promise<CaseView> => record({ type: 'deferred', meetingId: id, cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' });
const noTreatmentIn = ({ id }: MeetingView): Promise<CaseView> => record({ type: 'noActiveTreatment', meetingId: id, code: '01', reason: 'Declined' });
const agreeIn = async ({ id }: MeetingView): Promise<CaseView> => {
  await record({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' });
  await record({
    type: 'modalityPlanned',
    plan: { modality: 'surgery', site: { id: 'RNOH', name: 'RNOH' }, practitioners: [{ practitionerId: 'david-choi', part: 'lead' }], timing: '', operatingDate: null, operatingWindow: null, procedure: 'en bloc resection', plannedMargin: 'wide' },
  });
  await record({ type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } });
  return record({ type: 'agreed', chair: 'Test Chair', verifier: 'Test Scribe', meetingId: id });
};

beforeEach(async () => {
  world = await createWorld();
  meeting = await plan(meetingDay);
  caseId = (await world.take('case.register', { by, details: details() })).summary.id;
});

describe('a case that was put on the list before its triage', () => {
  it('waits for that meeting as soon as it is triaged to the pathway', async () => {
    await list(meeting);
    expect((await record(toPathway)).summary).toMatchObject({ state: 'awaitingMdt', listedFor: meeting.id });
  });

  it('can be discussed when it is triaged while the meeting goes on, and the meeting closes', async () => {
    await list(meeting);
    await recordIn(meeting, start);
    await record(toPathway);
    await discussIn(meeting);
    await deferIn(meeting);
    expect((await recordIn(meeting, close)).state).toBe('closed');
  });

  it('can be recorded as not discussed', async () => {
    await list(meeting);
    await recordIn(meeting, start);
    await record(toPathway);
    await notDiscussedIn(meeting);
    expect((await readMeeting(meeting)).open).toEqual([]);
  });

  it('stays out when it is triaged out', async () => {
    await list(meeting);
    const out = await record({ type: 'triaged', to: 'otherService', reason: 'Belongs to the limb service' });
    expect(out.summary).toMatchObject({ state: 'exits.otherService', listedFor: null });
  });

  it('is not listed in its record while urgent treatment waits for its note, and is once the note is there', async () => {
    await list(meeting);
    expect((await record(urgent)).summary).toMatchObject({ state: 'urgentTreatment', listedFor: null });
    await recordIn(meeting, start);
    expect((await readCase()).summary.state).toBe('urgentTreatment');
    const noted = await record({ type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' });
    expect(noted.summary).toMatchObject({ state: 'awaitingMdt', listedFor: meeting.id });
  });

  it('stays in its work-up when no open meeting lists it', async () => {
    await list(meeting);
    await recordIn(meeting, { type: 'caseUnlisted', caseId, reason: 'Too early' });
    expect((await record(toPathway)).summary.state).toBe('diagnosis.workup');
  });

  it('is noted once, however much happens to it afterwards', async () => {
    await list(await plan(nextDay));
    await list(meeting);
    await record(toPathway);
    await record({ type: 'addendum', text: 'A note.' });
    const notes = (await record({ type: 'addendum', text: 'Another.' })).history.filter(({ type }) => type === 'listed');
    expect(notes).toHaveLength(1);
  });

  it('waits for the meeting that goes on rather than for a later one', async () => {
    await list(await plan(nextDay));
    await list(meeting);
    await recordIn(meeting, start);
    expect((await record(toPathway)).summary.listedFor).toBe(meeting.id);
  });
});

it('leaves no listed case in its work-up when the meeting starts', async () => {
  await list(meeting);
  // The disk takes the triage and not the note that follows it.
  const { version } = await readCase();
  const stop = world.events.subscribe(() => {
    stop();
    world.events.failNextAppend();
  });
  expect((await world.take('case.record', { by, caseId, expectedVersion: version, event: toPathway })).summary.state).toBe('diagnosis.workup');
  await recordIn(meeting, start);
  expect((await readCase()).summary).toMatchObject({ state: 'awaitingMdt', listedFor: meeting.id });
});

describe('taking a case off the list while the meeting goes on', () => {
  const off: () => MeetingCommand = () => ({ type: 'caseUnlisted', caseId, reason: 'Listed by mistake' });

  it('is possible with a reason, and the meeting closes without it', async () => {
    await list(meeting);
    const started = await recordIn(meeting, start);
    expect(started.open).toHaveLength(1);
    await recordIn(meeting, { type: 'caseCalled', caseId });
    expect(await recordIn(meeting, off())).toMatchObject({ agenda: [], open: [], currentCaseId: null });
    expect((await recordIn(meeting, close)).state).toBe('closed');
  });

  it('leaves the case that is called where another one is taken off', async () => {
    const other = (await world.take('case.register', { by, details: details({}, { patient: { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100002' } }) })).summary.id;
    await list(meeting);
    await list(meeting, other);
    await recordIn(meeting, start);
    await recordIn(meeting, { type: 'caseCalled', caseId: other });
    expect((await recordIn(meeting, off())).currentCaseId).toBe(other);
  });

  it('is refused while its discussion is open', async () => {
    await record(toPathway);
    await list(meeting);
    await recordIn(meeting, start);
    await discussIn(meeting);
    expect(await refusedIn(meeting, off())).toMatchObject({ code: 'notNow', message: expect.stringContaining('discussion') });
    expect((await readMeeting(meeting)).agenda).toHaveLength(1);
  });

  it('is refused once this meeting has an outcome for it, which belongs in its minutes', async () => {
    await record(toPathway);
    await list(meeting);
    await recordIn(meeting, start);
    await notDiscussedIn(meeting);
    expect(await refusedIn(meeting, off())).toMatchObject({ code: 'notNow', message: expect.stringContaining('minutes') });
  });

  it('is refused after the close', async () => {
    await record(toPathway);
    await list(meeting);
    await recordIn(meeting, start);
    await notDiscussedIn(meeting);
    await recordIn(meeting, close);
    expect((await refusedIn(meeting, off())).message).toContain('only an addendum');
  });
});

describe('a case that was settled before this meeting came to it', () => {
  let later: MeetingView;

  beforeEach(async () => {
    await record(toPathway);
    await list(meeting);
    later = await plan(nextDay);
    await list(later);
    await recordIn(meeting, start);
    await discussIn(meeting);
  });

  it.each([
    ['agreed', agreeIn],
    ['found to need no active treatment', noTreatmentIn],
  ] as const)('does not hold the close when it was %s in another meeting', async (_how, decideIn) => {
    await decideIn(meeting);
    const running = await recordIn(later, startEarly);
    expect(running).toMatchObject({ open: [], agenda: [{ outcome: { meetingId: later.id, status: 'settled', text: 'Decided in the meeting of 26 Nov 2026', provisional: false } }] });
    expect(await recordIn(later, close)).toMatchObject({ state: 'closed', agenda: [{ outcome: { status: 'notDiscussed', text: 'Not discussed: decided in the meeting of 26 Nov 2026' } }] });
  });

  it('does not hold the close when no tumour of this pathway was found', async () => {
    await deferIn(meeting);
    await record(notATumour);
    const running = await recordIn(later, startEarly);
    expect(running).toMatchObject({ open: [], agenda: [{ outcome: { status: 'settled', text: 'No tumour of this pathway' } }] });
    expect(await recordIn(later, close)).toMatchObject({ state: 'closed', agenda: [{ outcome: { status: 'notDiscussed', text: 'Not discussed: no tumour of this pathway' } }] });
  });

  it('holds the close while it waits, also after a deferral elsewhere', async () => {
    await deferIn(meeting);
    await recordIn(later, startEarly);
    expect((await refusedIn(later, close)).message).toContain('TESTPATIENT-ONE');
  });

  it('holds the close again once it is listed again after the decision', async () => {
    await noTreatmentIn(meeting);
    await recordIn(later, startEarly);
    await record(relisted);
    expect((await refusedIn(later, close)).message).toContain('TESTPATIENT-ONE');
    await notDiscussedIn(later);
    expect((await recordIn(later, close)).state).toBe('closed');
  });

  it('keeps what the minutes say after the close, whatever is decided later', async () => {
    await noTreatmentIn(meeting);
    await recordIn(later, startEarly);
    const { agenda } = await recordIn(later, close);
    world.travelTo('2026-12-10T09:00:00.000Z');
    await record(relisted);
    const last = await plan('2026-12-10');
    await list(last, caseId);
    expect((await readMeeting(later)).agenda[0]?.outcome).toEqual(agenda[0]?.outcome);
    await recordIn(last, start);
    await discussIn(last);
    await noTreatmentIn(last);
    expect((await readMeeting(later)).agenda[0]?.outcome).toEqual(agenda[0]?.outcome);
  });
});

describe('a case that was carried over and is decided after all', () => {
  let next: MeetingView;
  const putOff = async (): Promise<void> => {
    await discussIn(meeting);
    await deferIn(meeting);
  };

  beforeEach(async () => {
    await record(toPathway);
    await list(meeting);
    await recordIn(meeting, start);
    next = await plan(nextDay);
  });

  it.each([
    ['agreed', agreeIn],
    ['found to need no active treatment', noTreatmentIn],
  ] as const)('leaves the next list when it is %s, with the reason', async (_how, decideIn) => {
    await putOff();
    expect((await readMeeting(next)).agenda).toHaveLength(1);
    await discussIn(meeting);
    await decideIn(meeting);
    const { agenda, history } = await readMeeting(next);
    expect(agenda).toEqual([]);
    expect(history.at(-1)?.text).toContain('Decided in the meeting of 26 Nov 2026');
  });

  it('leaves a circulated list too', async () => {
    await putOff();
    await recordIn(next, { type: 'circulated', to: '', recipients: [] });
    await discussIn(meeting);
    await noTreatmentIn(meeting);
    expect((await readMeeting(next)).agenda).toEqual([]);
  });

  it('stays where somebody put it there by hand', async () => {
    await list(next, caseId, 'The chair wants to see it again');
    await putOff();
    await discussIn(meeting);
    await noTreatmentIn(meeting);
    expect((await readMeeting(next)).agenda).toHaveLength(1);
  });

  it('stays on a list whose meeting has started', async () => {
    await putOff();
    await recordIn(next, startEarly);
    await discussIn(meeting);
    await noTreatmentIn(meeting);
    expect((await readMeeting(next)).agenda).toMatchObject([{ outcome: { status: 'settled' } }]);
  });

  it('comes back to the next list when the decision is opened again and put off', async () => {
    await putOff();
    await discussIn(meeting);
    await noTreatmentIn(meeting);
    await record({ type: 'reopened', meetingId: meeting.id, reason: 'Wrong patient was read out' });
    await deferIn(meeting);
    expect((await readMeeting(next)).agenda).toMatchObject([{ entry: { caseId, lateReason: 'Carried over: deferred 1×, last: imaging' } }]);
  });
});
