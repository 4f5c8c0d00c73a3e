import { blankValues, type CaseValues } from './caseValues.ts';
import type { Column, Field } from './columns.ts';

/** A sentence about a row, the column it speaks of, and the clauses it rests on. */
export type Reason = { readonly text: string; readonly column: string | null; readonly clauses: string[] };

/** One row while it is read: its cells by field, and what was found so far. */
export type RowReading = {
  readonly columns: readonly Column[];
  readonly positions: ReadonlyMap<Field, number>;
  readonly cells: readonly string[];
  readonly values: { -readonly [K in keyof CaseValues]: CaseValues[K] };
  /** What the file has a value for. */
  readonly stated: (keyof CaseValues)[];
  /** What was only read out of the words of other columns. */
  readonly derived: (keyof CaseValues)[];
  readonly faults: Reason[];
  readonly notes: Reason[];
  /** Words that their field does not understand. */
  readonly words: UnknownWord[];
};

/** A word that its field does not understand, and might be taught. */
export type UnknownWord = { readonly field: Field; readonly word: string };

/** A row of which nothing was read yet. */
export function unread(columns: readonly Column[], positions: ReadonlyMap<Field, number>, cells: readonly string[]): RowReading {
  return { columns, positions, cells, values: { ...blankValues }, stated: [], derived: [], faults: [], notes: [], words: [] };
}

/** The file gives this value. */
export function state<K extends keyof CaseValues>({ values, stated }: RowReading, key: K, value: CaseValues[K]): void {
  values[key] = value;
  stated.push(key);
}

/** This value was read out of the words of another column. */
export function derive<K extends keyof CaseValues>({ values, derived }: RowReading, key: K, value: CaseValues[K]): void {
  values[key] = value;
  derived.push(key);
}

/** The text of a field; blank where the file has no such column or the row ends before it. */
export function cellOf({ positions, cells }: RowReading, field: Field): string {
  const position = positions.get(field);
  return position === undefined ? '' : (cells[position] ?? '');
}

/** The heading of a field's column as the file writes it. */
export function headerOf({ positions, columns }: RowReading, field: Field): string {
  return columns[positions.get(field) ?? -1]?.header ?? '';
}

/** A cell quoted in a sentence: "31/02/1988" in "Date of birth". */
export function quoted(reading: RowReading, field: Field): string {
  return `"${shortened(cellOf(reading, field))}" in "${headerOf(reading, field)}"`;
}

export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Why the row cannot be taken. */
export function fault(reading: RowReading, field: Field | null, text: string): void {
  reading.faults.push({ text, column: field === null ? null : headerOf(reading, field), clauses: [] });
}

/** What the reader should know of the row. */
export function note(reading: RowReading, field: Field | null, text: string, clauses: string[] = []): void {
  reading.notes.push({ text, column: field === null ? null : headerOf(reading, field), clauses });
}

/** Reads a cell that holds one of a few answers. Words that are none of them are left as unknown, and that is said. */
export function choose<K extends keyof CaseValues>(reading: RowReading, field: Field, key: K, read: (text: string) => CaseValues[K] | null): void {
  const text = cellOf(reading, field);
  if (text === '') return;
  const value = read(text);
  if (value === null) notUnderstood(reading, field, 'left as unknown');
  else if (value !== 'unknown') state(reading, key, value);
}

/** Says that a cell is not understood and what that leads to; its words can then be taught. */
export function notUnderstood(reading: RowReading, field: Field, consequence: string): void {
  note(reading, field, `${quoted(reading, field)} is not understood: ${consequence}.`);
  reading.words.push({ field, word: cellOf(reading, field) });
}
