import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand, MeetingCommand, ModalityDraft } from '../../shared/api/commands.ts';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { chair, details, meetingDay, nhnn, rnoh } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

const by = chair;
const attendees: Attendee[] = (['chair', 'spinalSurgeon', 'clinicalOncologist', 'radiologist', 'pathologist', 'nurseSpecialist'] as const).map((role) => ({
  name: `Test ${role}`,
  role,
  trust: 'Test Trust North',
  practitionerId: null,
  presence: 'present',
  deputyFor: null,
}));
const choi = { practitionerId: 'david-choi', part: 'lead' } as const;
const surgeryDraft = (changes: Partial<Extract<ModalityDraft, { modality: 'surgery' }>> = {}): CaseCommand => ({
  type: 'modalityPlanned',
  plan: { modality: 'surgery', site: rnoh, practitioners: [choi], timing: '', operatingDate: null, operatingWindow: null, procedure: 'en bloc resection', plannedMargin: 'wide', ...changes },
});
const curative: CaseCommand = { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null } };

let world: World;
let meeting: MeetingView;
let view: CaseView;

const record = async (event: CaseCommand): Promise<CaseView> => (view = await world.take('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event }));
const recordMeeting = async (event: MeetingCommand): Promise<MeetingView> => {
  meeting = await world.take('meeting.read', { meetingId: meeting.id });
  meeting = await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event });
  return meeting;
};
const list = (caseId: string, lateReason = ''): Promise<MeetingView> => recordMeeting({ type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason, lateAgreedBy: lateReason === '' ? '' : 'Test Chair' } });

beforeEach(async () => {
  world = await createWorld();
  meeting = await world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '08:00', place: 'Seminar room', cutOff: null, chair: 'Test Chair', scribe: 'Test Scribe' } });
  view = await world.take('case.register', { by, details: details() });
  await record({ type: 'triaged', to: 'pathway', reason: '' });
  await record({ type: 'resultsReady' });
  await record({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: '2026-11-20' });
  await list(view.summary.id);
  view = await world.take('case.read', { caseId: view.summary.id });
});

const startMeeting = async (): Promise<void> => {
  await recordMeeting({ type: 'attendanceRecorded', attendees });
  await recordMeeting({ type: 'started' });
  view = await world.take('case.read', { caseId: view.summary.id });
};
const discuss = async (): Promise<void> => {
  await startMeeting();
  await record({ type: 'discussionStarted', meetingId: meeting.id });
};
const agree = { type: 'agreed', chair: 'Test Chair', verifier: 'Test Scribe' } as const;

describe('a meeting from list to seal', () => {
  it('records the site and the surgeon, reads the decision back, closes with a second check and seals every case', async () => {
    await discuss();
    await record(surgeryDraft());
    await record(curative);
    await record({ ...agree, meetingId: meeting.id });
    expect(view.discussions[0]?.outcome).toMatchObject({
      kind: 'agreed',
      readBack: 'Surgery (en bloc resection) at Royal National Orthopaedic Hospital, lead David Choi (designated) visiting from NHNN, to be confirmed, wide margin planned; with curative intent. Key worker: Test CNS 1.',
    });
    await recordMeeting({ type: 'closed', verifier: 'Test Scribe', aloneBecause: '' });
    expect(meeting.state).toBe('closed');
    expect(meeting.seal).toMatchObject({ verifier: 'Test Scribe', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(meeting.agenda[0]?.outcome).toMatchObject({ status: 'agreed', provisional: false });
  });

  it('names the cases that have no outcome when it is to be closed, and changes nothing', async () => {
    await startMeeting();
    const refusal = await world.refused('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'closed', verifier: 'Test Scribe', aloneBecause: '' } });
    expect(refusal.message).toContain('TESTPATIENT-ONE');
    expect((await world.take('meeting.read', { meetingId: meeting.id })).state).toBe('inProgress');
  });

  it('closes alone only with a reason, and never with the chair as second person', async () => {
    await startMeeting();
    await record({ type: 'notDiscussed', meetingId: meeting.id, reason: 'Ran out of time' });
    const close = (verifier: string, aloneBecause: string) => ({ by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'closed', verifier, aloneBecause } as const });
    expect((await world.refused('meeting.record', close('', ''))).message).toContain('second person');
    expect((await world.refused('meeting.record', close('test chair', ''))).message).toContain('somebody else');
    expect((await world.take('meeting.record', close('', 'Nobody else stayed'))).state).toBe('closed');
  });

  it('takes only addenda after the close', async () => {
    await startMeeting();
    await record({ type: 'notDiscussed', meetingId: meeting.id, reason: 'Ran out of time' });
    await recordMeeting({ type: 'closed', verifier: 'Test Scribe', aloneBecause: '' });
    const attempt = { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'attendanceRecorded', attendees: [] } as const };
    expect((await world.refused('meeting.record', attempt)).message).toContain('only an addendum');
    expect((await recordMeeting({ type: 'addendum', text: 'The MRI was of 16 November.', because: 'The minutes name another day', caseId: null })).addenda).toHaveLength(1);
  });

  it('marks a decision without a quorum as provisional', async () => {
    await recordMeeting({ type: 'attendanceRecorded', attendees: attendees.filter(({ role }) => role !== 'pathologist') });
    await recordMeeting({ type: 'started' });
    view = await world.take('case.read', { caseId: view.summary.id });
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record({ type: 'deferred', meetingId: meeting.id, cause: 'pathology', detail: 'No pathologist', owner: 'Test Coordinator', due: '2026-12-03' });
    const after = await world.take('meeting.read', { meetingId: meeting.id });
    expect(after.quorum).toMatchObject({ met: false, missing: [['pathologist']], unverified: true });
    expect(after.agenda[0]?.outcome).toMatchObject({ status: 'deferred', provisional: true });
  });
});

describe('what the core adds and checks', () => {
  it('asks the visiting surgeon by itself, and tells him when he is no longer on the plan (K5)', async () => {
    await discuss();
    await record(surgeryDraft());
    expect(view.arrangements).toMatchObject([{ status: 'requested', request: { homeSite: 'NHNN', hostSite: 'RNOH', surgeonName: 'David Choi' } }]);
    await record({ type: 'modalityWithdrawn', modality: 'surgery' });
    expect(view.arrangements).toMatchObject([{ status: 'cancelled' }]);
  });

  it('offers a surgeon the new day when the operation is moved', async () => {
    await discuss();
    await record(surgeryDraft({ operatingDate: '2026-12-03' }));
    await record(surgeryDraft({ operatingDate: '2026-12-10' }));
    expect(view.arrangements).toMatchObject([{ status: 'requested', request: { dateOptions: ['2026-12-10'] } }]);
  });

  it('fills in which default an agreement replaces, and does not ask the screen (F3)', async () => {
    await discuss();
    await record(surgeryDraft({ site: nhnn }));
    await record({ type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'expertise', words: 'Neurosurgery there', agreedBy: ['spinalSurgeon'], dissentedBy: [] } });
    expect(view.plan.offDefault).toMatchObject([{ replaces: 'RNOH', on: meetingDay }]);
  });

  it('counts for an agreement whoever is in the room at that moment, not only at the beginning of the discussion (K3)', async () => {
    await discuss();
    await record(surgeryDraft({ site: nhnn }));
    const agreement: CaseCommand = { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'expertise', words: 'Neurosurgery there', agreedBy: ['sarcomaSurgeon'], dissentedBy: [] } };
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: agreement })).message).toContain('Only roles that are present');
    const { attendees } = await world.take('meeting.read', { meetingId: meeting.id });
    meeting = await world.take('meeting.read', { meetingId: meeting.id });
    await recordMeeting({ type: 'attendanceRecorded', attendees: [...attendees, { name: 'Test Late', role: 'sarcomaSurgeon', trust: '', practitionerId: null, presence: 'present', deputyFor: null }] });
    await record(agreement);
    expect(view.plan.offDefault).toMatchObject([{ agreedBy: ['sarcomaSurgeon'] }]);
    await recordMeeting({ type: 'attendanceRecorded', attendees });
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: agreement })).message).toContain('Only roles that are present');
  });

  it('knows no practitioner that the directory does not hold, and none named twice (K6)', async () => {
    await discuss();
    const attempt = (practitioners: { practitionerId: string; part: 'lead' | 'with' }[]) => ({ by, caseId: view.summary.id, expectedVersion: view.version, event: surgeryDraft({ practitioners }) });
    expect(await world.refused('case.record', attempt([{ practitionerId: 'nobody', part: 'lead' }]))).toMatchObject({ code: 'notFound', clauses: ['K6'] });
    expect((await world.refused('case.record', attempt([choi, { ...choi, part: 'with' }]))).message).toContain('named twice');
  });

  it('holds a contact until a named person confirms the standing (D4, K6)', async () => {
    await discuss();
    const contact = surgeryDraft({ practitioners: [{ practitionerId: 'hanny-anwar', part: 'lead' }] });
    await record(contact);
    await record(curative);
    expect(view.agreementBlocks).toMatchObject([{ topic: 'surgeons', clauses: ['K6', 'P6a'] }]);
    const confirmed = await world.take('directory.confirm', { by, practitionerId: 'hanny-anwar', designation: { status: 'core', modality: 'surgery', from: null, until: null } });
    expect(confirmed.practitioner.designations.at(-1)).toMatchObject({ designatedBy: 'Test Chair', source: 'Confirmed by Test Chair on 26 Nov 2026', unverified: null });
    await record(contact);
    expect(view.agreementBlocks).toEqual([]);
  });

  it('refuses a step on a version that has moved on, and names who moved it', async () => {
    const stale = view;
    await record({ type: 'addendum', text: 'A note.' });
    const refusal = await world.refused('case.record', { by, caseId: stale.summary.id, expectedVersion: stale.version, event: { type: 'addendum', text: 'Another.' } });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('Test Chair') });
  });

  it('records nothing when the disk does not take it, and says so', async () => {
    await discuss();
    const before = view;
    world.events.failNextAppend();
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: surgeryDraft() })).code).toBe('notSaved');
    const after = await world.take('case.read', { caseId: before.summary.id });
    expect(after).toEqual(before);
    expect((await record(surgeryDraft())).plan.modalities).toHaveLength(1);
  });

  it('discusses a case only in a meeting that lists it', async () => {
    const other = await world.take('case.register', { by, details: details({}, { patient: { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100002' } }) });
    await startMeeting();
    const triaged = await world.take('case.record', { by, caseId: other.summary.id, expectedVersion: other.version, event: { type: 'triaged', to: 'pathway', reason: '' } });
    const refusal = await world.refused('case.record', { by, caseId: other.summary.id, expectedVersion: triaged.version, event: { type: 'discussionStarted', meetingId: meeting.id } });
    expect(refusal.message).toContain('not on the list');
  });

  it('takes a late case only with a reason once the meeting has started', async () => {
    const other = await world.take('case.register', { by, details: details(), duplicateBecause: 'a second tumour' });
    await startMeeting();
    expect((await world.refused('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'caseListed', entry: { caseId: other.summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } })).message).toContain('why the case comes late');
    expect((await list(other.summary.id, 'Cord signs since Monday; chair agreed')).agenda).toHaveLength(2);
  });

  it('tells everybody who listens what has changed', async () => {
    const heard = world.pushed.length;
    await record({ type: 'addendum', text: 'A note.' });
    expect(world.pushed.slice(heard)).toEqual([{ name: 'changed', data: { kind: 'case', id: view.summary.id, version: view.version } }]);
  });
});

describe('what a reviewer tried', () => {
  const decide = async (): Promise<void> => {
    await discuss();
    await record(surgeryDraft({ operatingDate: '2026-12-03' }));
    await record(curative);
    await record({ ...agree, meetingId: meeting.id });
  };
  const visit = (): string => view.arrangements.at(-1)?.request.arrangementId ?? '';

  it('asks the surgeon again for the operation of a new course: an earlier visit does not count for it (K5, I11)', async () => {
    await decide();
    await record({ type: 'arrangementAccepted', arrangementId: visit(), date: '2026-12-03' });
    await record({ type: 'hostConfirmed', arrangementId: visit(), host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } });
    await record({ type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [] });
    await record({ type: 'treatmentCompleted', on: '2026-12-03' });
    await record({ type: 'relisted', because: 'recurrence', detail: 'New lesion' });
    view = await world.take('case.read', { caseId: view.summary.id });
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record(surgeryDraft());
    expect(view.arrangements.map(({ status }) => status)).toEqual(['done', 'requested']);
    expect(view.readBack).toContain('to be confirmed');
  });

  it('names a place by its id, and takes no id that the pathway does not list (K1b, F3)', async () => {
    await discuss();
    await record(surgeryDraft({ site: { id: 'RNOH', name: 'Some Private Clinic' } }));
    expect(view.readBack).toContain('Royal National Orthopaedic Hospital');
    expect(view.readBack).not.toContain('Clinic');
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: surgeryDraft({ site: { id: 'ROYAL', name: 'RNOH' } }) })).message).toContain('lists no such site');
  });

  it('ends a discussion only in the meeting it began in (K2a, I10)', async () => {
    await discuss();
    await record(surgeryDraft());
    await record(curative);
    const other = await world.take('meeting.plan', { by, details: { ...meeting.details, place: 'Another room' } });
    const listed = await world.take('meeting.record', { by, meetingId: other.id, expectedVersion: other.version, event: { type: 'caseListed', entry: { caseId: view.summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
    await world.take('meeting.record', { by, meetingId: other.id, expectedVersion: listed.version, event: { type: 'started' } });
    view = await world.take('case.read', { caseId: view.summary.id });
    expect(await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: { ...agree, meetingId: other.id } })).toMatchObject({ clauses: ['K2a'], message: expect.stringContaining('it is decided there') });
    expect((await record({ ...agree, meetingId: meeting.id })).discussions).toHaveLength(1);
  });

  it('drops an agreement on another site when the meeting goes back to the default (F3)', async () => {
    await discuss();
    await record(surgeryDraft({ site: nhnn }));
    await record({ type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'expertise', words: 'Neurosurgery there', agreedBy: ['spinalSurgeon'], dissentedBy: [] } });
    await record(surgeryDraft());
    expect(view.plan.offDefault).toEqual([]);
  });

  it('calls a visit off when the meeting finds no treatment right (K5)', async () => {
    await discuss();
    await record(surgeryDraft());
    await record({ type: 'noActiveTreatment', meetingId: meeting.id, code: '01', reason: 'Declined' });
    expect(view.arrangements).toMatchObject([{ status: 'cancelled' }]);
    expect(await world.take('operations.list', { practitionerId: 'david-choi' })).toEqual([]);
  });

  it('agrees with the standing the directory has at that moment (K6, D4)', async () => {
    await discuss();
    await record(surgeryDraft({ practitioners: [{ practitionerId: 'hanny-anwar', part: 'lead' }] }));
    await record(curative);
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: { ...agree, meetingId: meeting.id } })).clauses).toContain('K6');
    await world.take('directory.confirm', { by, practitionerId: 'hanny-anwar', designation: { status: 'core', modality: 'surgery', from: null, until: null } });
    await record({ ...agree, meetingId: meeting.id });
    expect(view.discussions[0]?.outcome).toMatchObject({ readBack: expect.stringContaining('Hanny Anwar (core)') });
  });

  it('agrees no treatment where the review found no tumour, and starts none before its discussion (P4, K2b)', async () => {
    await decide();
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: { type: 'treatmentStarted', modality: 'surgery', on: '2026-10-01', practitioners: [] } })).clauses).toContain('K2b');
    await record({ type: 'reopened', meetingId: meeting.id, reason: 'Pathology came in' });
    await record({ type: 'pathologyReviewed', result: 'notATumour', reviewer: 'Test Pathologist', on: '2026-11-26' });
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: { ...agree, meetingId: meeting.id } })).clauses).toContain('P4');
  });
});

describe('my operating', () => {
  it('shows the surgeon the operation that waits for an answer, and what became of it (K5)', async () => {
    await discuss();
    await record(surgeryDraft({ operatingDate: '2026-12-03' }));
    await record(curative);
    await record({ ...agree, meetingId: meeting.id });
    const [mine] = await world.take('operations.list', { practitionerId: 'david-choi' });
    expect(mine).toMatchObject({ caseId: view.summary.id, site: 'Royal National Orthopaedic Hospital', operatingDays: '3 Dec 2026', arrangement: { status: 'requested' } });
    const arrangementId = mine?.arrangement?.request.arrangementId ?? '';
    await record({ type: 'arrangementAccepted', arrangementId, date: '2026-12-03' });
    expect(view.summary.state).toBe('agreed.arranging');
    await record({ type: 'hostConfirmed', arrangementId, host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } });
    expect(view.summary.state).toBe('agreed.ready');
    expect(await world.take('operations.list', { practitionerId: 'david-choi' })).toMatchObject([{ arrangement: { status: 'arranged' } }]);
    expect(await world.take('operations.list', { practitionerId: 'parag-sayal' })).toEqual([]);
  });

  it('shows an operation until its case is closed, then no more: nothing is open there (P3, K5)', async () => {
    await discuss();
    await record(surgeryDraft({ operatingDate: '2026-12-03' }));
    await record(curative);
    await record({ ...agree, meetingId: meeting.id });
    const arrangementId = view.arrangements[0]?.request.arrangementId ?? '';
    await record({ type: 'arrangementAccepted', arrangementId, date: '2026-12-03' });
    expect(await world.take('operations.list', { practitionerId: 'david-choi' })).toHaveLength(1);
    await record({ type: 'hostConfirmed', arrangementId, host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } });
    await record({ type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [{ practitionerId: 'david-choi', part: 'lead' }] });
    await record({ type: 'treatmentCompleted', on: '2026-12-03' });
    await record({ type: 'followedUp', followed: 'yes', reason: '' });
    expect(view.summary.state).toBe('closed');
    expect(await world.take('operations.list', { practitionerId: 'david-choi' })).toEqual([]);
    expect(view.arrangements).toHaveLength(1);
  });

  it('asks another surgeon when one declines, and takes the first off', async () => {
    await discuss();
    await record(surgeryDraft());
    await record(curative);
    await record({ ...agree, meetingId: meeting.id });
    await record({ type: 'arrangementDeclined', arrangementId: view.arrangements[0]?.request.arrangementId ?? '', reason: 'On leave' });
    expect(view.summary.state).toBe('agreed.surgeonToChoose');
    await record({ type: 'surgeonReplaced', replaces: 'david-choi', practitioner: { practitionerId: 'parag-sayal', part: 'lead' }, reason: 'David Choi is on leave' });
    expect(view.arrangements.at(-1)).toMatchObject({ status: 'requested', request: { practitionerId: 'parag-sayal' } });
    expect(view.summary.state).toBe('agreed.arranging');
  });
});

it('gives the same screens when the program starts again on the same record (I13)', async () => {
  await discuss();
  await record(surgeryDraft());
  const again = await createWorld(world.events);
  expect(await again.take('case.read', { caseId: view.summary.id })).toEqual(view);
  expect(await again.take('meeting.read', { meetingId: meeting.id })).toEqual(await world.take('meeting.read', { meetingId: meeting.id }));
});

it('reports no fault of its own on any of these ways', () => {
  expect(world.faults).toEqual([]);
});

describe('taking an entry of the plan back before it is agreed', () => {
  const takenBack: CaseCommand = { type: 'entryTakenBack' };
  const nhnnAgreed: CaseCommand = { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'jointSurgery', words: 'Both teams are there.', agreedBy: ['chair', 'spinalSurgeon'], dissentedBy: [] } };

  it('says again what stood before, entry by entry, and keeps every one in the history', async () => {
    await discuss();
    await record(surgeryDraft());
    await record(surgeryDraft({ procedure: 'curettage' }));
    await record(curative);
    const before = view.history.length;
    await record(takenBack);
    expect(view.plan.notes.intent).toBeNull();
    await record(takenBack);
    expect(view.plan.modalities).toMatchObject([{ procedure: 'en bloc resection' }]);
    await record(takenBack);
    expect(view.plan.modalities).toEqual([]);
    expect(view.history.length).toBeGreaterThan(before + 2);
    expect(view.history.map(({ text }) => text).filter((text) => text.startsWith('Taken back'))).toHaveLength(3);
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: takenBack })).message).toBe('Nothing of this discussion is left to take back.');
  });

  it('takes a plan and the agreement behind it back together, and gives back an agreement that another site had ended', async () => {
    await discuss();
    await record(surgeryDraft());
    await record(surgeryDraft({ site: nhnn }));
    await record(nhnnAgreed);
    await record(takenBack);
    expect(view.plan).toMatchObject({ modalities: [{ site: { id: 'RNOH' } }], offDefault: [] });
    await record(surgeryDraft({ site: nhnn }));
    await record(nhnnAgreed);
    await record(surgeryDraft());
    expect(view.plan.offDefault).toEqual([]);
    await record(takenBack);
    expect(view.plan).toMatchObject({ modalities: [{ site: { id: 'NHNN' } }], offDefault: [{ words: 'Both teams are there.' }] });
  });

  it('takes back a fact that was edited in place, another key worker with the notes of the same form, and an action, each as it stood before', async () => {
    await discuss();
    await record(surgeryDraft());
    const { tumour, keyWorker } = view.details;
    await record({ type: 'detailsChanged', changes: { tumour: { ...tumour, skullBase: 'yes' } }, reason: '' });
    await record({ type: 'detailsChanged', changes: { keyWorker: 'Test CNS 9' }, reason: '' });
    await record(curative);
    await record({ type: 'actionAdded', words: 'Send the images', owner: 'Test Radiologist', due: '2026-11-30' });
    expect(view.readBack).toContain('Send the images');
    await record(takenBack);
    expect(view.summary.openItems).toEqual([]);
    expect(view.readBack).not.toContain('Send the images');
    await record(takenBack);
    expect([view.plan.notes.intent, view.details.keyWorker]).toEqual([null, keyWorker]);
    expect(view.details.tumour.skullBase).toBe('yes');
    await record(takenBack);
    expect(view.details.tumour).toEqual(tumour);
    expect(view.plan.modalities).toHaveLength(1);
    await record(takenBack);
    expect(view.plan.modalities).toEqual([]);
    expect(view.history.filter(({ text }) => text.startsWith('Taken back'))).toHaveLength(5);
  });

  it('leaves what is edited at a desk while the case is discussed', async () => {
    await discuss();
    await record(surgeryDraft());
    await record({ type: 'detailsChanged', changes: { question: 'Asked anew?' }, reason: '' });
    await record(takenBack);
    expect(view.details.question).toBe('Asked anew?');
    expect(view.plan.modalities).toEqual([]);
  });

  it('does not touch what was agreed', async () => {
    await discuss();
    await record(surgeryDraft());
    await record(curative);
    await record({ ...agree, meetingId: meeting.id });
    expect((await world.refused('case.record', { by, caseId: view.summary.id, expectedVersion: view.version, event: takenBack })).message).toContain('A decision is re-opened instead');
  });
});

describe('the read-back of what else was decided', () => {
  it('names a referral elsewhere, dissent with its name, actions taken on in this discussion, who tells the patient and the key worker', async () => {
    await record({ type: 'actionAdded', words: 'An older action', owner: 'Test Nurse', due: '2026-12-01' });
    world.travelTo('2026-11-26T09:30:00.000Z');
    await discuss();
    await record({ type: 'modalityPlanned', plan: { modality: 'referralElsewhere', site: { id: 'other', name: 'Test Proton Centre' }, detail: 'opinion on protons' } });
    await record({ type: 'planNoted', notes: { intent: 'notKnown', rationale: '', alternatives: '', conditions: [], dissent: 'Surgery first was preferred', dissentBy: 'Test Surgeon A', toldBy: 'Test Nurse', toldOn: '2026-11-27' } });
    await record({ type: 'detailsChanged', changes: { keyWorker: 'Test CNS' }, reason: '' });
    await record({ type: 'actionAdded', words: 'Send the images', owner: 'Test Radiologist', due: '2026-11-30' });
    expect(view.readBack).toBe(
      'Referral elsewhere (opinion on protons) to Test Proton Centre; intent not known. Dissent (Test Surgeon A): Surgery first was preferred. Actions: Send the images (Test Radiologist, by 30 Nov 2026). Test Nurse tells the patient by 27 Nov 2026. Key worker: Test CNS.',
    );
  });
});
