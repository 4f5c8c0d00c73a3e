import { isCalendarDate } from '../../../shared/domain/calendar.ts';
import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date typed in one of the ways people here write it; day before month, as in Britain. */
const written = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}[ ,-]+(?:\d{4}|\d{2})`;
const wholeDate = new RegExp(`^(${written})(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?$`);
const dateWithin = new RegExp(`(?<![\\d/.-])(${written})(?![\\d/.-])`);

/** The first and last year a two-digit year may mean. */
export type Years = { readonly from: number; readonly to: number };

/** Why a text is not a date, to follow the quoted text in a sentence. */
export type DateFault = { readonly fault: string };

/**
 * The date a cell holds: day/month/year, year-month-day or "16 Nov 2026", a time of day behind it left out. A two-digit year is
 * taken only where one century alone gives a year within `years`.
 */
export function readDate(text: string, years: Years): { readonly date: IsoDate } | DateFault {
  const match = wholeDate.exec(text);
  if (match?.[1] !== undefined) return fromWritten(match[1], years);
  if (/^#+$/.test(text)) return { fault: 'is what a spreadsheet shows of a column that is too narrow: widen it and copy the list again' };
  return { fault: /^\d{5}(\.\d+)?$/.test(text) ? serialFault(Number(text)) : 'is not a date (day/month/year)' };
}

/** A number of days is never taken for a date: of which of two first days it counts, only its workbook knows. */
function serialFault(days: number): string {
  const counted = (first: number): string => plainDay(new Date(first + Math.floor(days) * 86_400_000).toISOString().slice(0, 10));
  return `is a number of days, as spreadsheets keep dates: ${counted(Date.UTC(1899, 11, 30))} in most of them, ${counted(Date.UTC(1904, 0, 1))} in others. Give the column a date format there and save the list again`;
}

/** The first date inside a text, as in "MRI 28/10/2026", and the words around it. */
export function findDate(text: string, years: Years): { readonly date: IsoDate | null; readonly words: string } | DateFault {
  const match = dateWithin.exec(text);
  if (match?.[1] === undefined) return { date: null, words: text.trim() };
  const read = fromWritten(match[1], years);
  if ('fault' in read) return { fault: `holds "${match[1]}", which ${read.fault}` };
  const words = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();
  return { date: read.date, words };
}

function fromWritten(text: string, years: Years): { readonly date: IsoDate } | DateFault {
  const usual = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (usual) return onCalendar(`${usual[3]}-${usual[2]}-${usual[1]}`);
  const parts = text.replace(/(\d)(st|nd|rd|th)/i, '$1').split(/[/. ,-]+/);
  const [first = '', second = '', third = ''] = parts;
  const [day, month, year] = first.length === 4 ? [third, second, first] : [first, second, third];
  const monthNumber = /^\d+$/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const dates = centuries(year, years).map((full) => `${full}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`);
  const [date, another] = dates;
  if (date === undefined || another !== undefined) return { fault: 'has a two-digit year that could be of more than one century, or of none' };
  return onCalendar(date);
}

function onCalendar(date: string): { readonly date: IsoDate } | DateFault {
  return isCalendarDate(date) ? { date } : { fault: 'is not a date on the calendar (day/month/year)' };
}

function centuries(year: string, { from, to }: Years): string[] {
  return year.length === 4 ? [year] : [`19${year}`, `20${year}`].filter((full) => Number(full) >= from && Number(full) <= to);
}
