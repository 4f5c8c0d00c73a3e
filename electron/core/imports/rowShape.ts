import { cellOf, fault, headerOf, note, quoted, type RowReading, shortened } from './rowReading.ts';
import type { CellMark } from './workbookCell.ts';

/** A row with more cells than headings has shifted values; one with fewer may be a spreadsheet's. */
export function checkShape(reading: RowReading): void {
  const { cells, columns } = reading;
  if (cells.every((cell) => cell === '')) fault(reading, null, 'The row is blank.');
  else if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell !== '')) {
    fault(reading, null, `The row has ${cells.length} cells under ${columns.length} headings: a separator inside a text has probably shifted its values.`);
  } else if (cells.length < columns.length) note(reading, null, `The row ends after ${cells.length} of ${columns.length} cells; the others are taken as blank.`);
}

/** Lists end with a total, and repeat their headings on every printed page: neither is a patient. */
export function checkKindOfRow(reading: RowReading, headings: readonly string[]): void {
  const { cells } = reading;
  if (cells[0] === headings[0] && headings.filter((heading, place) => heading === (cells[place] ?? '')).length * 2 > headings.length) fault(reading, null, 'The row repeats the headings.');
  else if (cellOf(reading, 'dateOfBirth') === '' && [cells[0] ?? '', cellOf(reading, 'familyName')].some((text) => totalWords.test(text))) fault(reading, null, 'The row looks like a total or the end of the list, not like a patient.');
  else if (cellOf(reading, 'familyName') === '' && cellOf(reading, 'fullName') === '' && cells.filter((cell) => cell !== '').length === 1) fault(reading, null, `The row holds nothing but "${shortened(cells.find((cell) => cell !== '') ?? '')}": that is no patient.`);
}

const totalWords = /^((grand |sub)?totals?\b|count\s*[:=]|number of (patients|cases|rows|records)\b|end of (report|list)\b|printed (on|by)\b)/i;

/** What a workbook says of its cells besides their text. Only columns that are read count. */
export function readMarks(reading: RowReading, marks: ReadonlyMap<number, CellMark>): void {
  for (const [place, mark] of marks) {
    const field = reading.columns[place]?.field ?? null;
    if (field === null) continue;
    const header = headerOf(reading, field);
    if (mark === 'formula') note(reading, field, `"${header}" holds a formula: it is not worked out, and the value the workbook keeps of it is taken.`);
    else if (mark === 'formulaWithoutValue') note(reading, field, `"${header}" holds a formula of which the workbook keeps no value: it is taken as blank.`);
    else if (mark === 'error') fault(reading, field, `"${header}" holds the error ${cellOf(reading, field)} of a formula.`);
    else fault(reading, field, `"${header}" holds a number longer than a spreadsheet keeps: its last digits are lost.`);
  }
}

/** A list saved as text keeps of a formula that failed only what was shown of it. */
export function readErrors(reading: RowReading, places: readonly number[]): void {
  for (const place of places) {
    const field = reading.columns[place]?.field ?? null;
    if (field !== null) fault(reading, field, `${quoted(reading, field)} is what a spreadsheet shows of an error: the value behind it is lost.`);
  }
}
