import { CsvError, parse } from 'csv-parse/sync';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { caseHeadings } from './columns.ts';
import { notATable, readFileText } from './fileText.ts';

/** A row below the header. The first one has number 1; blank rows in between count. */
export type TableRow = { readonly number: number; readonly cells: readonly string[] };

/** A list as a table of text, whatever kind of file it came from. */
export type Table = { readonly headers: readonly string[]; readonly rows: readonly TableRow[] };

/** How far down the header row is looked for: registers like to write a title and a date above it. */
const LINES_ABOVE_HEADER = 10;
/** Characters in which these lines are looked for first, so that a large file is parsed only once. */
const HEAD_LENGTH = 64 * 1024;

/** What is looked for in a file: how its headings are known, one or two of them as examples, and what its rows are called. */
export type TableKind = { readonly knownColumns: (headers: readonly string[]) => number; readonly examples: string; readonly rows: string };

const caseList: TableKind = { knownColumns: caseHeadings.knownColumns, examples: '"NHS number" or "Surname"', rows: 'cases' };

/**
 * A table from the bytes of a CSV file: separated by comma, semicolon or tab, with quoted line breaks. Rows may have more or
 * fewer cells than the header. Refuses what is not a table, and a table none of whose columns is known.
 */
export function readTable(bytes: Uint8Array, kind: TableKind = caseList): Result<Table> {
  const text = readFileText(bytes);
  if (!text.ok) return text;
  const layout = findLayout(text.value, kind);
  if (layout === null) return notATable(`None of the columns is one this program knows, such as ${kind.examples}. The first row has to hold the headings.`);
  try {
    const records = parseRecords(text.value, layout.delimiter);
    const [headers = [], ...below] = records.slice(layout.headerAt);
    const rows = withoutBlankEnd(below.map((cells, index) => ({ number: index + 1, cells })));
    return rows.length === 0 ? notATable(`The file holds headings but no ${kind.rows}.`) : ok({ headers: headers.map((header) => header.trim()), rows });
  } catch (error) {
    if (error instanceof CsvError) return notATable(parseFault(error));
    throw error;
  }
}

function parseRecords(text: string, delimiter: string, to?: number): string[][] {
  return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, ...(to === undefined ? {} : { to }) });
}

/** The separator and the row that together give the most known headings. */
function findLayout(text: string, { knownColumns }: TableKind): { readonly delimiter: string; readonly headerAt: number } | null {
  let best: { delimiter: string; headerAt: number; known: number } | null = null;
  for (const delimiter of [',', ';', '\t']) {
    for (const [headerAt, cells] of headRecords(text, delimiter).entries()) {
      const known = knownColumns(cells);
      if (known > (best?.known ?? 0)) best = { delimiter, headerAt, known };
    }
  }
  return best;
}

/** The first records of a text; only the first of all where a quotation further down never ends. */
function headRecords(text: string, delimiter: string): string[][] {
  const head = text.slice(0, HEAD_LENGTH);
  return firstRecords(head, delimiter, LINES_ABOVE_HEADER) ?? firstRecords(text, delimiter, LINES_ABOVE_HEADER) ?? firstRecords(head, delimiter, 1) ?? [];
}

/** Null where a quotation never ends: the separator is a wrong one, the text was cut too early, or the file is at fault. */
function firstRecords(text: string, delimiter: string, count: number): string[][] | null {
  try {
    return parseRecords(text, delimiter, count);
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** Spreadsheets leave hundreds of blank rows below the last case. */
function withoutBlankEnd(rows: readonly TableRow[]): readonly TableRow[] {
  const last = rows.findLastIndex((row) => row.cells.some((cell) => cell.trim() !== ''));
  return rows.slice(0, last + 1);
}

function parseFault(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'A quotation mark is opened in the file and never closed, so where its rows end cannot be told.';
  return 'The rows of the file cannot be told apart: it is not a well-formed CSV table.';
}
