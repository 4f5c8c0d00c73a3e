import type { TableRow } from './readTable.ts';

/** Blank rows of a run that are shown one by one, since they may be a patient whose cells were lost. */
const SHOWN_BLANKS = 20;

/** Spreadsheets leave hundreds of blank rows below the last case, and a million above a cell that somebody touched at the very end of a sheet. */
export function withoutBlankRuns(lines: readonly TableRow[]): { readonly rows: readonly TableRow[]; readonly left: readonly { readonly from: number; readonly to: number }[] } {
  const rows: TableRow[] = [];
  const left: { from: number; to: number }[] = [];
  let blanks: TableRow[] = [];
  for (const row of lines) {
    if (!row.cells.some((cell) => cell.trim() !== '')) {
      blanks.push(row);
      continue;
    }
    const [first] = blanks;
    if (first !== undefined && blanks.length > SHOWN_BLANKS) left.push({ from: first.number, to: row.number - 1 });
    else rows.push(...blanks);
    if (blanks.length > 0) blanks = [];
    rows.push(row);
  }
  return { rows, left };
}

/** Columns without a heading that are shown beside the last one with a heading: a cell further off was hardly meant to be read. */
const FURTHEST_COLUMN = 50;

/** The headings without the blank columns to the right of the last one that holds something; a column without a heading that does stays. */
export function withoutBlankColumns(headers: readonly string[], rows: readonly TableRow[]): readonly string[] {
  const named = headers.findLastIndex((header) => header !== '');
  let last = named;
  if (last === headers.length - 1) return headers;
  for (const { cells } of rows) {
    for (let column = Math.min(cells.length, headers.length) - 1; column > last; column -= 1) if (cells[column]?.trim() !== '') last = column;
  }
  return headers.slice(0, (last > named + FURTHEST_COLUMN ? named : last) + 1);
}

/** Whether a row holds a cell so far to the right of the last heading. */
export function reachesFar(headers: readonly string[], rows: readonly TableRow[]): boolean {
  return rows.some(({ cells }) => cells.length > headers.length + FURTHEST_COLUMN);
}
