import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../../../shared/api/importViews.ts';
import { coordinator, desk, oneCase, sampleList } from './importing.ts';

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
