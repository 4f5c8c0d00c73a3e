import { describe, expect, it } from 'vitest';
import { coordinator, desk, fileOf, inTime, oneCase, sampleList, valueOf } from './importing.ts';

describe('the commit of the sample list', () => {
  it('brings each case as far along the pathway as its details allow', async () => {
    const { cases, commit } = desk();
    const report = await commit(sampleList);
    expect(report.rows.map(({ result }) => result)).toEqual([
      'imported', 'imported', 'imported', 'imported', 'imported', 'recordedWithExit', 'recordedWithExit', 'recordedWithExit', 'imported', 'refused', 'left', 'refused',
    ]);
    const state = (number: number) => cases.byHospitalNumber(`TT1000${String(number).padStart(2, '0')}`)?.state;
    expect([1, 2, 3, 5, 9].map(state)).toEqual(Array(5).fill('awaitingMdt'));
    expect(state(4)).toBe('urgentTreatment');
    expect([6, 7, 8].map(state)).toEqual(['exits.otherService', 'exits.msccPathway', 'exits.childrensPathway']);
    expect(state(10)).toBeUndefined();
  });

  it('keeps the facts the rules use as the register wrote them', async () => {
    const { cases, commit } = desk();
    await commit(sampleList);
    expect(cases.byHospitalNumber('TT100002')?.details).toMatchObject({
      patient: { nhsNumber: '9990080429', nhsNumberStatus: '02', dateOfBirth: '1966-09-02', sex: 'male' },
      tumour: { tissue: 'bone', origin: 'primary', certainty: 'confirmed', sarcoma: 'yes', levels: ['C1'], skullBase: 'yes', transnasal: 'yes' },
      referral: { on: '2026-11-02' },
    });
    expect(cases.byHospitalNumber('TT100003')?.details.question).toBe('"Can this be done at NHNN?\nColorectal input needed"');
    expect(cases.byHospitalNumber('TT100004')?.details.diagnosis.morphology).toEqual({ code: '9260/3', edition: 'ICD-O-3.1' });
    expect(cases.byHospitalNumber('TT100001')?.details.workUp).toMatchObject([
      { kind: 'imaging', detail: 'MRI', status: 'done', on: '2026-10-28', at: '' },
      { kind: 'imaging', detail: 'CT', status: 'done', on: '2026-10-29', at: '' },
      { kind: 'biopsy', detail: '', status: 'done', on: '2026-11-05', at: '' },
      { kind: 'pathologyReview', detail: '', status: 'reported', on: '2026-11-10', at: '' },
    ]);
  });

  it('puts the taken cases on the agenda in the order of the list, the urgent one too, and no exit', async () => {
    const { cases, commit } = desk();
    await commit(sampleList);
    const listed = cases.agendaEntries.map(({ caseId }) => caseId);
    expect(listed).toEqual([1, 2, 3, 4, 5, 9].map((number) => cases.byHospitalNumber(`TT10000${number}`)?.id));
  });

  it('takes the soft tissue case and updates from the duplicate where the coordinator says so', async () => {
    const { cases, commit } = desk();
    const report = await commit(sampleList, { 6: 'take', 11: 'take' });
    expect(report.rows[5]).toMatchObject({ result: 'imported' });
    expect(cases.byHospitalNumber('TT100006')?.state).toBe('awaitingMdt');
    expect(report.rows[10]).toMatchObject({ result: 'updated', caseId: report.rows[0]?.caseId });
    const updated = cases.byHospitalNumber('TT100001')?.details;
    expect(updated).toMatchObject({ question: 'Duplicate of the first row', tumour: { skullBase: 'no' }, diagnosis: { icd10: 'D48.0' } });
  });

  it('refuses a choice the row does not offer and goes on with the others', async () => {
    const { commit } = desk();
    const report = await commit(sampleList, { 8: 'take' });
    expect(report.rows[7]).toMatchObject({ result: 'refused', caseId: null });
    expect(report.rows[8]).toMatchObject({ result: 'imported' });
  });

  it('finds nothing to change when the same list comes again', async () => {
    const { preview, commit, cases } = desk();
    await commit(sampleList);
    const writes = cases.writes();
    const again = await preview(sampleList);
    expect(again.rows.slice(0, 9).map(({ fate, choices }) => [fate, choices])).toEqual(Array.from({ length: 9 }, () => ['duplicate', ['leave']]));
    await commit(sampleList);
    expect(cases.writes()).toBe(writes);
  });

  it('writes nothing before the commit, and nothing where the stored cases have changed since the dry run', async () => {
    const { imports, preview, cases, commit } = desk();
    const { basis } = await preview(sampleList);
    expect(cases.writes()).toBe(0);
    await commit(oneCase({ 'NHS number': '9990872325', 'Hospital number': 'OTHER' }));
    const writes = cases.writes();
    const late = await imports.commit({ ...fileOf(sampleList), by: coordinator, basis, choices: [], ...inTime });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    expect(cases.writes()).toBe(writes);
  });

  it('registers nothing for a meeting that is closed or does not exist', async () => {
    const closed = desk({ closed: true });
    expect(await closed.imports.preview(fileOf(sampleList))).toMatchObject({ ok: false, refusal: { code: 'notNow' } });
    const { imports } = desk();
    expect(await imports.preview({ ...fileOf(sampleList), meetingId: 'another' })).toMatchObject({ ok: false, refusal: { code: 'notFound' } });
  });

  it('asks after the cut-off why the cases come late and who agreed, and before it for neither', async () => {
    const { imports, preview, cases } = desk({ late: true });
    const { basis, late } = await preview(sampleList);
    expect(late).toBe(true);
    const commit = (lateReason: string, lateAgreedBy: string) => imports.commit({ ...fileOf(sampleList), by: coordinator, basis, choices: [], lateReason, lateAgreedBy });
    expect(await commit('', 'Test Chair')).toMatchObject({ ok: false, refusal: { code: 'invalidInput', field: 'lateReason' } });
    expect(await commit('The register was down', '')).toMatchObject({ ok: false, refusal: { code: 'invalidInput', field: 'lateAgreedBy' } });
    expect(cases.writes()).toBe(0);
    expect(await commit('The register was down', 'Test Chair')).toMatchObject({ ok: true });
    expect(cases.agendaEntries[0]).toMatchObject({ lateReason: 'The register was down', lateAgreedBy: 'Test Chair' });
    const early = desk();
    await early.commit(sampleList);
    expect(early.cases.agendaEntries[0]).toMatchObject({ lateReason: '', lateAgreedBy: '' });
  });

  it('takes an update of a case that is on the agenda already without asking why it comes late', async () => {
    const { commit, cases, imports, preview } = desk();
    await commit(oneCase({}));
    Object.assign(cases, { agenda: async () => ({ ok: true, value: { caseIds: cases.agendaEntries.map(({ caseId }) => caseId), late: true } }) });
    const changed = oneCase({ Levels: 'T9' });
    const { basis } = await preview(changed);
    expect(await imports.commit({ ...fileOf(changed), by: coordinator, basis, choices: [], ...inTime })).toMatchObject({ ok: true, value: { rows: [{ result: 'updated' }] } });
  });

  it('says of a row that nobody chose to leave why it was left, and of one that somebody did that it was chosen', async () => {
    const { commit } = desk();
    const report = await commit(sampleList, { 1: 'leave' });
    expect(report.rows[0]).toMatchObject({ result: 'left', text: 'Left out, as chosen.' });
    const plain = await desk().commit(sampleList);
    expect(plain.rows[10]).toMatchObject({ result: 'left', text: 'Left out: The same patient as row 1 (by NHS number): offered as an update of it.' });
  });

  it('lists a stored case for a further meeting, changed or not', async () => {
    const { commit, cases, imports } = desk();
    await commit(oneCase({}));
    cases.unlistAll();
    const again = valueOf(await imports.preview(fileOf(oneCase({}))));
    expect(again.rows[0]).toMatchObject({ fate: 'duplicate', choice: 'take' });
    await commit(oneCase({ Question: 'After the second biopsy' }));
    expect(cases.agendaEntries.map(({ caseId }) => caseId)).toEqual(['case-1']);
  });
});
