import { stringify } from 'csv-stringify/sync';
import type { ExportedFile } from '../../../shared/api/views.ts';
import { bareHeading } from './headings.ts';
import type { Table } from './readTable.ts';

const resultHeadings = ['MDT Desk: row', 'MDT Desk: why not taken'] as const;
const bareResults: ReadonlySet<string> = new Set(resultHeadings.map(bareHeading));

/** Whether a column is one that this program added to a list of rows not taken. */
export function isResultHeading(header: string): boolean {
  return bareResults.has(bareHeading(header));
}

/**
 * The rows of a list that were not taken, each with its number and the reasons behind its own cells, as a CSV file that can be
 * corrected and imported again: UTF-8 with a mark, CRLF, an apostrophe before what a spreadsheet would run as a formula. Null for none.
 */
export function rowsNotTaken(table: Pick<Table, 'headers' | 'rows'>, fileName: string, why: ReadonlyMap<number, string>): ExportedFile | null {
  if (why.size === 0) return null;
  const kept = table.headers.flatMap((header, place) => (isResultHeading(header) ? [] : [place]));
  const lines = table.rows.flatMap(({ number, cells }) => {
    const reason = why.get(number);
    if (reason === undefined) return [];
    const beyond = cells.slice(table.headers.length).map((cell) => cell.trim()).filter((cell) => cell !== '');
    const words = beyond.length === 0 ? reason : `${reason} Cells beyond the headings: ${beyond.join(' | ')}`;
    return [[...kept.map((place) => cells[place] ?? ''), String(number), words]];
  });
  const headings = [...kept.map((place) => table.headers[place] ?? ''), ...resultHeadings];
  const text = stringify([headings, ...lines], { bom: true, record_delimiter: '\r\n', escape_formulas: true });
  return { fileName: `${fileName.replace(/\.[^.]*$/, '')} - rows not taken.csv`, mediaType: 'text/csv', base64: Buffer.from(text).toString('base64') };
}
