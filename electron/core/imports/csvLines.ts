import { CsvError, parse } from 'csv-parse/sync';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { notATable, readFileText } from './fileText.ts';

/** Where the headings stand, how many of them are known, and how many there are. */
export type Header = { readonly at: number; readonly known: number; readonly cells: number };

/** The lines of a file as cells, and where its headings stand. */
export type Lines = { readonly lines: readonly (readonly string[])[]; readonly header: Header; readonly notices: readonly string[] };

/** Lines in which the headings are looked for. */
const HEAD_LINES = 10;
/** Bytes in which these lines are looked for first, so that a large file is parsed only once. */
const HEAD_LENGTH = 64 * 1024;

/** The lines of a text file, separated by comma, semicolon or tab, whichever gives the most known headings. Refuses what is not such a text. */
export function separatedLines(bytes: Uint8Array, findHeader: (head: readonly (readonly string[])[]) => Header): Result<Lines> {
  const file = readFileText(bytes);
  if (!file.ok) return file;
  const { utf8, notices } = file.value;
  let best: { readonly delimiter: string; readonly header: Header } | null = null;
  for (const delimiter of [',', ';', '\t']) {
    const header = findHeader(headRecords(utf8, delimiter));
    if (best === null || header.known > best.header.known || (header.known === best.header.known && header.known === 0 && header.cells > best.header.cells)) best = { delimiter, header };
  }
  const { delimiter, header } = best ?? { delimiter: ',', header: { at: 0, known: 0, cells: 0 } };
  try {
    return ok({ lines: parseRecords(utf8, delimiter), header, notices });
  } catch (error) {
    if (error instanceof CsvError) return notATable(parseFault(error));
    throw error;
  }
}

function parseRecords(text: Buffer, delimiter: string, to?: number): string[][] {
  return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, ...(to === undefined ? {} : { to }) });
}

/** The first records of a text; only the first of all where a quotation further down never ends. */
function headRecords(text: Buffer, delimiter: string): string[][] {
  const head = text.subarray(0, HEAD_LENGTH);
  return firstRecords(head, delimiter, HEAD_LINES) ?? firstRecords(text, delimiter, HEAD_LINES) ?? firstRecords(head, delimiter, 1) ?? [];
}

/** Null where a quotation never ends: the separator is a wrong one, the text was cut too early, or the file is at fault. */
function firstRecords(text: Buffer, delimiter: string, count: number): string[][] | null {
  try {
    return parseRecords(text, delimiter, count);
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function parseFault(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'A quotation mark is opened in the file and never closed, so where its rows end cannot be told.';
  return 'The rows of the file cannot be told apart: it is not a well-formed CSV table.';
}
