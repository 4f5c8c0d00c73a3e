import { CsvError, type Options, parse } from 'csv-parse/sync';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { notATable, readFileText } from './fileText.ts';
import { linesInside, unclosedQuotation } from './quotations.ts';

/** Where the headings stand, how many of them are known, and how many there are. */
export type Header = { readonly at: number; readonly known: number; readonly cells: number };

type Records = readonly (readonly string[])[];

/** The lines of a file as cells, where its headings stand, and by their places the lines that cannot be relied on, with the reason. */
export type Lines = { readonly lines: Records; readonly header: Header; readonly notices: readonly string[]; readonly faults: ReadonlyMap<number, string> };

/** Lines in which the headings are looked for. */
const HEAD_LINES = 10;
/** Bytes in which these lines are looked for first, so that a large file is parsed only once. */
const HEAD_LENGTH = 64 * 1024;

/**
 * The lines of a text file, separated by comma, semicolon, tab or bar, whichever gives the most known headings. A quotation that is
 * never closed spoils the line it is opened in and no other. Refuses what is not such a text.
 */
export function separatedLines(bytes: Uint8Array, findHeader: (head: Records) => Header): Result<Lines> {
  const file = readFileText(bytes);
  if (!file.ok) return file;
  const { utf8, notices } = file.value;
  let best: { readonly delimiter: string; readonly header: Header } | null = null;
  for (const delimiter of [',', ';', '\t', '|']) {
    const header = findHeader(headRecords(utf8, delimiter));
    if (best === null || header.known > best.header.known || (header.known === best.header.known && header.known === 0 && header.cells > best.header.cells)) best = { delimiter, header };
  }
  const { delimiter, header } = best ?? { delimiter: ',', header: { at: 0, known: 0, cells: 0 } };
  try {
    const { records, unclosed } = fittingRecords(utf8, delimiter, header.at);
    return ok({ lines: records, header, notices, faults: new Map([...linesInside(records, delimiter, header.at), ...unclosed.map((at): [number, string] => [at, unclosedQuotation])]) });
  } catch (error) {
    if (error instanceof CsvError) return notATable('The rows of the file cannot be told apart: it is not a well-formed CSV table.');
    throw error;
  }
}

/** Records of a text, and the places of those in which a quotation is opened and never closed. */
type Parsed = { readonly records: Records; readonly unclosed: readonly number[] };

/**
 * The records of a text. Where it ends its lines in several ways, either each of them ends a record, or only the first one does and
 * the others stand inside its cells: the reading with fewer records of another length than the headings is the right one.
 */
function fittingRecords(text: Buffer, delimiter: string, headerAt: number): Parsed {
  if (!mixesLineEnds(text)) return closedRecords(text, delimiter);
  const byEach = closedRecords(text, delimiter, anyLineEnd);
  const misfits = ({ records }: Parsed): number => records.slice(headerAt + 1).filter(({ length }) => length !== records[headerAt]?.length).length;
  if (misfits(byEach) === 0) return byEach;
  const byFirst = closedRecords(text, delimiter);
  return misfits(byFirst) < misfits(byEach) ? byFirst : byEach;
}

const anyLineEnd = ['\r\n', '\n', '\r'];

function mixesLineEnds(text: Buffer): boolean {
  let kind = '';
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) {
    const found = text[at - 1] === 13 ? '\r\n' : '\n';
    if (kind !== '' && kind !== found) return true;
    kind = found;
  }
  if (kind === '') return false;
  for (let at = text.indexOf(13); at >= 0; at = text.indexOf(13, at + 1)) if (text[at + 1] !== 10) return true;
  return false;
}

/** Takes a line in which a quotation is opened and never closed as it is written, and reads on behind it: marks before it have closed each other. */
function closedRecords(text: Buffer, delimiter: string, ends?: string[]): Parsed {
  const records: (readonly string[])[] = [];
  const unclosed: number[] = [];
  let rest = text;
  for (;;) {
    try {
      const whole = parseRecords(rest, delimiter, ends === undefined ? {} : { record_delimiter: ends });
      return { records: records.length === 0 ? whole : [...records, ...whole], unclosed };
    } catch (error) {
      if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
      const read = recordsBefore(rest, delimiter, ends);
      records.push(...read.records);
      const from = rest.subarray(read.bytes);
      const end = endOfLine(from);
      unclosed.push(records.length);
      records.push(from.subarray(0, end).toString('utf8').split(delimiter));
      rest = from.subarray(end + 1);
    }
  }
}

/** The records before a quotation that is never closed, and the bytes they take. */
function recordsBefore(text: Buffer, delimiter: string, ends?: string[]): { readonly records: Records; readonly bytes: number } {
  const records: string[][] = [];
  let bytes = 0;
  try {
    parseRecords(text, delimiter, {
      ...(ends === undefined ? {} : { record_delimiter: ends }),
      on_record: (record: string[], context) => {
        records.push(record);
        bytes = context.bytes;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return { records, bytes };
}

function endOfLine(text: Buffer): number {
  const feed = text.indexOf(10);
  const end = feed >= 0 ? feed : text.indexOf(13);
  return end >= 0 ? end : text.length;
}

function parseRecords(text: Buffer, delimiter: string, more: Options = {}): string[][] {
  return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, ...more });
}

/** The first records of a text; only the first of all where a quotation further down never ends. */
function headRecords(text: Buffer, delimiter: string): string[][] {
  const head = text.subarray(0, HEAD_LENGTH);
  return firstRecords(head, delimiter, HEAD_LINES) ?? firstRecords(text, delimiter, HEAD_LINES) ?? firstRecords(head, delimiter, 1) ?? [];
}

/** Null where a quotation never ends: the separator is a wrong one, the text was cut too early, or the file is at fault. */
function firstRecords(text: Buffer, delimiter: string, count: number): string[][] | null {
  try {
    return parseRecords(text, delimiter, { to: count });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
