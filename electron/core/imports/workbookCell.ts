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
  if (value instanceof Date) return dateText(value, format);
  return Number.isInteger(value) && value >= 0 && value < 10 ** digitsKept ? paddedInteger(String(value), format) : String(value);
}

/** A day before the first one that spreadsheets have is only a time of day, or a sum gone wrong; one beyond the last is a number in the wrong format. */
function dateText(date: Date, format: string | undefined): string {
  const year = date.getUTCFullYear();
  if (!(year <= 9999)) return 'a day after the year 9999';
  if (year < 1900 || (format !== undefined && !/[dy]/i.test(bareFormat(format)))) return date.toISOString().slice(11, 16);
  return dayText(date);
}

/** Day/month/year; the time of day only where it is another than midnight. */
function dayText(date: Date): string {
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  const time = date.toISOString().slice(11, 16);
  return `${day}/${month}/${year}${time === '00:00' ? '' : ` ${time}`}`;
}

/** The digits in the places of a format such as 0000000000, 000 000 0000 or "RN"00000, with the letters it puts around them; other formats change nothing of them. */
function paddedInteger(digits: string, format: string | undefined): string {
  const places = format === undefined ? null : digitPlaces(format);
  if (places === null) return digits;
  const firstDigit = places.findIndex(({ digit }) => digit);
  let rest = digits;
  let text = '';
  for (const [at, { sign, digit }] of [...places.entries()].toReversed()) {
    if (!digit && (at < firstDigit || rest !== '' || text !== '')) text = `${sign}${text}`;
    if (!digit || (rest === '' && sign !== '0')) continue;
    text = `${rest.slice(-1) || '0'}${text}`;
    rest = rest.slice(0, -1);
    // Digits that find no place stand before the first one.
    if (at === firstDigit) text = `${rest}${text}`;
  }
  return text.trim();
}

type Place = { readonly sign: string; readonly digit: boolean };

/** The first section of a number format, sign by sign; null where it is no plain row of digits with letters around them. */
function digitPlaces(format: string): readonly Place[] | null {
  const [first = ''] = format.split(';');
  const places: Place[] = [];
  for (const [part] of first.matchAll(/\[[^\]]*\]|[_*].|\\.|"[^"]*"|./gs)) {
    if (/^(\[|[_*])/.test(part)) continue;
    if (part === '0' || part === '#' || part === '?') places.push({ sign: part, digit: true });
    else if (part.startsWith('"')) places.push(...Array.from(part.slice(1, -1), (sign) => ({ sign, digit: false })));
    else if (part.startsWith('\\')) places.push({ sign: part.slice(1), digit: false });
    else if (/^[ ()/-]$/.test(part)) places.push({ sign: part, digit: false });
    else return null;
  }
  return places.some(({ sign, digit }) => digit && sign === '0') ? places : null;
}

/** The first section of a number format, without colours, conditions and the marks around literal text. */
function bareFormat(format: string): string {
  const [first = ''] = format.split(';');
  return first.replace(/\[[^\]]*\]|[_*]./g, '').replace(/["\\]/g, '');
}
