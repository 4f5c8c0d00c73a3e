import { type WriteOptions, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../electron/core/imports/readTable.ts';
import { desk, fileOf, sampleList, valueOf } from './importing.ts';
import { parse } from 'csv-parse/sync';

type Cells = NonNullable<WriteOptions['sheets'][number]['cells']>;

const headings = ['NHS number', 'Hospital number', 'Surname', 'Forename', 'Date of birth'];
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** A workbook of one list, its cells from the second line on as given. */
async function workbook(cells: Cells, options: Partial<WriteOptions> = {}): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'List', rows: [headings], cells }], ...options });
}

/** The cells of the second line. */
const line = (...cells: readonly (NonNullable<Parameters<Cells['set']>[1]> | string)[]): Cells =>
  new Map(cells.map((cell, column) => [`1,${column}`, typeof cell === 'string' ? { value: cell } : cell]));

async function cellsOf(bytes: Uint8Array): Promise<readonly string[] | undefined> {
  return valueOf(await readTable(bytes)).rows[0]?.cells;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const read = await readTable(bytes);
  if (read.ok) throw new Error('The file was taken for a table.');
  return read.refusal.message;
}

describe('a workbook', () => {
  it.each(['1900', '1904'] as const)('gives days as days in the %s date system', async (dateSystem) => {
    const bytes = await workbook(line('', 'H1', 'TESTPATIENT-ONE', 'Ada', { value: day('1979-03-14'), type: 'date', style: { numFmt: 'dd/mm/yyyy' } }), { dateSystem });
    expect((await cellsOf(bytes))?.[4]).toBe('14/03/1979');
    expect((await desk().preview(bytes)).rows[0]?.identifiers).toContain('born 14 Mar 1979');
  });

  it('gives numbers the zeros and blanks of their format', async () => {
    const bytes = await workbook(line({ value: 123456789, type: 'number', style: { numFmt: '000 000 0000' } }, { value: 123, type: 'number', style: { numFmt: '0000000' } }, 'TESTPATIENT-ONE'));
    expect((await cellsOf(bytes))?.slice(0, 2)).toEqual(['012 345 6789', '0000123']);
  });

  it('gives other numbers as they are, and says of one whose digits a spreadsheet has lost that it is not to be had', async () => {
    const bytes = await workbook(line({ value: 9990001235, type: 'number' }, { value: 1234567890123456, type: 'number' }, 'TESTPATIENT-ONE'));
    const [row] = (await desk().preview(bytes)).rows;
    expect((await cellsOf(bytes))?.[0]).toBe('9990001235');
    expect(row).toMatchObject({ fate: 'refused', reasons: [{ text: expect.stringContaining('last digits are lost'), column: 'Hospital number' }] });
  });

  it('takes the value it keeps of a formula and says so, and never works one out', async () => {
    const bytes = await workbook(line('9990001235', { value: 'TT1', formula: 'CONCAT("T","T1")', formulaResult: 'TT1' }, 'TESTPATIENT-ONE', { value: null, formula: 'A1' }, '14/03/1979'));
    const [row] = (await desk().preview(bytes)).rows;
    expect(row?.identifiers).toContain('TT1');
    const said = row?.reasons.map(({ text }) => text) ?? [];
    expect(said).toContain('"Hospital number" holds a formula: it is not worked out, and the value the workbook keeps of it is taken.');
    expect(said).toContain('"Forename" holds a formula of which the workbook keeps no value: it is taken as blank.');
  });

  it('refuses the row of a cell that holds an error, in a column that is read', async () => {
    const bytes = await workbook(line('9990001235', { value: '#REF!', type: 'error' }, 'TESTPATIENT-ONE'));
    expect((await desk().preview(bytes)).rows[0]).toMatchObject({ fate: 'refused', reasons: [{ text: '"Hospital number" holds the error #REF! of a formula.' }] });
  });

  it('comes to the same cases as the same list in CSV, below a title', async () => {
    const records: string[][] = parse(sampleList, { bom: true });
    const bytes = await writeXlsx({ sheets: [{ name: 'List', rows: [['Spinal sarcoma MDT'], ...records] }] });
    const [csv, xlsx] = await Promise.all([desk().preview(sampleList), desk().preview(bytes)]);
    expect(xlsx.rows).toEqual(csv.rows);
    expect(xlsx.notices).toEqual(['One line above the headings is not read: Spinal sarcoma MDT']);
  });
});

describe('the sheets of a workbook', () => {
  const patient = ['9990001235', 'TT1', 'TESTPATIENT-ONE', 'Ada', '14/03/1979'];
  const sheets = () =>
    writeXlsx({
      sheets: [
        { name: 'Notes', rows: [['Made by the register']] },
        { name: 'This week', rows: [headings, patient, patient], rowDefs: new Map([[2, { hidden: true }]]) },
        { name: 'Last week', rows: [headings, [...patient.slice(0, 2), 'TESTPATIENT-OLD', 'Ada', '14/03/1979']] },
        { name: 'Template', hidden: true, rows: [[...headings, 'Levels', 'Diagnosis'], patient] },
      ],
    });

  it('are told, and the one with the known headings that is shown is read; the others are named', async () => {
    const preview = await desk().preview(await sheets());
    expect(preview.sheet).toBe('This week');
    expect(preview.sheets.map(({ name, hidden, known }) => [name, hidden, known])).toEqual([['Notes', false, 0], ['This week', false, 5], ['Last week', false, 5], ['Template', true, 7]]);
    expect(preview.notices[0]).toBe('Only the sheet "This week" is read. Headings of such a list stand also in "Last week", "Template".');
  });

  it('can be chosen', async () => {
    const { imports } = desk();
    const file = fileOf(await sheets());
    expect(valueOf(await imports.preview({ ...file, sheet: 'Last week' })).rows[0]?.name).toBe('TESTPATIENT-OLD, Ada');
    expect(valueOf(await imports.preview({ ...file, sheet: 'Template' })).notices[0]).toBe('The sheet "Template" is hidden in the workbook.');
    expect(await imports.preview({ ...file, sheet: 'None' })).toMatchObject({ ok: false, refusal: { message: 'The workbook has no sheet "None".' } });
  });

  it('hold hidden rows, which are read and said', async () => {
    const preview = await desk().preview(await sheets());
    expect(preview.notices).toContain('1 row is hidden in the workbook, by hand or by a filter. They are read like the others.');
    expect(preview.rows[1]?.reasons.map(({ text }) => text)).toContain('The row is hidden in the workbook.');
  });
});

describe('what is packed and no such workbook', () => {
  it('is refused unopened where it would unpack to more than is read, whatever it says of itself', async () => {
    const bomb = await workbook(line('9990001235'));
    expect(await refusal(withUnpackedSize(bomb, 0xfffffff0))).toContain('unpacks to more than this program reads');
    expect(await refusal(withUnpackedSize(bomb, 0))).toContain('unpacks to more than this program reads');
    expect(await refusal(withUnpackedSize(bomb, 10))).toContain('damaged');
  });

  it('is refused with what it is', async () => {
    const encrypted = await workbook(line('9990001235'), { encryption: { password: 'secret', spinCount: 1000 } });
    expect(await refusal(encrypted)).toContain('protected by a password');
    expect(await refusal(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))).toContain('.xls');
    expect(await refusal(zipOf('mimetype', 'content.xml'))).toContain('.ods');
    expect(await refusal(zipOf('xl/workbook.bin'))).toContain('.xlsb');
    expect(await refusal(zipOf('word/document.xml'))).toContain('Word');
    expect(await refusal(zipOf('list.csv'))).toContain('ZIP');
    expect(await refusal((await workbook(line('9990001235'))).slice(0, 900))).toContain('damaged');
  });
});

/** The same file, of which every entry says that it unpacks to so many bytes. */
function withUnpackedSize(bytes: Uint8Array, size: number): Uint8Array {
  const changed = Buffer.from(bytes);
  for (let at = changed.indexOf('PK\u0001\u0002'); at >= 0; at = changed.indexOf('PK\u0001\u0002', at + 1)) changed.writeUInt32LE(size, at + 24);
  return changed;
}

/** A ZIP file of empty entries with these names: its directory alone. */
function zipOf(...names: readonly string[]): Uint8Array {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46 + name.length);
    entry.write('PK\u0001\u0002', 0, 'latin1');
    entry.writeUInt16LE(name.length, 28);
    entry.write(name, 46);
    return entry;
  });
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(30, 16);
  return Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(26), ...entries, end]);
}
