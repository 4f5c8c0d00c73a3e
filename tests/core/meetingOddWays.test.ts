import { describe, expect, it } from 'vitest';
import { nhnn } from '../fakes/records.ts';
import { agree, curative, surgeryDraft, oneCaseMeetingEach } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();

describe('a meeting whose steps come in an unusual order', () => {
  const decide = async (): Promise<void> => {
    await room().discuss();
    await room().record(surgeryDraft({ operatingDate: '2026-12-03' }));
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
  };
  const visit = (): string => room().view.arrangements.at(-1)?.request.arrangementId ?? '';

  it('asks the surgeon again for the operation of a new course: an earlier visit does not count for it (K5, I11)', async () => {
    await decide();
    await room().record({ type: 'arrangementAccepted', arrangementId: visit(), date: '2026-12-03' });
    await room().record({ type: 'hostConfirmed', arrangementId: visit(), host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } });
    await room().record({ type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [] });
    await room().record({ type: 'treatmentCompleted', on: '2026-12-03' });
    await room().record({ type: 'relisted', because: 'recurrence', detail: 'New lesion' });
    await room().readCase();
    await room().record({ type: 'discussionStarted', meetingId: room().meeting.id });
    await room().record(surgeryDraft());
    expect(room().view.arrangements.map(({ status }) => status)).toEqual(['done', 'requested']);
    expect(room().view.readBack).toContain('to be confirmed');
  });

  it('names a place by its id, and takes no id that the pathway does not list (K1b, F3)', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ site: { id: 'RNOH', name: 'Some Private Clinic' } }));
    expect(room().view.readBack).toContain('Royal National Orthopaedic Hospital');
    expect(room().view.readBack).not.toContain('Clinic');
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: surgeryDraft({ site: { id: 'ROYAL', name: 'RNOH' } }) })).message).toContain('lists no such site');
  });

  it('ends a discussion only in the meeting it began in (K2a, I10)', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(curative);
    const other = await room().world.take('meeting.plan', { by: room().by, details: { ...room().meeting.details, place: 'Another room' } });
    const listed = await room().world.take('meeting.record', { by: room().by, meetingId: other.id, expectedVersion: other.version, event: { type: 'caseListed', entry: { caseId: room().view.summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
    await room().world.take('meeting.record', { by: room().by, meetingId: other.id, expectedVersion: listed.version, event: { type: 'started' } });
    await room().readCase();
    expect(await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: { ...agree, verifier: '', aloneBecause: 'Invented for a test', meetingId: other.id } })).toMatchObject({ clauses: ['K2a'], message: expect.stringContaining('it is decided there') });
    expect((await room().record({ ...agree, meetingId: room().meeting.id })).discussions).toHaveLength(1);
  });

  it('drops an agreement on another site when the meeting goes back to the default (F3)', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ site: nhnn }));
    await room().record({ type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'expertise', words: 'Neurosurgery there', agreedBy: ['spinalSurgeon'], dissentedBy: [] } });
    await room().record(surgeryDraft());
    expect(room().view.plan.offDefault).toEqual([]);
  });

  it('calls a visit off when the meeting finds no treatment right (K5)', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record({ type: 'noActiveTreatment', meetingId: room().meeting.id, code: '01', reason: 'Declined' });
    expect(room().view.arrangements).toMatchObject([{ status: 'cancelled' }]);
    expect(await room().world.take('operations.list', { practitionerId: 'david-choi' })).toEqual([]);
  });

  it('agrees with the standing the directory has at that moment (K6, D4)', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ practitioners: [{ practitionerId: 'hanny-anwar', part: 'lead' }] }));
    await room().record(curative);
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: { ...agree, meetingId: room().meeting.id } })).clauses).toContain('K6');
    await room().world.take('directory.confirm', { by: room().by, practitionerId: 'hanny-anwar', designation: { status: 'core', modality: 'surgery', from: null, until: null } });
    await room().record({ ...agree, meetingId: room().meeting.id });
    expect(room().view.discussions[0]?.outcome).toMatchObject({ readBack: expect.stringContaining('Hanny Anwar (core)') });
  });

  it('agrees no treatment where the review found no tumour, and starts none before its discussion (P4, K2b)', async () => {
    await decide();
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: { type: 'treatmentStarted', modality: 'surgery', on: '2026-10-01', practitioners: [] } })).clauses).toContain('K2b');
    await room().record({ type: 'reopened', meetingId: room().meeting.id, reason: 'Pathology came in' });
    await room().record({ type: 'pathologyReviewed', result: 'notATumour', reviewer: 'Test Pathologist', on: '2026-11-26' });
    expect((await room().world.refused('case.record', { by: room().by, caseId: room().view.summary.id, expectedVersion: room().view.version, event: { ...agree, meetingId: room().meeting.id } })).clauses).toContain('P4');
  });
});
