import { writeXlsx } from 'hucre/xlsx';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PractitionerListPreview, PractitionerListReport } from '../../../shared/api/directoryViews.ts';
import type { Practitioner } from '../../../shared/domain/practitioner.ts';
import { chair as by } from '../../fakes/records.ts';
import { createWorld, type World } from '../../fakes/world.ts';

const headings = 'Name,GMC number,Trust,Home site,Specialty,Email,Modality,Status,From,Until,Designated by,Source';
const oncologist = 'Test Oncologist,TT12345,Test Trust North,UCLH,Clinical oncology,test.oncologist@nhs.net,Radiotherapy,Designated,01/04/2026,31/03/2028,Sarcoma Advisory Group,SAG list 2026';
const theirSystemic = 'Test Oncologist,TT12345,,,,,Chemotherapy,Designated,01/04/2026,,Sarcoma Advisory Group,SAG list 2026';
/** Put together here so that no mobile number stands in the repository. */
const mobile = ['07', '700 900 ', '123'].join('');

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const fileOf = (...rows: readonly string[]) => ({ fileName: 'practitioners.csv', base64: Buffer.from([headings, ...rows].join('\r\n')).toString('base64') });
const preview = (...rows: readonly string[]): Promise<PractitionerListPreview> => world.take('directory.preview', fileOf(...rows));
const commit = async (rows: readonly string[], choices: { readonly row: number; readonly choice: 'take' | 'leave' }[] = []): Promise<PractitionerListReport> => {
  const { basis } = await preview(...rows);
  return world.take('directory.commit', { by, ...fileOf(...rows), basis, choices });
};
const entry = async (name: string): Promise<Practitioner | undefined> => (await world.take('directory.read', { onDate: null })).find(({ practitioner }) => practitioner.name === name)?.practitioner;
const fates = ({ rows }: PractitionerListPreview): string[] => rows.map(({ fate }) => fate);

describe('a list of practitioners', () => {
  it('is first only looked at: every row has a fate and nothing is written', async () => {
    const { rows, counts, columns } = await preview(oncologist, theirSystemic, ',,,,,,,,,,,x');
    expect(rows.map(({ row, name, fate }) => [row, name, fate])).toEqual([
      [1, 'Test Oncologist', 'new'],
      [2, 'Test Oncologist', 'update'],
      [3, '', 'refused'],
    ]);
    expect(counts).toEqual({ new: 1, update: 1, duplicate: 0, refused: 1 });
    expect(columns.every(({ field }) => field !== null)).toBe(true);
    expect(await entry('Test Oncologist')).toBeUndefined();
  });

  it('makes one person of several rows, with a designation for each', async () => {
    const { rows } = await commit([oncologist, theirSystemic]);
    expect(rows.map(({ result }) => result)).toEqual(['added', 'updated']);
    expect(new Set(rows.map(({ practitionerId }) => practitionerId)).size).toBe(1);
    const person = await entry('Test Oncologist');
    expect(person).toMatchObject({ professionalNumber: 'TT12345', trust: 'Test Trust North', homeSite: 'UCLH', unverified: [], verified: [] });
    expect(person?.designations).toEqual([
      { status: 'designated', modality: 'radiotherapy', from: '2026-04-01', until: '2028-03-31', designatedBy: 'Sarcoma Advisory Group', source: 'SAG list 2026', unverified: null },
      { status: 'designated', modality: 'systemic', from: '2026-04-01', until: null, designatedBy: 'Sarcoma Advisory Group', source: 'SAG list 2026', unverified: null },
    ]);
    const [view] = (await world.take('directory.read', { onDate: '2026-04-01' })).filter(({ practitioner }) => practitioner.name === 'Test Oncologist');
    expect(view?.eligible).toEqual({ surgery: false, radiotherapy: true, systemic: true });
  });

  it('taken a second time changes nothing', async () => {
    await commit([oncologist, theirSystemic]);
    expect(fates(await preview(oncologist, theirSystemic))).toEqual(['duplicate', 'duplicate']);
    expect((await commit([oncologist])).rows[0]).toMatchObject({ result: 'left' });
  });

  it('updates field by field: what a row states replaces, what it leaves blank stays', async () => {
    await commit([oncologist]);
    const row = 'Test Oncologist,TT12345,Test Trust South,,,,Radiotherapy,Designated,01/04/2026,31/03/2030,,';
    const [shown] = (await preview(row)).rows;
    expect(shown?.changes.map(({ field }) => field)).toEqual(['trust', 'designation']);
    expect(shown?.changes[1]).toMatchObject({ from: expect.stringContaining('until 31 Mar 2028'), to: expect.stringContaining('until 31 Mar 2030') });
    await commit([row]);
    expect(await entry('Test Oncologist')).toMatchObject({ trust: 'Test Trust South', speciality: 'Clinical oncology', designations: [{ until: '2030-03-31', designatedBy: 'Sarcoma Advisory Group', source: 'SAG list 2026' }] });
  });

  it('keeps the earlier period beside a later one', async () => {
    await commit([oncologist, oncologist.replace('01/04/2026', '01/04/2028').replace('31/03/2028', '31/03/2030')]);
    expect((await entry('Test Oncologist'))?.designations.map(({ from, until }) => [from, until])).toEqual([
      ['2026-04-01', '2028-03-31'],
      ['2028-04-01', '2030-03-31'],
    ]);
  });

  it('fills the first day the published directory does not give, instead of adding a second designation', async () => {
    await commit(['David Choi,,University College London Hospitals,,,,Surgery,Designated,22/03/2024,,,']);
    expect((await entry('David Choi'))?.trust).toBe('University College London Hospitals NHS Foundation Trust');
    expect((await entry('David Choi'))?.designations).toMatchObject([{ status: 'designated', modality: 'surgery', from: '2024-03-22' }]);
  });

  it('leaves out what was chosen to be left out, and still takes the other rows of the person', async () => {
    const { rows } = await commit([oncologist, theirSystemic], [{ row: 1, choice: 'leave' }]);
    expect(rows.map(({ result }) => result)).toEqual(['left', 'added']);
    expect((await entry('Test Oncologist'))?.designations.map(({ modality }) => modality)).toEqual(['systemic']);
  });

  it('marks what it does not say instead of guessing it', async () => {
    await commit(['Test Oncologist,,,,,,Radiotherapy,Designated,,,,']);
    expect(await entry('Test Oncologist')).toMatchObject({
      unverified: ['the list gives neither a professional number nor a trust'],
      designations: [{ from: null, until: null, source: 'List practitioners.csv', unverified: 'the list names no source document; the list does not say who designated them' }],
    });
  });

  it('is refused where the directory changed after the dry run, and nothing is written', async () => {
    const { basis } = await preview(oncologist);
    await commit([theirSystemic]);
    expect((await world.refused('directory.commit', { by, ...fileOf(oncologist), basis, choices: [] })).code).toBe('conflict');
    expect((await entry('Test Oncologist'))?.designations).toHaveLength(1);
  });

  it('that is no list of practitioners is refused as a whole', async () => {
    const other = { fileName: 'x.csv', base64: Buffer.from('Colour,Taste\r\nred,sour\r\n').toString('base64') };
    expect((await world.refused('directory.preview', other)).message).toContain('"Name" or "Professional number"');
    expect((await world.refused('directory.preview', { ...other, base64: Buffer.from(`${headings}\r\n`).toString('base64') })).message).toContain('no practitioners');
  });
});

describe('whom a row speaks of', () => {
  it.each([
    ['the professional number, however it is spaced', 'T. Oncologist,tt 12345,,,,,,,,,,'],
    ['the name and the trust, with a title and in capitals', '"Dr TEST ONCOLOGIST",,test trust north NHS Foundation Trust,,,,,,,,,'],
    ['surname before forename', '"ONCOLOGIST, Test",,Test Trust North,,,,,,,,,'],
  ])('is known by %s', async (_by, row) => {
    await commit([oncologist]);
    expect(fates(await preview(row))[0]).not.toBe('new');
  });

  it.each([
    ['a number that is somebody else’s', 'Another Person,TT12345,,,,,,,,,,', 'is that of Test Oncologist'],
    ['a name and trust with another number', 'Test Oncologist,TT99999,Test Trust North,,,,,,,,,', 'with the professional number TT12345'],
    ['a known name with nothing else', 'Test Oncologist,,,,,,,,,,,', 'give the trust or the professional number'],
  ])('is not guessed from %s', async (_what, row, sentence) => {
    await commit([oncologist]);
    const [shown] = (await preview(row)).rows;
    expect(shown).toMatchObject({ fate: 'refused', choices: ['leave'] });
    expect(shown?.reasons[0]?.text).toContain(sentence);
  });

  it('is asked about where a namesake works elsewhere: left out unless somebody takes the row', async () => {
    await commit([oncologist]);
    const row = 'Test Oncologist,TT99999,Test Trust West,,,,Radiotherapy,Designated,,,SAG,SAG list';
    expect((await preview(row)).rows[0]).toMatchObject({ fate: 'new', choice: 'leave', choices: ['leave', 'take'] });
    expect((await commit([row])).rows[0]?.result).toBe('left');
    expect((await commit([row], [{ row: 1, choice: 'take' }])).rows[0]?.result).toBe('added');
  });
});

describe('a row is refused with a sentence', () => {
  it.each([
    ['a treatment nobody knows', 'A B,1,T,,,,Homeopathy,Designated,,,,', 'is not a treatment'],
    ['a standing nobody knows', 'A B,1,T,,,,Surgery,Friend,,,,', 'is not a standing'],
    ['a treatment without a standing', 'A B,1,T,,,,Surgery,,,,,', 'no standing'],
    ['a standing without a treatment', 'A B,1,T,,,,,Core,,,,', 'not for which treatment'],
    ['a day that is not on the calendar', 'A B,1,T,,,,Surgery,Core,31/02/2026,,,', 'not a date on the calendar'],
    ['an end before the beginning', 'A B,1,T,,,,Surgery,Core,02/04/2026,01/04/2026,,', 'before it begins'],
    ['an address that is none', 'A B,1,T,,,nobody at nhs,Surgery,Core,,,,', 'is not an email address'],
    ['no name', ',1,T,,,,Surgery,Core,,,,', 'There is no name'],
    ['values that have shifted', 'A B,1,T,,,,Surgery,Core,,,,,extra', 'more cells than'],
  ])('for %s', async (_why, row, sentence) => {
    const [shown] = (await preview(row)).rows;
    expect(shown?.fate).toBe('refused');
    expect(shown?.reasons.map(({ text }) => text).join(' ')).toContain(sentence);
  });

  it('takes a designation of one day', async () => {
    expect(fates(await preview('A B,1,T,,,,Surgery,Core,01/04/2026,01/04/2026,,'))).toEqual(['new']);
  });

  it.each([0, 1, 2, 4, 10, 11])('for a mobile number in column %i, without repeating it (D11)', async (column) => {
    const cells = oncologist.split(',');
    cells[column] = `x ${mobile}`;
    const shown = await preview(cells.join(','));
    expect(shown.rows[0]?.fate).toBe('refused');
    expect(shown.rows[0]?.reasons[0]?.text).toContain('mobile number');
    expect(JSON.stringify(shown)).not.toContain('900');
  });

  it('for a mobile number in a column it does not read at all', async () => {
    const file = { fileName: 'x.csv', base64: Buffer.from(`Name,GMC,Mobile\r\nA B,1,${mobile}\r\n`).toString('base64') };
    expect((await world.take('directory.preview', file)).rows[0]?.fate).toBe('refused');
  });

  it('reads a workbook as it reads text: a number keeps its zeros, a day is a day', async () => {
    const row = oncologist.split(',');
    const cells = new Map([
      ['1,1', { value: 12345, type: 'number' as const, style: { numFmt: '0000000' } }],
      ['1,8', { value: new Date('2026-04-01T00:00:00Z'), type: 'date' as const, style: { numFmt: 'dd/mm/yyyy' } }],
    ]);
    const bytes = await writeXlsx({ sheets: [{ name: 'List', rows: [headings.split(','), row], cells }] });
    const file = { fileName: 'practitioners.xlsx', base64: Buffer.from(bytes).toString('base64') };
    const { basis } = await world.take('directory.preview', file);
    await world.take('directory.commit', { by, ...file, basis, choices: [] });
    expect(await entry('Test Oncologist')).toMatchObject({ professionalNumber: '0012345', designations: [{ from: '2026-04-01' }] });
  });
});
