import { describe, expect, it } from 'vitest';
import type { ImportRow } from '../../../shared/api/importViews.ts';
import { recordOf } from '../../../shared/pathway/replay.ts';
import { type Desk, desk, oneCase } from './importing.ts';

async function only({ preview }: Desk, list: string): Promise<ImportRow> {
  const [first, ...others] = (await preview(list)).rows;
  if (!first || others.length > 0) throw new Error('The list does not have one row.');
  return first;
}

const said = ({ reasons }: ImportRow): string => reasons.map(({ text }) => text).join('\n');

const stored = async (): Promise<Desk> => {
  const one = desk();
  await one.commit(oneCase({ Question: 'First question' }));
  return one;
};

describe('another name under the same number (hazard: the wrong patient)', () => {
  it.each([
    ['NHS number', {}],
    ['hospital number', { 'NHS number': '' }],
  ])('by %s is left unless it is chosen, and says why', async (by, cells) => {
    const one = await stored();
    const row = await only(one, oneCase({ ...cells, Surname: 'TESTPATIENT-OTHER', Question: 'Second question' }));
    expect(row).toMatchObject({ fate: 'update', choice: 'leave', choices: ['leave', 'take'] });
    expect(said(row)).toContain(`The ${by} is that of the stored case TESTPATIENT-PLAIN, Ada, but the name is another: make sure that it is the same patient.`);
  });

  it('is not taken with the row either: only where the name itself is chosen', async () => {
    const one = await stored();
    const list = oneCase({ Surname: 'TESTPATIENT-OTHER', Question: 'Second question' });
    expect((await only(one, list)).changes).toEqual([
      { key: 'familyName', field: 'surname', from: 'TESTPATIENT-PLAIN', to: 'TESTPATIENT-OTHER', proposed: false },
      { key: 'question', field: 'question', from: 'First question', to: 'Second question', proposed: true },
    ]);
    const report = await one.commit(list, { 1: 'take' });
    expect(report.rows[0]?.text).toBe('The stored case was updated: question. Not taken, as chosen: surname.');
    expect(one.cases.byHospitalNumber('TT1')?.details).toMatchObject({ patient: { familyName: 'TESTPATIENT-PLAIN' }, question: 'Second question' });
    await one.commit(list, { 1: { choice: 'take', fields: ['familyName'] } });
    expect(one.cases.byHospitalNumber('TT1')?.details.patient.familyName).toBe('TESTPATIENT-OTHER');
  });

  it('written otherwise is the same name, whose spelling is still not changed by itself', async () => {
    const one = await stored();
    const row = await only(one, oneCase({ Surname: 'Testpatient Plain' }));
    expect(row).toMatchObject({ fate: 'update', choice: 'take', changes: [{ key: 'familyName', proposed: false }] });
    await one.commit(oneCase({ Surname: 'Testpatient Plain' }));
    expect(one.cases.byHospitalNumber('TT1')?.details.patient.familyName).toBe('TESTPATIENT-PLAIN');
  });

  it('fills in a number that was not there, with its status', async () => {
    const one = desk();
    await one.commit(oneCase({ 'NHS number': '' }));
    const row = await only(one, oneCase({}));
    expect(row.changes).toEqual([{ key: 'nhsNumber', field: 'NHS number', from: '', to: '999 000 1235', proposed: true }]);
    await one.commit(oneCase({}));
    expect(one.cases.byHospitalNumber('TT1')?.details.patient).toMatchObject({ nhsNumber: '9990001235', nhsNumberStatus: '02' });
  });

  it('chosen none of: nothing is written', async () => {
    const one = await stored();
    const writes = one.cases.writes();
    const report = await one.commit(oneCase({ Question: 'Second question' }), { 1: { choice: 'take', fields: [] } });
    expect(report.rows[0]?.text).toContain('Not taken, as chosen: question.');
    expect(one.cases.writes()).toBe(writes);
  });

  it('and nothing but a name: it is left unless it is chosen', async () => {
    const list = oneCase({ 'NHS number': '', 'Hospital number': '', 'Date of birth': '' });
    expect(await only(desk(), list)).toMatchObject({ fate: 'new', choice: 'leave', choices: ['leave', 'take'] });
    expect(await only(desk(), oneCase({ 'NHS number': '', 'Hospital number': '' }))).toMatchObject({ choice: 'take' });
  });
});

describe('an urgent row', () => {
  const stateOf = async (cells: Parameters<typeof oneCase>[0]) => {
    const one = desk();
    await one.commit(oneCase({ Urgent: 'Yes', ...cells }));
    const found = one.cases.byHospitalNumber('TT1');
    const state = one.cases.states.get(found?.id ?? '');
    return { place: found?.state, record: state && recordOf(state) };
  };

  it.each(['Resection and radiotherapy plan', 'Urgent chemotherapy to be started?', 'Chemotherapy not started', 'Should radiotherapy be given first?', 'Will start chemotherapy once biopsy is done', 'Start of surgery planned', ''])(
    'whose question is "%s" records that it is urgent, and no treatment',
    async (Question) => {
      const { place, record } = await stateOf({ Question });
      expect(place).toBe('awaitingMdt');
      expect(record).toMatchObject({ urgentTreatment: null, details: { urgent: 'yes' } });
    },
  );

  it.each([
    ['Urgent chemotherapy started 18/11; ratify', 'Urgent chemotherapy started 18/11', null],
    ['Discuss margins. Emergency decompression was performed on 18/11/2026.', 'Emergency decompression was performed on 18/11/2026', '2026-11-18'],
    ['Started on radiotherapy 3 May 2026', 'Started on radiotherapy 3 May 2026', '2026-05-03'],
  ])('that says that treatment was begun ("%s") declares it in its own words', async (Question, treatment, startedOn) => {
    const { place, record } = await stateOf({ Question });
    expect(place).toBe('urgentTreatment');
    expect(record?.urgentTreatment).toMatchObject({ treatment, startedOn });
  });

  it('that names a day after today for it declares nothing', async () => {
    expect((await stateOf({ Question: 'Chemotherapy started 30/11/2026' })).record?.urgentTreatment).toBeNull();
  });

  it('keeps the pathology review it gives', async () => {
    const review = { result: 'confirmed', reviewer: 'as the list says (list.csv)', on: '2026-11-12' };
    expect((await stateOf({ Question: 'Chemotherapy started', 'Pathology review': '12/11/2026' })).record?.pathologyReview).toMatchObject(review);
    expect((await stateOf({ Question: '', 'Pathology review': '12/11/2026' })).record?.pathologyReview).toMatchObject(review);
  });
});

describe('days', () => {
  it('of a pathology review that lie ahead are no review, and that is said', async () => {
    const one = desk();
    const list = oneCase({ 'Pathology review': 'reported 05/12/2026' });
    const row = await only(one, list);
    expect(said(row)).toContain('"reported 05/12/2026" in "Pathology review" lies in the future: taken as asked for, not as done.');
    expect(said(row)).toContain('The specialist pathology review is missing.');
    await one.commit(list);
    const state = one.cases.states.get('case-1');
    expect(state && recordOf(state).pathologyReview).toBeNull();
  });

  it('of a referral that lie ahead are refused; today is not ahead', async () => {
    expect(await only(desk(), oneCase({ 'Referral date': '25/11/2026' }))).toMatchObject({
      fate: 'refused',
      reasons: [{ text: '"25/11/2026" in "Referral date" is after today: a referral cannot have come yet.', column: 'Referral date' }],
    });
    expect((await only(desk(), oneCase({ 'Referral date': '24/11/2026' }))).fate).toBe('new');
  });
});

describe('a case that was decided', () => {
  it('is on the wrong list, and stays off the agenda even where its details are taken', async () => {
    const one = await stored();
    one.cases.unlistAll();
    one.cases.decide('case-1', 'The meeting of 12 Nov 2026 has decided this case (Agreed).');
    const list = oneCase({ Question: 'Second question' });
    const row = await only(one, list);
    expect(row).toMatchObject({ fate: 'wrongList', choice: 'leave', choices: ['leave', 'take'] });
    expect(said(row)).toContain('The meeting of 12 Nov 2026 has decided this case (Agreed). It is not put on the agenda; what the row changes can still be taken.');
    await one.commit(list, { 1: 'take' });
    expect(one.cases.byHospitalNumber('TT1')?.details.question).toBe('Second question');
    expect(one.cases.agendaEntries).toEqual([]);
  });

  it('and of which nothing changes can only be left', async () => {
    const one = await stored();
    one.cases.decide('case-1', 'This case is decided (Closed).');
    expect(await only(one, oneCase({ Question: 'First question' }))).toMatchObject({ fate: 'wrongList', choices: ['leave'] });
  });
});

describe('rows that are no patient', () => {
  it('are refused with what they look like', async () => {
    const list = `${oneCase({})}${oneCase({})}Total,12\r\nEnd of report\r\n`;
    const { rows } = await desk().preview(list);
    expect(rows.map(({ reasons }) => reasons[0]?.text).slice(1)).toEqual([
      'The row repeats the headings.',
      expect.stringContaining('The same patient as row 1'),
      'The row looks like a total or the end of the list, not like a patient.',
      'The row looks like a total or the end of the list, not like a patient.',
    ]);
  });

  it('are not taken for the headings because they hold more of them', async () => {
    const preview = await desk().preview('Surname,Forename,DOB,NHS no,Surname\nTESTPATIENT-ONE,Ada,14/03/1979,9990001235,x\nSurname,Forename,DOB,NHS no,Question\n');
    expect(preview.rows.map(({ fate }) => fate)).toEqual(['new', 'refused']);
  });

  it('include one of the right name: a patient who was born is one', async () => {
    expect((await only(desk(), oneCase({ Surname: 'Total' }))).fate).toBe('new');
  });
});

describe('sentences', () => {
  it('say the status of an NHS number in words, not in codes', async () => {
    const one = await stored();
    const row = await only(one, oneCase({ 'NHS number status': '01' }));
    expect(row.changes).toContainEqual({ key: 'nhsNumberStatus', field: 'NHS number status', from: 'present, not traced', to: 'verified', proposed: true });
  });
});
