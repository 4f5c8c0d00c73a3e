import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../electron/core/imports/readTable.ts';
import { desk, fileOf, sampleList, valueOf } from './importing.ts';

const header = 'NHS number,Surname,Forename,Date of birth';
const line = '9990001235,TESTPATIENT-ONE,Ada,14/03/1979';

async function cells(bytes: Uint8Array | string): Promise<readonly (readonly string[])[]> {
  return valueOf(await readTable(Buffer.from(bytes))).rows.map((row) => row.cells);
}

async function refusal(bytes: Uint8Array | string): Promise<string> {
  const read = await readTable(Buffer.from(bytes));
  if (read.ok) throw new Error('The file was taken for a table.');
  return read.refusal.message;
}

describe('a table', () => {
  it.each([
    [';', 'semicolon'],
    ['\t', 'tab'],
  ])('is read with another separator (%j, %s) to the same cases', async (separator) => {
    const records: string[][] = parse(sampleList, { bom: true });
    const other = stringify(records, { delimiter: separator });
    const [one, two] = await Promise.all([desk().preview(sampleList), desk().preview(other)]);
    expect(two.rows).toEqual(one.rows);
  });

  it('is read from UTF-8 and UTF-16 with and without a mark, and Windows-1252', async () => {
    const text = `${header}\n9990001235,TESTPATIENT-MÜLLER,Zoë,14/03/1979\n`;
    const utf16be = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le'), utf16be, Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16(), Buffer.from(text, 'latin1')]) {
      expect(await cells(bytes)).toEqual([['9990001235', 'TESTPATIENT-MÜLLER', 'Zoë', '14/03/1979']]);
    }
  });

  it('may have lines above its header', async () => {
    expect(await cells(`Cancer register export\n24/11/2026\n${header}\n${line}\n`)).toEqual([line.split(',')]);
  });

  it('may have CRLF, LF, quoted line breaks and quotation marks inside text', async () => {
    expect(await cells(`${header}\r\n9990001235,"TESTPATIENT\nONE","5"" Ada",14/03/1979\r\n`)).toEqual([['9990001235', 'TESTPATIENT\nONE', '5" Ada', '14/03/1979']]);
  });

  it('drops the blank rows a spreadsheet leaves at its end, and reports one in between', async () => {
    const preview = await desk().preview(`${header}\n${line}\n,,,\n9990080429,TESTPATIENT-TWO,Ben,02/09/1966\n,,,\n,,,\n`);
    expect(preview.rows.map(({ row, fate }) => [row, fate])).toEqual([[1, 'new'], [2, 'refused'], [3, 'new']]);
  });

  it('may have its columns in another order and some missing: the same cases come out', async () => {
    const preview = await desk().preview('Last name;DOB;First name\nTESTPATIENT-ONE;14/03/1979;Ada\n');
    expect(preview.rows[0]).toMatchObject({ name: 'TESTPATIENT-ONE, Ada', fate: 'new' });
  });

  it('reports a column it does not use, and the second of two for one field', async () => {
    const { columns } = await desk().preview('Surname,Shoe size,Family name\nTESTPATIENT-ONE,38,Other\n');
    expect(columns).toEqual([
      { header: 'Surname', field: 'familyName', samples: ['TESTPATIENT-ONE'] },
      { header: 'Shoe size', field: null, samples: ['38'] },
      { header: 'Family name', field: null, samples: ['Other'] },
    ]);
  });

  it('refuses the one row whose cells have shifted, takes a short row, and goes on', async () => {
    const preview = await desk().preview(`${header}\n9990001235,TESTPATIENT-ONE,Ada,Maria,14/03/1979\n,TESTPATIENT-TWO,Ben\n${line}\n`);
    expect(preview.rows.map(({ fate }) => fate)).toEqual(['refused', 'new', 'new']);
    expect(preview.rows[0]?.reasons[0]?.text).toContain('5 cells under 4 headings');
    expect(preview.rows[1]?.reasons.some(({ text }) => text.includes('ends after 3 of 4 cells'))).toBe(true);
  });

  it('has no limit of ten thousand rows: each is accounted for', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `,TESTPATIENT-${index},Ada,14/03/1979,H${index}`).join('\n');
    const { commit, progress } = desk();
    const report = await commit(`NHS number,Surname,Forename,Date of birth,Hospital number\n${many}\n`);
    expect(report.rows).toHaveLength(10_000);
    expect(report.rows.every(({ result }) => result === 'imported')).toBe(true);
    expect(progress.at(-1)).toMatchObject({ phase: 'writing', done: 10_000, total: 10_000 });
    expect(progress.length).toBeGreaterThan(100);
  });
});

describe('what is not a table', () => {
  it.each([
    ['an empty file', '', 'empty'],
    ['blanks', ' \n \n', 'empty'],
    ['only a header', `${header}\n`, 'no cases'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'a PDF'],
    ['a packed file cut short', 'PK\u0003\u0004rest', 'damaged'],
    ['a web page', `<!doctype html><table><tr><td>${line}</td></tr></table>`, 'web page'],
    ['JSON', `[{"Surname": "TESTPATIENT-ONE"}]`, 'JSON'],
    ['one column of something else', 'apples\npears\n', 'None of the columns'],
    ['a table of something else', 'apples,pears\n1,2\n', 'None of the columns'],
  ])('%s is refused with the reason', async (_, text, reason) => {
    expect(await refusal(text)).toContain(reason);
  });

  it('a picture and other binary data are refused with the reason', async () => {
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toContain('picture');
    expect(await refusal(Buffer.concat([Buffer.from(header), Buffer.alloc(4)]))).toContain('binary');
  });

  it('is refused before anything is read of the stored cases', async () => {
    const { imports, cases } = desk();
    expect(await imports.preview(fileOf('%PDF-1.7'))).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } });
    expect(cases.detailReads()).toBe(0);
  });
});
