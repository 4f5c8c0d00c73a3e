import type { Workbook } from 'hucre/xlsx';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { notATable } from './fileText.ts';
import { type CellMark, readCell } from './workbookCell.ts';
import { zipContents } from './zipSize.ts';

/** A line of a sheet as text; its marks by column, and whether the workbook hides it. */
type SheetLine = { readonly cells: readonly string[]; readonly marks: ReadonlyMap<number, CellMark>; readonly hidden: boolean };

/** A sheet of a workbook as text. */
export type Sheet = { readonly name: string; readonly hidden: boolean; readonly hiddenColumns: readonly number[]; readonly lines: readonly SheetLine[] };

/** The most a workbook may hold once it is unpacked, in bytes: some 300,000 rows of a case list. */
const mostUnpacked = 300 * 1024 * 1024;

/** What is read of sheets of which somebody touched a cell at the very end: more cells than the reader lays out, and hardly any of them filled. */
const nearCells = 'A1:GR100000';
const farCells = 'A sheet of this workbook holds something beyond row 100,000 or column GR, with very many blank cells before it. Of each sheet the first 100,000 rows and 200 columns are read.';

const noMarks: ReadonlyMap<number, CellMark> = new Map();

/** Whether a file begins as a ZIP file does, which a workbook is. */
export function isPacked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004';
}

/** Whether a file begins as the files of old Office programs and encrypted workbooks do. */
export function isOldOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'd0cf11e0';
}

/** The sheets of an XLSX workbook, and what is to be known of it as a whole. Refuses what is no such workbook, is damaged, or would unpack to more than this program reads. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<{ readonly sheets: readonly Sheet[]; readonly notices: readonly string[] }>> {
  const contents = zipContents(bytes);
  if (contents === null) return notATable('The workbook is damaged or not whole: it cannot be unpacked. Save it again and choose that file.');
  const unfit = unfitReason(contents.names);
  if (unfit !== null) return notATable(unfit);
  if (contents.unpackedBytes > mostUnpacked) {
    return notATable(`The workbook unpacks to more than this program reads (${mostUnpacked / 1024 / 1024} MB): it is not a case list, or holds far more than one. It was not opened.`);
  }
  const read = await unpacked(bytes);
  if (read === null) return notATable('The workbook is damaged or not whole: its sheets cannot be read. Save it again and choose that file.');
  return ok({ sheets: read.workbook.sheets.map(sheetOf), notices: read.isNear ? [farCells] : [] });
}

/** Null for whatever the reader stumbles over in foreign bytes: it has one error for each way of being damaged, and JavaScript some more. */
async function unpacked(bytes: Uint8Array): Promise<{ readonly workbook: Workbook; readonly isNear: boolean } | null> {
  // Loaded with the first workbook: most starts of the program read none.
  const { readXlsx } = await import('hucre/xlsx');
  try {
    return { workbook: await readXlsx(bytes, { readStyles: true }), isNear: false };
  } catch (error) {
    if (!(error instanceof Error && /spans \d+ rows x \d+ columns/.test(error.message))) return null;
  }
  try {
    return { workbook: await readXlsx(bytes, { readStyles: true, range: nearCells }), isNear: true };
  } catch {
    return null;
  }
}

function sheetOf({ name, hidden, veryHidden, rows, cells, rowDefs, columns }: Workbook['sheets'][number]): Sheet {
  const lines = rows.map((values, line): SheetLine => {
    let marks: Map<number, CellMark> | null = null;
    const texts = values.map((value, column) => {
      const { text, mark } = readCell(value, cells?.get(`${line},${column}`));
      if (mark !== null) (marks ??= new Map()).set(column, mark);
      return text;
    });
    return { cells: texts, marks: marks ?? noMarks, hidden: rowDefs?.get(line)?.hidden === true };
  });
  const hiddenColumns = (columns ?? []).flatMap((column, index) => (column.hidden === true ? [index] : []));
  return { name, hidden: hidden === true || veryHidden === true, hiddenColumns, lines };
}

const protectedWorkbook = 'The workbook is protected by a password. Save it without one and choose that file.';

/** Why an old Office file or an encrypted workbook is not read, in a sentence. */
export function oldOfficeReason(bytes: Uint8Array): string {
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return encrypted ? protectedWorkbook : 'The file is an old Excel or Word file (.xls, .doc). Save the list as an Excel workbook (.xlsx) or as CSV and choose that file.';
}

function unfitReason(names: readonly string[]): string | null {
  if (names.includes('xl/workbook.xml')) return null;
  const saveAs = 'Save the list as an Excel workbook (.xlsx) or as CSV and choose that file.';
  if (names.includes('xl/workbook.bin')) return `The file is a binary Excel workbook (.xlsb). ${saveAs}`;
  if (names.includes('content.xml') && names.includes('mimetype')) return `The file is an OpenDocument file (.ods). ${saveAs}`;
  if (names.includes('word/document.xml')) return `The file is a Word document. ${saveAs}`;
  return `The file is a packed file (ZIP), not a table. Unpack it, or ${saveAs.charAt(0).toLowerCase()}${saveAs.slice(1)}`;
}
