import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/api/commands.ts';
import type { Role } from '../../shared/domain/actor.ts';
import { details, meetingDay, nhnn } from '../fakes/records.ts';
import { createWorld } from '../fakes/world.ts';
import { agree, allPresent, choi, curative, surgeryDraft, oneCaseMeetingEach } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();

describe('a meeting from list to seal', () => {
  it('records the site and the surgeon, reads the decision back, closes with a second check and seals every case', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
    expect(room().view.discussions[0]?.outcome).toMatchObject({
      kind: 'agreed',
      readBack: 'Surgery (en bloc resection) at Royal National Orthopaedic Hospital, lead David Choi (designated) visiting from NHNN, to be confirmed, wide margin planned; with curative intent. Key worker: Test CNS 1.',
    });
    await room().recordMeeting({ type: 'closed', verifier: 'Test Scribe', aloneBecause: '' });
    expect(room().meeting.state).toBe('closed');
    expect(room().meeting.seal).toMatchObject({ verifier: 'Test Scribe', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(room().meeting.agenda[0]?.outcome).toMatchObject({ status: 'agreed', provisional: false });
  });

  it('names the cases that have no outcome when it is to be closed, and changes nothing', async () => {
    await room().start();
    const refusal = await room().world.refused('meeting.record', { by: room().by, meetingId: room().meeting.id, expectedVersion: room().meeting.version, event: { type: 'closed', verifier: 'Test Scribe', aloneBecause: '' } });
    expect(refusal.message).toContain('TESTPATIENT-ONE');
    expect((await room().world.take('meeting.read', { meetingId: room().meeting.id })).state).toBe('inProgress');
  });

  it('closes alone only with a reason, and never with the chair as second person', async () => {
    await room().start();
    await room().record({ type: 'notDiscussed', meetingId: room().meeting.id, reason: 'Ran out of time' });
    const close = (verifier: string, aloneBecause: string) => ({ by: room().by, meetingId: room().meeting.id, expectedVersion: room().meeting.version, event: { type: 'closed', verifier, aloneBecause } as const });
    expect((await room().world.refused('meeting.record', close('', ''))).message).toContain('second person');
    expect((await room().world.refused('meeting.record', close('test chair', ''))).message).toContain('somebody else');
    expect((await room().world.take('meeting.record', close('', 'Nobody else stayed'))).state).toBe('closed');
  });

  it('takes only addenda after the close', async () => {
    await room().start();
    await room().record({ type: 'notDiscussed', meetingId: room().meeting.id, reason: 'Ran out of time' });
    await room().recordMeeting({ type: 'closed', verifier: 'Test Scribe', aloneBecause: '' });
    const attempt = { by: room().by, meetingId: room().meeting.id, expectedVersion: room().meeting.version, event: { type: 'attendanceRecorded', attendees: [] } as const };
    expect((await room().world.refused('meeting.record', attempt)).message).toContain('only an addendum');
    expect((await room().recordMeeting({ type: 'addendum', text: 'The MRI was of 16 November.', because: 'The minutes name another day', caseId: null })).addenda).toHaveLength(1);
  });

  it('marks a decision without a quorum as provisional', async () => {
    await room().recordMeeting({ type: 'attendanceRecorded', attendees: allPresent.filter(({ role }) => role !== 'pathologist') });
    await room().recordMeeting({ type: 'started' });
    await room().readCase();
    await room().record({ type: 'discussionStarted', meetingId: room().meeting.id });
    await room().record({ type: 'deferred', meetingId: room().meeting.id, cause: 'pathology', detail: 'No pathologist', owner: 'Test Coordinator', due: '2026-12-03' });
    const after = await room().world.take('meeting.read', { meetingId: room().meeting.id });
    expect(after.quorum).toMatchObject({ met: false, missing: [['pathologist']], unverified: true });
    expect(after.agenda[0]?.outcome).toMatchObject({ status: 'deferred', provisional: true });
  });
});

describe('what the core adds and checks', () => {
  it('asks the visiting surgeon by itself, and tells him when he is no longer on the plan (K5)', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    expect(room().view.arrangements).toMatchObject([{ status: 'requested', request: { homeSite: 'NHNN', hostSite: 'RNOH', surgeonName: 'David Choi' } }]);
    await room().record({ type: 'modalityWithdrawn', modality: 'surgery' });
    expect(room().view.arrangements).toMatchObject([{ status: 'cancelled' }]);
  });

  it('offers a surgeon the new day when the operation is moved', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ operatingDate: '2026-12-03' }));
    await room().record(surgeryDraft({ operatingDate: '2026-12-10' }));
    expect(room().view.arrangements).toMatchObject([{ status: 'requested', request: { dateOptions: ['2026-12-10'] } }]);
  });

  it('fills in which default an agreement replaces, and does not ask the screen (F3)', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ site: nhnn }));
    await room().record({ type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'expertise', words: 'Neurosurgery there', agreedBy: ['spinalSurgeon'], dissentedBy: [] } });
    expect(room().view.plan.offDefault).toMatchObject([{ replaces: 'RNOH', on: meetingDay }]);
  });

  it('records a plan for another site and the agreement behind it together, or neither (K3, F3)', async () => {
    await room().discuss();
    const before = room().view;
    const agreement = (words: string, agreedBy: Role[] = ['spinalSurgeon']): CaseCommand => ({ type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'expertise', words, agreedBy, dissentedBy: [] } });
    const act = (also: CaseCommand[]) => ({ by: room().by, caseId: before.summary.id, expectedVersion: before.version, event: surgeryDraft({ site: nhnn }), also });
    expect((await room().world.refused('case.record', act([agreement('')]))).code).toBe('invalidInput');
    expect((await room().world.refused('case.record', act([agreement('Neurosurgery there', ['sarcomaSurgeon'])]))).message).toContain('Only roles that are present');
    expect(await room().world.take('case.read', { caseId: before.summary.id })).toEqual(before);
    const after = await room().world.take('case.record', act([agreement('Neurosurgery there')]));
    expect(after.plan).toMatchObject({ modalities: [{ site: { id: 'NHNN' } }], offDefault: [{ site: { id: 'NHNN' }, words: 'Neurosurgery there' }] });
    // One act: taken back as one.
    const back = await room().world.take('case.record', { by: room().by, caseId: before.summary.id, expectedVersion: after.version, event: { type: 'entryTakenBack' } });
    expect(back.plan).toEqual(before.plan);
  });

  it('takes an entry back on its own only, never together with another step', async () => {
    await room().discuss();
    const { summary, version } = await room().record(curative);
    const refusal = await room().world.refused('case.record', { by: room().by, caseId: summary.id, expectedVersion: version, event: surgeryDraft(), also: [{ type: 'entryTakenBack' }] });
    expect(refusal).toMatchObject({ code: 'invalidInput', message: expect.stringContaining('on its own') });
    expect((await room().world.take('case.read', { caseId: summary.id })).version).toBe(version);
  });

  it('counts for an agreement whoever is in the room at that moment, not only at the beginning of the discussion (K3)', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ site: nhnn }));
    const agreement: CaseCommand = { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'expertise', words: 'Neurosurgery there', agreedBy: ['sarcomaSurgeon'], dissentedBy: [] } };
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: agreement })).message).toContain('Only roles that are present');
    const { attendees } = await room().world.take('meeting.read', { meetingId: room().meeting.id });
    room().meeting = await room().world.take('meeting.read', { meetingId: room().meeting.id });
    await room().recordMeeting({ type: 'attendanceRecorded', attendees: [...attendees, { name: 'Test Late', role: 'sarcomaSurgeon', trust: '', practitionerId: null, presence: 'present', deputyFor: null }] });
    await room().record(agreement);
    expect(room().view.plan.offDefault).toMatchObject([{ agreedBy: ['sarcomaSurgeon'] }]);
    await room().recordMeeting({ type: 'attendanceRecorded', attendees });
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: agreement })).message).toContain('Only roles that are present');
  });

  it('knows no practitioner that the directory does not hold, and none named twice (K6)', async () => {
    await room().discuss();
    const attempt = (practitioners: { practitionerId: string; part: 'lead' | 'with' }[]) => ({ by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: surgeryDraft({ practitioners }) });
    expect(await room().world.refused('case.record', attempt([{ practitionerId: 'nobody', part: 'lead' }]))).toMatchObject({ code: 'notFound', clauses: ['K6'] });
    expect((await room().world.refused('case.record', attempt([choi, { ...choi, part: 'with' }]))).message).toContain('named twice');
  });

  it('holds a contact until a named person confirms the standing (D4, K6)', async () => {
    await room().discuss();
    const contact = surgeryDraft({ practitioners: [{ practitionerId: 'hanny-anwar', part: 'lead' }] });
    await room().record(contact);
    await room().record(curative);
    expect(room().view.agreementBlocks).toMatchObject([{ topic: 'surgeons', clauses: ['K6', 'P6a'] }]);
    const confirmed = await room().world.take('directory.confirm', { by: room().by, practitionerId: 'hanny-anwar', designation: { status: 'core', modality: 'surgery', from: null, until: null } });
    expect(confirmed.practitioner.designations.at(-1)).toMatchObject({ designatedBy: 'Test Chair', source: 'Confirmed by Test Chair on 26 Nov 2026', unverified: null });
    await room().record(contact);
    expect(room().view.agreementBlocks).toEqual([]);
  });

  it('refuses a step on a version that has moved on, and names who moved it', async () => {
    const stale = room().view;
    await room().record({ type: 'addendum', text: 'A note.' });
    const refusal = await room().world.refused('case.record', { by: room().by, caseId: stale.summary.id, expectedVersion: stale.version, event: { type: 'addendum', text: 'Another.' } });
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('Test Chair') });
  });

  it('records nothing when the disk does not take it, and says so', async () => {
    await room().discuss();
    const before = room().view;
    room().world.events.failNextAppend();
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: surgeryDraft() })).code).toBe('notSaved');
    const after = await room().world.take('case.read', { caseId: before.summary.id });
    expect(after).toEqual(before);
    expect((await room().record(surgeryDraft())).plan.modalities).toHaveLength(1);
  });

  it('discusses a case only in a meeting that lists it', async () => {
    const other = await room().world.take('case.register', { by: room().by, details: details({}, { patient: { ...details().patient, nhsNumber: '9990080429', hospitalNumber: 'TT100002' } }) });
    await room().start();
    const triaged = await room().world.take('case.record', { by: room().by, caseId: other.summary.id, expectedVersion: other.version, event: { type: 'triaged', to: 'pathway', reason: '' } });
    const refusal = await room().world.refused('case.record', { by: room().by, caseId: other.summary.id, expectedVersion: triaged.version, event: { type: 'discussionStarted', meetingId: room().meeting.id } });
    expect(refusal.message).toContain('not on the list');
  });

  it('takes a late case only with a reason once the meeting has started', async () => {
    const other = await room().world.take('case.register', { by: room().by, details: details(), duplicateBecause: 'a second tumour' });
    await room().start();
    expect((await room().world.refused('meeting.record', { by: room().by, meetingId: room().meeting.id, expectedVersion: room().meeting.version, event: { type: 'caseListed', entry: { caseId: other.summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } })).message).toContain('why the case comes late');
    expect((await room().list(other.summary.id, 'Cord signs since Monday; chair agreed')).agenda).toHaveLength(2);
  });

  it('tells everybody who listens what has changed', async () => {
    const heard = room().world.pushed.length;
    await room().record({ type: 'addendum', text: 'A note.' });
    expect(room().world.pushed.slice(heard)).toEqual([{ name: 'changed', data: { kind: 'case', id: room().view.summary.id, version: room().view.version } }]);
  });
});

it('gives the same screens when the program starts again on the same record (I13)', async () => {
  await room().discuss();
  await room().record(surgeryDraft());
  const again = await createWorld(room().world.events);
  expect(await again.take('case.read', { caseId: room().view.summary.id })).toEqual(room().view);
  expect(await again.take('meeting.read', { meetingId: room().meeting.id })).toEqual(await room().world.take('meeting.read', { meetingId: room().meeting.id }));
});
