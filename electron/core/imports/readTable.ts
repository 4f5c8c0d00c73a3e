import { ok, type Result } from '../../../shared/domain/result.ts';
import { reachesFar, withoutBlankColumns, withoutBlankRuns } from './blankCells.ts';
import { caseHeadings } from './columns.ts';
import { type Header, type Lines, separatedLines } from './csvLines.ts';
import { holdsData } from './dataCells.ts';
import { notATable } from './fileText.ts';
import { isOldOffice, isPacked, oldOfficeReason, readWorkbook, type Sheet } from './workbook.ts';
import type { CellMark } from './workbookCell.ts';

/** A row below the header. The first one has number 1; blank rows in between count. */
export type TableRow = {
  readonly number: number;
  readonly cells: readonly string[];
  /** Of a workbook: what has to be said of its cells, by column. */
  readonly marks?: ReadonlyMap<number, CellMark>;
  /** The workbook hides the row. */
  readonly hidden?: boolean;
  /** Why its cells cannot be relied on, in a sentence. */
  readonly fault?: string;
};

/** A list as a table of text, whatever kind of file it came from. */
export type Table = {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** What is to be known of the file as a whole, one sentence each. */
  readonly notices: readonly string[];
  /** The sheets of a workbook, and which one this is; none and null of other files. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number; readonly known: number }[];
  readonly sheet: string | null;
};

/** How far down the header row is looked for: registers like to write a title and a date above it. */
const LINES_ABOVE_HEADER = 10;

/** What is looked for in a file: how its headings are known, one or two of them as examples, and what its rows are called. */
export type TableKind = {
  readonly knownColumns: (headers: readonly string[]) => number;
  readonly examples: string;
  readonly rows: string;
  /** A person may say what each column holds: a table of unknown headings is worth showing. */
  readonly mappable: boolean;
};

/** A case list, whose headings are known by their usual names. */
export const caseList: TableKind = { knownColumns: caseHeadings.knownColumns, examples: '"NHS number" or "Surname"', rows: 'cases', mappable: false };

/**
 * A table from the bytes of a file: a workbook (the sheet named, else the one with the most known headings), or text separated by comma,
 * semicolon or tab, with quoted line breaks. Rows may have more or fewer cells than the header. Refuses what is not a table, and, where
 * nobody can say what the columns hold, a table none of whose columns is known.
 */
export async function readTable(bytes: Uint8Array, kind: TableKind = caseList, sheet: string | null = null): Promise<Result<Table>> {
  if (isOldOffice(bytes)) return notATable(oldOfficeReason(bytes));
  if (isPacked(bytes)) {
    const workbook = await readWorkbook(bytes);
    return workbook.ok ? fromWorkbook(workbook.value, kind, sheet) : workbook;
  }
  const lines = separatedLines(bytes, (head) => findHeader(head, kind));
  return lines.ok ? tableOf(lines.value, kind) : lines;
}

function fromWorkbook({ sheets, notices: ofWorkbook }: { readonly sheets: readonly Sheet[]; readonly notices: readonly string[] }, kind: TableKind, wanted: string | null): Result<Table> {
  const found = sheets.map((sheet) => ({ sheet, header: findHeader(sheet.lines.slice(0, LINES_ABOVE_HEADER).map(({ cells }) => cells), kind) }));
  const chosen = wanted === null ? bestSheet(found) : found.find(({ sheet }) => sheet.name === wanted);
  if (chosen === undefined) return notATable(wanted === null ? 'The workbook has no sheet with anything in it.' : `The workbook has no sheet "${wanted}".`);
  const { sheet, header } = chosen;
  const table = tableOf({ lines: sheet.lines.map(({ cells }) => cells), header, notices: [], faults: new Map() }, kind);
  if (!table.ok) return table;
  const others = found.filter((each) => each !== chosen && each.header.known > 0).map((each) => `"${each.sheet.name}"`);
  const below = header.at + 1;
  const rows = table.value.rows.map((row): TableRow => {
    const line = sheet.lines[below + row.number - 1];
    return line === undefined || (line.marks.size === 0 && !line.hidden) ? row : { ...row, marks: line.marks, hidden: line.hidden };
  });
  const hiddenRows = rows.filter(({ hidden }) => hidden === true).length;
  const hiddenColumns = sheet.hiddenColumns.map((column) => table.value.headers[column] ?? '').filter((name) => name !== '');
  const notices = [
    ...ofWorkbook,
    ...(sheet.hidden ? [`The sheet "${sheet.name}" is hidden in the workbook.`] : []),
    ...(others.length === 0 ? [] : [`Only the sheet "${sheet.name}" is read. Headings of such a list stand also in ${others.join(', ')}.`]),
    ...(hiddenRows === 0 ? [] : [`${hiddenRows} ${hiddenRows === 1 ? 'row is' : 'rows are'} hidden in the workbook, by hand or by a filter. They are read like the others.`]),
    ...(hiddenColumns.length === 0 ? [] : [`Hidden in the workbook, and read like the others: ${hiddenColumns.map((name) => `"${name}"`).join(', ')}.`]),
  ];
  const named = found.map((each) => ({ name: each.sheet.name, hidden: each.sheet.hidden, rows: Math.max(0, each.sheet.lines.length - each.header.at - 1), known: each.header.known }));
  return ok({ ...table.value, rows, notices: [...notices, ...table.value.notices], sheets: named, sheet: sheet.name });
}

type Found = { readonly sheet: Sheet; readonly header: Header };

/** The sheet with the most known headings, one that is shown before one that is hidden; else the first that holds anything. */
function bestSheet(found: readonly Found[]): Found | undefined {
  const full = found.filter(({ sheet }) => sheet.lines.length > 0);
  const [best] = full.toSorted((one, other) => Number(one.header.known === 0) - Number(other.header.known === 0) || Number(one.sheet.hidden) - Number(other.sheet.hidden) || other.header.known - one.header.known);
  return best;
}

/**
 * The first line with at least half as many known headings as the best one: a list may repeat its headings further down. Where none is
 * known, the first of the fullest ones.
 */
function findHeader(head: readonly (readonly string[])[], { knownColumns }: TableKind): Header {
  const lines = head.slice(0, LINES_ABOVE_HEADER).map((line, at): Header => ({ at, known: knownColumns(line), cells: line.filter((cell) => cell.trim() !== '').length }));
  const most = Math.max(0, ...lines.map(({ known }) => known));
  const fullest = Math.max(0, ...lines.map(({ cells }) => cells));
  return lines.find(({ known, cells }) => (most === 0 ? cells === fullest : known * 2 >= most)) ?? { at: 0, known: 0, cells: 0 };
}

function tableOf({ lines, header, notices: ofFile, faults }: Lines, kind: TableKind): Result<Table> {
  const top = (lines[header.at] ?? []).map((cell) => cell.trim());
  if (header.known === 0 && (!kind.mappable || header.cells < 2)) {
    return notATable(`None of the columns is one this program knows, such as ${kind.examples}. The first row has to hold the headings.`);
  }
  if (header.known === 0 && top.some(holdsData)) return notATable('The first row holds a case, not the headings. Add a row that says what each column holds, and choose the list again.');
  const below = header.at + 1;
  const { rows, left } = withoutBlankRuns(
    lines.slice(below).map((cells, index): TableRow => {
      const fault = faults.get(below + index);
      return fault === undefined ? { number: index + 1, cells } : { number: index + 1, cells, fault };
    }),
  );
  const headers = withoutBlankColumns(top, rows);
  if (rows.length === 0) return notATable(`The file holds headings but no ${kind.rows}.`);
  const above = lines.slice(0, header.at).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const notices = [
    ...ofFile,
    ...(above.length === 0 ? [] : [`${above.length === 1 ? 'One line' : `${above.length} lines`} above the headings ${above.length === 1 ? 'is' : 'are'} not read: ${above.map(firstWords).join(' / ')}`]),
    ...left.map(({ from, to }) => `Rows ${from} to ${to} are blank and not shown one by one.`),
    ...(reachesFar(headers, rows) ? ['Cells that stand far to the right of the last heading have no heading: a row that holds one is not taken.'] : []),
    ...(header.known === 0 ? ['None of the headings is known. Say what each column holds; if the first line is a case and not the headings, add the headings to the file.'] : []),
  ];
  return ok({ headers, rows, notices, sheets: [], sheet: null });
}

function firstWords(cells: readonly string[]): string {
  const words = cells.map((cell) => cell.trim()).filter((cell) => cell !== '').join(' ');
  return words.length > 80 ? `${words.slice(0, 77)}…` : words;
}
