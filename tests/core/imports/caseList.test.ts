import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../../../shared/api/importViews.ts';
import { coordinator, desk, fileOf, inTime, oneCase, sampleList, valueOf } from './importing.ts';

const rows = (await desk().preview(sampleList)).rows;

function row(number: number): ImportRow {
  const found = rows.find((each) => each.row === number);
  if (!found) throw new Error(`The preview has no row ${number}.`);
  return found;
}

function said(found: ImportRow): string {
  return found.reasons.map(({ text, clauses }) => `${text} ${clauses.join(' ')}`).join('\n');
}

async function only(list: string): Promise<ImportRow> {
  const [first, ...others] = (await desk().preview(list)).rows;
  if (!first || others.length > 0) throw new Error('The list does not have one row.');
  return first;
}

describe('the dry run of the sample list', () => {
  it('accounts for every row and uses every column', async () => {
    const preview = await desk().preview(sampleList);
    expect(preview.rows.map((each) => each.row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(preview.columns.filter(({ field }) => field === null)).toEqual([]);
    expect(preview.counts).toEqual({ new: 6, update: 0, duplicate: 1, wrongList: 3, refused: 2 });
  });

  it.each([1, 2, 3, 4, 5, 9])('takes row %i onto the list', (number) => {
    expect(row(number)).toMatchObject({ fate: 'new', choice: 'take', choices: ['take', 'leave'] });
  });

  it('says that row 4 is urgent, that a consultation note is asked for and the pathology review is missing', () => {
    expect(said(row(4))).toContain('K2c');
    expect(said(row(4))).toContain('The specialist pathology review is missing. P4');
  });

  it('leaves the decision on soft tissue without spine contact to the coordinator (P1, P2)', () => {
    expect(row(6)).toMatchObject({ fate: 'wrongList', choice: 'recordExit', choices: ['recordExit', 'take', 'leave'] });
    expect(said(row(6))).toContain('P1 P2');
  });

  it('sends suspected metastatic cord compression to its own pathway and says that it read this from the words (C3)', () => {
    expect(row(7)).toMatchObject({ fate: 'wrongList', choice: 'recordExit', choices: ['recordExit', 'leave'] });
    expect(said(row(7))).toContain('Read as an emergency with suspected metastatic cord compression from "Renal cell');
  });

  it('sends a child of 14 to the children\'s pathway and never onto this list (C2)', () => {
    expect(row(8)).toMatchObject({ fate: 'wrongList', choice: 'recordExit', choices: ['recordExit', 'leave'] });
    expect(said(row(8))).toContain('C2');
  });

  it('refuses the NHS number that fails its check digit, naming the column', () => {
    expect(row(10)).toMatchObject({ fate: 'refused', choice: 'leave', choices: ['leave'] });
    expect(row(10).reasons[0]).toEqual({ text: expect.stringContaining('check digit'), column: 'NHS Number', clauses: [] });
  });

  it('offers the second line of the same patient as an update of the first, showing old and new', () => {
    expect(row(11)).toMatchObject({ fate: 'duplicate', choice: 'leave', choices: ['leave', 'take'], duplicateOfRow: 1 });
    expect(row(11).changes).toContainEqual({ key: 'question', field: 'question', from: 'Plan treatment: en bloc resection?', to: 'Duplicate of the first row', proposed: true });
  });

  it('refuses the birthday of 31 February, not the missing NHS number', () => {
    expect(row(12).fate).toBe('refused');
    expect(row(12).reasons).toEqual([{ text: '"31/02/1988" in "Date of Birth" is not a date on the calendar (day/month/year).', column: 'Date of Birth', clauses: [] }]);
  });

  it('says where it read sarcoma from the words of the diagnosis', () => {
    expect(said(row(1))).toContain('not a sarcoma from "Giant cell tumour of bone"');
    expect(said(row(2))).toContain('Read as a sarcoma from "Chordoma"');
  });
});

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

describe('who is who', () => {
  const stored = async () => {
    const one = desk();
    await one.commit(oneCase({ Question: 'First question', 'Key worker': 'Test CNS 1' }));
    return one;
  };

  it('updates a stored case field by field, only where the file has a value', async () => {
    const { preview, commit, cases } = await stored();
    const list = oneCase({ Question: 'Second question', 'Key worker': '', Levels: '' });
    expect((await preview(list)).rows[0]).toMatchObject({ fate: 'update', caseId: 'case-1', changes: [{ field: 'question', from: 'First question', to: 'Second question' }] });
    await commit(list);
    expect(cases.byHospitalNumber('TT1')?.details).toMatchObject({ question: 'Second question', keyWorker: 'Test CNS 1', tumour: { levels: ['T8'] } });
  });

  it.each([
    ['hospital number', { 'NHS number': '' }],
    ['name and date of birth', { 'NHS number': '', 'Hospital number': '' }],
    ['name and date of birth', { 'NHS number': '', 'Hospital number': '', Surname: 'Testpatient Plain' }],
  ])('knows the same patient by %s', async (by, cells) => {
    const [found] = (await (await stored()).preview(oneCase(cells))).rows;
    expect(found).toMatchObject({ caseId: 'case-1' });
    expect(found?.reasons[0]?.text).toContain(by);
  });

  it('refuses the same NHS number with another date of birth as a possible mix-up (hazard H1)', async () => {
    const [found] = (await (await stored()).preview(oneCase({ 'Date of birth': '14/03/1978' }))).rows;
    expect(found).toMatchObject({ fate: 'refused', choices: ['leave'] });
    expect(found?.reasons[0]?.text).toContain('two people may be mixed up');
  });

  it('refuses the same mix-up between two rows of one file', async () => {
    const first = oneCase({});
    const second = oneCase({ 'Date of birth': '14/03/1978' }).split('\r\n')[1] ?? '';
    const preview = await desk().preview(`${first}${second}\r\n`);
    expect(preview.rows.map(({ fate }) => fate)).toEqual(['new', 'refused']);
  });

  it('does not merge two people who share name and birthday but not the NHS number', async () => {
    const [found] = (await (await stored()).preview(oneCase({ 'NHS number': '9990080429', 'Hospital number': 'TT2' }))).rows;
    expect(found).toMatchObject({ fate: 'new', choice: 'leave', choices: ['leave', 'take'], caseId: null });
    expect(found?.reasons[0]?.text).toContain('make sure that it is another patient');
  });

  it('never lets words of the diagnosis replace what a person recorded', async () => {
    const { cases, preview, commit } = await stored();
    await cases.change(coordinator, 'case-1', { tumour: { ...cases.byHospitalNumber('TT1')!.details.tumour, sarcoma: 'no' } }, 'reviewed');
    await commit(oneCase({ Diagnosis: 'Osteosarcoma, chondroblastic' }));
    expect(cases.byHospitalNumber('TT1')?.details.tumour.sarcoma).toBe('no');
    expect((await preview(oneCase({ Sarcoma: 'Yes' }))).rows[0]?.changes).toContainEqual({ key: 'sarcoma', field: 'sarcoma', from: 'no', to: 'yes', proposed: true });
  });

  it('loads the details of matched cases only', async () => {
    const { cases, preview } = await stored();
    const before = cases.detailReads();
    await preview(oneCase({ 'NHS number': '9990080429', 'Hospital number': 'TT2', Surname: 'TESTPATIENT-OTHER' }));
    expect(cases.detailReads()).toBe(before);
  });
});

describe('one row', () => {
  it('stays in triage without a date of birth, since nobody can say whether it is a child (C2)', async () => {
    const { commit, cases } = desk();
    const report = await commit(oneCase({ 'Date of birth': '' }));
    expect(report.rows[0]).toMatchObject({ result: 'imported' });
    expect(report.rows[0]?.text).toContain('stays in triage');
    expect(cases.byHospitalNumber('TT1')?.state).toBe('referral.triage');
  });

  it('is a child on the day before the sixteenth birthday and an adult on it (C2, D7)', async () => {
    expect((await only(oneCase({ 'Date of birth': '03/11/2010' }))).fate).toBe('wrongList');
    expect((await only(oneCase({ 'Date of birth': '02/11/2010' }))).fate).toBe('new');
  });

  it('is refused without a surname', async () => {
    expect(await only(oneCase({ Surname: ' ' }))).toMatchObject({ fate: 'refused', reasons: [{ text: 'There is no surname.', column: 'Surname' }] });
  });

  it('keeps a text of the longest length and refuses a longer one by its column, uncut', async () => {
    expect((await only(oneCase({ Question: 'q'.repeat(2000) }))).fate).toBe('new');
    const refused = await only(oneCase({ Question: 'q'.repeat(2001) }));
    expect(refused).toMatchObject({ fate: 'refused', reasons: [{ text: '"Question" is longer than 2000 characters.', column: 'Question' }] });
  });

  it.each(['=cmd|\'/c calc\'!A1', '+44 call', '-1+1', '@SUM(A1)'])('keeps "%s" as the text it is', async (text) => {
    const { commit, cases } = desk();
    await commit(oneCase({ Question: text }));
    expect(cases.byHospitalNumber('TT1')?.details.question).toBe(text);
  });

  it('says so when it leaves out characters that hide or turn text', async () => {
    const { commit, cases, preview } = desk();
    const list = oneCase({ Surname: 'TEST\u202ePATIENT\u0007' });
    expect(said((await preview(list)).rows[0]!)).toContain('Invisible characters');
    await commit(list);
    expect(cases.byHospitalNumber('TT1')?.details.patient.familyName).toBe('TESTPATIENT');
  });

  it('does not guess: words that are no answer are left as unknown and said', async () => {
    const found = await only(oneCase({ 'Spine contact': 'abuts the facet', Diagnosis: 'Spindle cell lesion' }));
    expect(said(found)).toContain('"abuts the facet" in "Spine contact" is not understood: left as unknown.');
    expect(said(found)).toContain('Whether it is a sarcoma cannot be read from "Spindle cell lesion"');
  });

  it('is not sent to the MSCC pathway for a primary tumour that compresses the cord (D6)', async () => {
    expect(await only(oneCase({ Urgent: 'Yes', Question: 'Cord compression at T8' }))).toMatchObject({ fate: 'new' });
  });

  it('refuses a birth after today or after the referral', async () => {
    expect((await only(oneCase({ 'Date of birth': '25/11/2026' }))).reasons[0]?.text).toContain('after today');
    expect((await only(oneCase({ 'Date of birth': '03/11/2026' }))).reasons[0]?.text).toContain('after the date of referral');
  });
});
