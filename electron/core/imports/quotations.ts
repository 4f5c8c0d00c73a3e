import { holdsData } from './dataCells.ts';

/** What is said of a row in which a quotation is opened and never closed. */
export const unclosedQuotation = 'A quotation mark is opened in this row and never closed, so where its cells end cannot be told. Close it in the file, or take it out.';

/**
 * The lines that hold further lines of the list inside one of their cells, since a quotation mark that was not meant as one is closed
 * only by another one further down; by their places, with the reason. A text of several lines is no such cell: none of its lines has
 * as many parts as there are headings, with a birthday or an NHS number among them, and none has a mark right behind a separator.
 */
export function linesInside(records: readonly (readonly string[])[], delimiter: string, headerAt: number): Map<number, string> {
  const columns = records[headerAt]?.length ?? 0;
  const found = new Map<number, string>();
  // The parts of a line beside its separators are some signs long; most cells are shorter than any such line.
  const shortest = columns + 4;
  for (const [at, cells] of records.entries()) {
    if (at <= headerAt) continue;
    let lines = 0;
    for (const cell of cells) if (cell.length > shortest && /[\r\n]/.test(cell)) lines += linesOf(cell, delimiter, columns);
    if (lines > 0) found.set(at, insideWords(lines));
  }
  return found;
}

function linesOf(cell: string, delimiter: string, columns: number): number {
  const lines = cell.split(/\r\n|\r|\n/).slice(1);
  // The parser keeps a mark that is followed by text: the cell runs from one stray mark to the next.
  if (cell.startsWith('"') && lines.some((line) => line.includes(`${delimiter}"`))) return lines.length;
  return columns < 3 ? 0 : lines.filter((line) => isLine(line.split(delimiter), columns)).length;
}

function isLine(parts: readonly string[], columns: number): boolean {
  return parts.length === columns && parts.some((part) => holdsData(part.trim()));
}

function insideWords(lines: number): string {
  return `${lines === 1 ? 'One further line' : `${lines} further lines`} of the list ${lines === 1 ? 'stands' : 'stand'} inside a cell of this row: a quotation mark is opened in it and closed only there. Nothing of them is read. Close it in the file, or take it out.`;
}
