import { readNhsNumber } from '../../../shared/domain/nhsNumber.ts';

/** Whether a cell holds what only a row of a list holds: a heading is never a valid NHS number or a date, nor is a part of a sentence. */
export function holdsData(cell: string): boolean {
  return 'digits' in readNhsNumber(cell) || /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(cell);
}
