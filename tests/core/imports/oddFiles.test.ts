import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ImportPreview, ImportRow } from '../../../shared/api/importViews.ts';
import { excelFile, inline, number, shared } from '../../fakes/excelFile.ts';
import { desk, oneCase } from './importing.ts';

const headings = ['NHS number', 'Hospital number', 'Surname', 'Forename', 'Date of birth', 'Date of referral', 'Question'];
const one = ['9990001235', 'TT1', 'TESTPATIENT-ONE', 'Ada', '14/03/1979', '02/11/2026', 'Plan'];
const two = ['9990080429', 'TT2', 'TESTPATIENT-TWO', 'Ben', '02/09/1966', '23/10/2026', 'Plan'];
const three = ['', 'TT3', 'TESTPATIENT-THREE', 'Cleo', '21/12/1958', '02/11/2026', 'Plan'];
const list = (...lines: readonly (readonly string[])[]): string => `${[headings, ...lines].map((line) => line.join(',')).join('\n')}\n`;
const preview = (text: string | Uint8Array): Promise<ImportPreview> => desk().preview(text);
const said = (row: ImportRow | undefined): string => row?.reasons.map(({ text }) => text).join('\n') ?? '';
const names = ({ rows }: ImportPreview): string[] => rows.map(({ name }) => name);

describe('lines that end in several ways', () => {
  const [head, first, second, third] = [headings, one, two, three].map((line) => line.join(','));

  it.each([
    ['the headings as Windows, the rows as Unix', `${head}\r\n${first}\n${second}\n${third}\n`],
    ['the headings as Unix, the rows as Windows', `${head}\n${first}\r\n${second}\r\n${third}\r\n`],
    ['each in its own', `${head}\r${first}\n${second}\r\n${third}`],
  ])('are all rows: %s', async (_, text) => {
    expect(names(await preview(text))).toEqual(['TESTPATIENT-ONE, Ada', 'TESTPATIENT-TWO, Ben', 'TESTPATIENT-THREE, Cleo']);
  });

  it('leave no quotation marks behind in the last cell of a line', async () => {
    const { commit, cases } = desk();
    await commit(`${head}\n${first?.replace('Plan', '"Plan, soon"')}\r\n${second}\n`);
    expect(cases.byHospitalNumber('TT1')?.details.question).toBe('Plan, soon');
  });

  it('stay inside a cell where only the other one ends the rows, though nothing quotes them', async () => {
    const { commit, cases } = desk();
    const report = await commit(`${head}\r\n${first?.replace('Plan', 'Plan\nand more')}\r\n${second}\r\n`);
    expect(report.rows.map(({ result }) => result)).toEqual(['imported', 'imported']);
    expect(cases.byHospitalNumber('TT1')?.details.question).toBe('Plan\nand more');
  });
});

describe('a stray quotation mark', () => {
  it('that is closed only some rows further down: the rows inside are told, and the others are taken', async () => {
    const shown = await preview(list(one, [...two.slice(0, 6), '"Plan'], three, [...one.slice(0, 6), '"x"'], ['', 'TT4', 'TESTPATIENT-FOUR', 'Dan', '01/01/1970', '02/11/2026', 'Plan']));
    expect(shown.rows.map(({ fate }) => fate)).toEqual(['new', 'refused', 'new']);
    expect(said(shown.rows[1])).toContain('2 further lines of the list stand inside a cell of this row');
  });

  it('that is closed by another stray one: the two rows are told as one that is not taken', async () => {
    const stray = (line: readonly string[]): string[] => [...line.slice(0, 2), `"${line[2]}`, ...line.slice(3)];
    const shown = await preview(list(stray(one), stray(two), three));
    expect(shown.rows.map(({ fate }) => fate)).toEqual(['refused', 'new']);
    expect(said(shown.rows[0])).toContain('One further line of the list stands inside a cell of this row');
  });

  it('that is never closed spoils its own row and no other', async () => {
    const shown = await preview(`\ufeff${list(one, ['', 'TT9', '"TESTPATIENT-NINE', 'Ada', '14/03/1979', '02/11/2026', 'Plan'], three)}`);
    expect(names(shown)).toEqual(['TESTPATIENT-ONE, Ada', '', 'TESTPATIENT-THREE, Cleo']);
    expect(said(shown.rows[1])).toBe('A quotation mark is opened in this row and never closed, so where its cells end cannot be told. Close it in the file, or take it out.');
  });

  it('is none in a text of several lines, however many commas it has', async () => {
    const shown = await preview(oneCase({ Question: 'Seen by Ortho, Neuro, Onc, Rad, Path, CNS, GP, A and E, B, C, D\nMRI 28/10/2026, CT, PET, bone scan, biopsy, bloods, a, b, c, d, e, f' }));
    expect(shown.rows[0]?.fate).toBe('new');
  });
});

describe('numbers a spreadsheet or a database has passed on', () => {
  it.each(['NHS number', 'Hospital number'])('shortened, in "%s", are refused: two patients would have the same', async (column) => {
    const row = (await preview(oneCase({ [column]: '4.85E+09' }))).rows[0];
    expect(row?.fate).toBe('refused');
    expect(said(row)).toContain('"4.85E+09" in "');
    expect(said(row)).toContain('is a number that a spreadsheet has shortened');
  });

  it('with dashes and blanks of any kind between them are numbers', async () => {
    for (const written of ['999\u2013000\u20131235', '999\u00a0000\u20091235', '999\u2212000\u22121235']) expect((await preview(oneCase({ 'NHS number': written }))).rows[0]?.identifiers).toContain('999 000 1235');
  });

  it('are shown where they are refused', async () => {
    expect(said((await preview(oneCase({ 'NHS number': '999000123' }))).rows[0])).toBe('"999000123" in "NHS number": The NHS number does not have ten digits.');
  });

  it('kept as text by ="…" are that text, and it is said', async () => {
    const row = (await preview(oneCase({ 'Hospital number': '="0012"' }))).rows[0];
    expect(row?.identifiers).toContain('· 0012 ·');
    expect(said(row)).toContain('A sign by which spreadsheets mark text');
  });

  it('that are NULL are blank, and it is said; a surname is never blanked', async () => {
    const row = (await preview(oneCase({ 'NHS number': 'NULL', Forename: 'NULL', Surname: 'NULL' }))).rows[0];
    expect(row).toMatchObject({ name: 'NULL', fate: 'new' });
    expect(said(row)).toContain('NULL, as a database writes for nothing, is taken as blank: "NHS number", "Forename".');
  });

  it.each(['#N/A', '#NAME?', '#REF!'])('%s is the error of a formula in a text file as in a workbook, and no text', async (error) => {
    expect(said((await preview(oneCase({ Diagnosis: error }))).rows[0])).toContain(`"${error}" in "Diagnosis" is what a spreadsheet shows of an error`);
  });
});

describe('dates whose day and month could change places', () => {
  it('are not taken where other dates of the list are written month before day, and the list says so', async () => {
    const shown = await preview(list([...one.slice(0, 4), '12/25/1966', '11/02/2026', 'Plan'], [...two.slice(0, 4), '03/04/1979', '2 Nov 2026', 'Plan'], [...three.slice(0, 4), '04/04/1979', '2 Nov 2026', 'Plan']));
    expect(shown.rows.map(({ fate }) => fate)).toEqual(['refused', 'refused', 'new']);
    expect(said(shown.rows[0])).toContain('"11/02/2026" in "Date of referral" could be of two months');
    expect(said(shown.rows[1])).toBe('"03/04/1979" in "Date of birth" could be of two months: this list writes month before day elsewhere ("12/25/1966" in "Date of birth").');
    expect(shown.notices).toContainEqual(expect.stringContaining('Dates of this list are written month before day ("12/25/1966" in "Date of birth")'));
  });

  it('are taken as day/month where others are, and a date that is neither is refused alone; the list says so', async () => {
    const shown = await preview(list(one, [...two.slice(0, 4), '03/14/1979', '02/11/2026', 'Plan'], [...three.slice(0, 4), '03/04/1979', '02/11/2026', 'Plan']));
    expect(shown.rows.map(({ fate }) => fate)).toEqual(['new', 'refused', 'new']);
    expect(shown.rows[2]?.identifiers).toContain('3 Apr 1979');
    expect(shown.notices).toEqual([expect.stringContaining('such as 03/14/1979, and others that only make sense as day/month')]);
  });

  it('are not taken in the work-up either', async () => {
    const cells = { 'Date of birth': '12/25/1966', 'Referral date': '2 Nov 2026' };
    expect(said((await preview(oneCase({ ...cells, Imaging: 'MRI 03/04/2026' }))).rows[0])).toContain('"MRI 03/04/2026" in "Imaging" could be of two months');
    expect(said((await preview(oneCase({ ...cells, Imaging: 'MRI 04/04/2026' }))).rows[0])).not.toContain('could be of two months');
  });
});

describe('a birth with two digits for its year', () => {
  it('is taken where only one century is possible, and the row says which', async () => {
    expect(said((await preview(oneCase({ 'Date of birth': '14/03/79' }))).rows[0])).toContain('"14/03/79" in "Date of birth" is read as 14 Mar 1979: with two digits for the year, only this century is possible.');
    expect(said((await preview(oneCase({ 'Date of birth': '14/03/1979' }))).rows[0])).not.toContain('two digits');
  });
});

describe('letters', () => {
  it.each(['TESTPATIENT-M\u00c3\u00bcLLER', 'TESTPATIENT-\ufffd'])('that were garbled before are said: %s', async (surname) => {
    expect(said((await preview(oneCase({ Surname: surname }))).rows[0])).toContain(`Letters were garbled before the list was saved ("${surname}")`);
  });

  it('that are only rare are not garbled', async () => {
    expect(said((await preview(oneCase({ Surname: 'TESTPATIENT-S\u00c3O \u00c2NGELO' }))).rows[0])).not.toContain('garbled');
  });

  it('of UTF-16 without a mark may be any, and another program may have added a line break', async () => {
    const text = list(one).replace('ONE', '\u0100\u4e2d\u2000x');
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.concat([Buffer.from(text, 'utf16le'), Buffer.from('\n')])]) expect((await preview(bytes)).rows[0]?.name).toBe('TESTPATIENT-\u0100\u4e2d\u2000x, Ada');
  });

  it('of a stray binary sign stop nothing: it is left out, and it is said', async () => {
    expect(said((await preview(oneCase({ Question: 'Pl\0an' }))).rows[0])).toContain('Invisible characters');
  });
});

describe('a row that is no patient', () => {
  it.each(['2 patients', '*** END ***', 'Page 1 of 2'])('is refused with the one thing it holds: %s', async (text) => {
    expect(said((await preview(list(one, [text, '', '', '', '', '', '']))).rows[1])).toBe(`The row holds nothing but "${text}": that is no patient.`);
  });

  it('in a run of blank ones is told with the others, and short runs one by one', async () => {
    const blank = headings.map(() => '');
    const shown = await preview(list(one, ...Array.from({ length: 21 }, () => blank), two, blank, three));
    expect(shown.rows.map(({ row }) => row)).toEqual([1, 23, 24, 25]);
    expect(shown.notices).toEqual(['Rows 2 to 22 are blank and not shown one by one.']);
  });
});

describe('a workbook as Excel writes it', () => {
  const texts = (line: readonly string[]): string[] => line.map(inline);

  it('gives shared strings, rich text and strings in their cells', async () => {
    const strings = ['<t>Surname</t>', '<r><t>TEST</t></r><r><rPr><b/></rPr><t xml:space="preserve">PATIENT-RICH</t></r>', '<t>Question</t>', '<t>two_x000D_\nlines</t>'];
    const { commit, cases } = desk();
    await commit(excelFile([[shared(0), shared(2), inline('MRN')], [shared(1), shared(3), inline('TT1')]], { strings }), { 1: 'take' });
    expect(cases.byHospitalNumber('TT1')?.details).toMatchObject({ patient: { familyName: 'TESTPATIENT-RICH' }, question: 'two\nlines' });
  });

  it('gives a number with the zeros and letters its format shows around it', async () => {
    const formats = ['0000000000', '"RN"00000', '000\\ 000\\ 0000', '[Red]0'];
    const cells = (format: number, value: number) => [inline(''), number(value, format), ...texts(one.slice(2))];
    const shown = await preview(excelFile([texts(headings), cells(1, 12345), cells(2, 123), cells(3, 123456789), cells(4, 77), cells(2, 1234567)], { formats }));
    expect(shown.rows.map(({ identifiers }) => identifiers.split(' · ')[1])).toEqual(['0000012345', 'RN00123', '012 345 6789', '77', 'RN1234567']);
  });

  it.each([[false, 28928], [true, 27466]])('gives days by the date system of the file (1904: %s)', async (date1904, days) => {
    const shown = await preview(excelFile([texts(headings), [...texts(one.slice(0, 4)), number(days, 1)]], { formats: ['dd/mm/yyyy'], date1904 }));
    expect(shown.rows[0]?.identifiers).toContain('born 14 Mar 1979');
  });

  it('takes a time of day, a sum gone wrong and a number out of all days for no birthday', async () => {
    const cells = (days: number) => [inline(''), inline(`TT${days}`), ...texts(one.slice(2, 4)), number(days, 1)];
    const shown = await preview(excelFile([texts(headings), cells(0.5), cells(-5), cells(3_000_000)], { formats: ['dd/mm/yyyy'] }));
    expect(shown.rows.map(said)).toEqual(['"12:00" in "Date of birth" is not a date (day/month/year).', '"00:00" in "Date of birth" is not a date (day/month/year).', '"a day after the year 9999" in "Date of birth" is not a date (day/month/year).']);
  });

  it('is read where its cells do not say where they stand', async () => {
    expect(names(await preview(excelFile([texts(headings), texts(one)], { references: false })))).toEqual(['TESTPATIENT-ONE, Ada']);
  });

  it('with something at the end of the sheet is no list of a million rows', async () => {
    const shown = await preview(await writeXlsx({ sheets: [{ name: 'List', rows: [headings, one, two], cells: new Map([['60000,0', { value: 'x' }]]) }] }));
    expect(shown.rows.map(({ row, fate }) => [row, fate])).toEqual([[1, 'new'], [2, 'new'], [60_000, 'refused']]);
    expect(shown.notices).toEqual(['Rows 3 to 59999 are blank and not shown one by one.']);
  });

  it('with something far to the right of the list has no thousands of columns, and the row of it is refused', async () => {
    const shown = await preview(await writeXlsx({ sheets: [{ name: 'List', rows: [headings, one, two], cells: new Map([['1,9000', { value: 'y' }]]) }] }));
    expect(shown.columns).toHaveLength(headings.length);
    expect(shown.rows.map(({ fate }) => fate)).toEqual(['refused', 'new']);
    expect(shown.notices).toEqual([expect.stringContaining('far to the right of the last heading')]);
  });

  it('with something in its very last cell is read as far as a list goes, and it is said that the rest is not', async () => {
    const shown = await preview(await writeXlsx({ sheets: [{ name: 'List', rows: [headings, one, two], cells: new Map([['1048575,16383', { value: 'x' }]]) }] }));
    expect(names(shown)).toEqual(['TESTPATIENT-ONE, Ada', 'TESTPATIENT-TWO, Ben']);
    expect(shown.notices).toEqual([expect.stringContaining('Of each sheet the first 100,000 rows and 200 columns are read.')]);
  });
});
