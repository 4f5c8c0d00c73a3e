import type { Cell, CellValue } from 'hucre/xlsx';

/** What has to be said of a cell of a workbook besides its text. */
export type CellMark = 'formula' | 'formulaWithoutValue' | 'error' | 'tooManyDigits';

/** A cell as text, and what has to be said of it. */
export type CellReading = { readonly text: string; readonly mark: CellMark | null };

/** Digits a spreadsheet keeps of a number; what is longer has lost its end. */
const digitsKept = 15;

/**
 * A cell of a workbook as a person sees it: a day as day/month/year, a number with the zeros its format gives it. A formula is never
 * worked out: the value the file keeps of it is taken.
 */
export function readCell(value: CellValue, cell: Cell | undefined): CellReading {
  const format = cell?.style?.numFmt;
  const text = plainText(value, format);
  if (cell?.type === 'error') return { text, mark: 'error' };
  if (cell?.formula !== undefined) return { text, mark: text === '' ? 'formulaWithoutValue' : text.startsWith('#') ? 'error' : 'formula' };
  const tooLong = typeof value === 'number' && Math.abs(value) >= 10 ** digitsKept;
  return { text, mark: tooLong ? 'tooManyDigits' : null };
}

function plainText(value: CellValue, format: string | undefined): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return format !== undefined && !/[dy]/i.test(bareFormat(format)) ? value.toISOString().slice(11, 16) : dayText(value);
  return Number.isInteger(value) && value >= 0 && value < 10 ** digitsKept ? paddedInteger(String(value), format) : String(value);
}

/** Day/month/year; the time of day only where it is another than midnight. */
function dayText(date: Date): string {
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  const time = date.toISOString().slice(11, 16);
  return `${day}/${month}/${year}${time === '00:00' ? '' : ` ${time}`}`;
}

/** The digits in the places of a format such as 0000000000 or 000 000 0000; other formats change nothing of them. */
function paddedInteger(digits: string, format: string | undefined): string {
  const places = format === undefined ? '' : bareFormat(format);
  if (!/^[0# -]*0[0# -]*$/.test(places)) return digits;
  let rest = digits;
  let text = '';
  for (const place of [...places].toReversed()) {
    const isDigit = place === '0' || place === '#';
    if (isDigit && (rest !== '' || place === '0')) {
      text = `${rest === '' ? '0' : rest.slice(-1)}${text}`;
      rest = rest.slice(0, -1);
    } else if (!isDigit && (rest !== '' || text !== '')) text = `${place}${text}`;
  }
  return `${rest}${text}`.trim();
}

/** The first section of a number format, without colours, conditions and the marks around literal text. */
function bareFormat(format: string): string {
  const [first = ''] = format.split(';');
  return first.replace(/\[[^\]]*\]|[_*]./g, '').replace(/["\\]/g, '');
}
