import type { Column, Field } from './columns.ts';
import type { TableRow } from './readTable.ts';

/** Which dates of a list cannot be told, since other ones of it only make sense as month/day, and what is to be known of that. */
export type DateOrder = {
  /** The columns in which 03/04/1979 may be a day of March as well as one of April. */
  readonly doubtful: ReadonlySet<Field>;
  /** A date that only makes sense as month/day, in words for a sentence. */
  readonly example: string;
  readonly notices: readonly string[];
};

const dayColumns = ['dateOfBirth', 'referredOn'] as const satisfies readonly Field[];
/** Columns with dates among their words: too many to look through, they follow what the others show. */
const wordColumns = ['imaging', 'biopsy', 'pathologyReview', 'molecular'] as const satisfies readonly Field[];

const monthSecond = /^\s*(1[3-9]|2\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]\d/;
const monthFirst = /^\s*(?:0?[1-9]|1[0-2])[/.-](1[3-9]|2\d|3[01])[/.-]\d/;
const either = /(?<![\d/.-])(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-]\d/;

/**
 * Day before month is how dates are written here, and how they are read. A list in which some dates of a column only make sense the
 * other way round, and none only this way, is of a program that writes month before day: its other dates are not to be relied on.
 */
export function dateOrderOf(columns: readonly Column[], rows: readonly TableRow[]): DateOrder {
  const doubtful = new Set<Field>();
  const notices: string[] = [];
  let example = '';
  let saysDayFirst = false;
  for (const field of dayColumns) {
    const place = columns.findIndex((column) => column.field === field);
    if (place < 0) continue;
    const { header = '' } = columns[place] ?? {};
    const found = evidence(rows, place);
    saysDayFirst ||= found.dayFirst > 0;
    if (found.monthFirst === null) continue;
    example ||= `"${found.monthFirst}" in "${header}"`;
    if (found.dayFirst === 0) doubtful.add(field);
    else notices.push(`"${header}" holds dates that only make sense as month/day, such as ${found.monthFirst}, and others that only make sense as day/month. All are read as day/month: look at them.`);
  }
  if (doubtful.size > 0 && !saysDayFirst) for (const field of [...dayColumns, ...wordColumns]) doubtful.add(field);
  if (doubtful.size > 0) notices.push(`Dates of this list are written month before day (${example}). Those that could be either are not taken: write the day first, or the month as a word, and choose the list again.`);
  return { doubtful, example, notices };
}

/** Whether a text holds a date of which day and month could change places. */
export function couldBeEither(text: string): boolean {
  const match = either.exec(text);
  return match !== null && Number(match[1]) !== Number(match[2]);
}

function evidence(rows: readonly TableRow[], place: number): { readonly dayFirst: number; readonly monthFirst: string | null } {
  let dayFirst = 0;
  let first: string | null = null;
  for (const { cells } of rows) {
    const cell = cells[place] ?? '';
    if (monthSecond.test(cell)) dayFirst += 1;
    else if (first === null && monthFirst.test(cell)) first = cell.trim();
  }
  return { dayFirst, monthFirst: first };
}
