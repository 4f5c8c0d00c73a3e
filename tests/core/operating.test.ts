import { describe, expect, it } from 'vitest';
import { details, nhnn, uclh } from '../fakes/records.ts';
import { agree, curative, surgeryDraft, oneCaseMeetingEach } from './oneCaseMeeting.ts';

const room = oneCaseMeetingEach();

describe('my operating', () => {
  it('shows the surgeon the operation that waits for an answer, and its outcome (K5)', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ operatingDate: '2026-12-03' }));
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
    const [mine] = await room().world.take('operations.list', { practitionerId: 'david-choi' });
    expect(mine).toMatchObject({ caseId: room().view.summary.id, site: 'Royal National Orthopaedic Hospital', operatingDays: '3 Dec 2026', arrangement: { status: 'requested' } });
    const arrangementId = mine?.arrangement?.request.arrangementId ?? '';
    await room().record({ type: 'arrangementAccepted', arrangementId, date: '2026-12-03' });
    expect(room().view.summary.state).toBe('agreed.arranging');
    await room().record({ type: 'hostConfirmed', arrangementId, host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } });
    expect(room().view.summary.state).toBe('agreed.ready');
    expect(await room().world.take('operations.list', { practitionerId: 'david-choi' })).toMatchObject([{ arrangement: { status: 'arranged' } }]);
    expect(await room().world.take('operations.list', { practitionerId: 'parag-sayal' })).toEqual([]);
  });

  it('shows an operation until its case is closed, then no more: nothing is open there (P3, K5)', async () => {
    await room().discuss();
    await room().record(surgeryDraft({ operatingDate: '2026-12-03' }));
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
    const arrangementId = room().view.arrangements[0]?.request.arrangementId ?? '';
    await room().record({ type: 'arrangementAccepted', arrangementId, date: '2026-12-03' });
    expect(await room().world.take('operations.list', { practitionerId: 'david-choi' })).toHaveLength(1);
    await room().record({ type: 'hostConfirmed', arrangementId, host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } });
    await room().record({ type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [{ practitionerId: 'david-choi', part: 'lead' }] });
    await room().record({ type: 'treatmentCompleted', on: '2026-12-03' });
    await room().record({ type: 'followedUp', followed: 'yes', reason: '' });
    expect(room().view.summary.state).toBe('closed');
    expect(await room().world.take('operations.list', { practitionerId: 'david-choi' })).toEqual([]);
    expect(room().view.arrangements).toHaveLength(1);
  });

  it('shows an operation that follows a treatment already completed until it begins, whether its surgeon visits or not (P3, K5, K6)', async () => {
    const designation = { status: 'designated', modality: 'radiotherapy', from: null, until: '2027-06-30', source: 'SAG list 2026', designatedBy: 'Sarcoma Advisory Group', unverified: null } as const;
    const oncologist = { id: 'test-oncologist', name: 'Test Oncologist', professionalNumber: '', trust: 'Test Trust South', homeSite: 'UCLH', speciality: 'Clinical oncology', email: '', designations: [designation], unverified: [], verified: [] };
    await room().world.take('directory.save', { by: room().by, practitioner: oncologist });
    const given = [{ practitionerId: 'test-oncologist', part: 'lead' }] as const;
    await room().record({ type: 'detailsChanged', changes: { tumour: details({ skullBase: 'yes', levels: ['C1'] }).tumour }, reason: 'New imaging' });
    await room().discuss();
    await room().record(surgeryDraft({ site: nhnn, operatingDate: '2027-01-14' }));
    await room().record({ type: 'modalityPlanned', plan: { modality: 'radiotherapy', site: uclh, practitioners: [...given], timing: 'before surgery', beam: 'proton' } });
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
    await room().record({ type: 'treatmentStarted', modality: 'radiotherapy', on: '2026-12-03', practitioners: [...given] });
    await room().record({ type: 'treatmentCompleted', on: '2026-12-23' });
    expect(room().view.summary.state).toBe('followUp');
    const mine = () => room().world.take('operations.list', { practitionerId: 'david-choi' });
    expect(await mine()).toMatchObject([{ operatingDays: '14 Jan 2027', arrangement: null }]);
    await room().record({ type: 'treatmentStarted', modality: 'surgery', on: '2027-01-14', practitioners: [{ practitionerId: 'david-choi', part: 'lead' }] });
    expect(await mine()).toHaveLength(1);
    await room().record({ type: 'treatmentCompleted', on: '2027-01-14' });
    expect(await mine()).toEqual([]);
  });

  it('asks another surgeon when one declines, and takes the first off', async () => {
    await room().discuss();
    await room().record(surgeryDraft());
    await room().record(curative);
    await room().record({ ...agree, meetingId: room().meeting.id });
    await room().record({ type: 'arrangementDeclined', arrangementId: room().view.arrangements[0]?.request.arrangementId ?? '', reason: 'On leave' });
    expect(room().view.summary.state).toBe('agreed.surgeonToChoose');
    await room().record({ type: 'surgeonReplaced', replaces: 'david-choi', practitioner: { practitionerId: 'parag-sayal', part: 'lead' }, reason: 'David Choi is on leave' });
    expect(room().view.arrangements.at(-1)).toMatchObject({ status: 'requested', request: { practitionerId: 'parag-sayal' } });
    expect(room().view.summary.state).toBe('agreed.arranging');
  });
});
