import { isCalendarDate } from '../../../shared/domain/calendar.ts';
import { type IsoDate, londonDay, plainDay } from '../../../shared/domain/dates.ts';

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** A date typed in one of the ways people here write it; day before month, as in Britain. */
const written = String.raw`\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}[ ,-]+(?:\d{4}|\d{2})`;
const wholeDate = new RegExp(`^(${written})(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?$`);
/** A moment with its time zone, as programs write days too: the first instant of a day in London may be of the day before in UTC. */
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** A day as programs pass it on: year, month, day without anything between them. */
const unbroken = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const dateWithin = new RegExp(`(?<![\\d/.-])(${written})(?![\\d/.-])`);

/** The first and last year a two-digit year may mean. */
export type Years = { readonly from: number; readonly to: number };

/** Why a text is not a date, to follow the quoted text in a sentence. */
export type DateFault = { readonly fault: string };

/**
 * The date a cell holds: day/month/year, year-month-day, yearmonthday or "16 Nov 2026", a time of day behind it left out; of a moment
 * with its time zone the day in London. A two-digit year is taken only where one century alone gives a year within `years`.
 */
export function readDate(written: string, years: Years): { readonly date: IsoDate } | DateFault {
  const text = plainDashes(written);
  if (moment.test(text)) return Number.isNaN(Date.parse(text)) ? offCalendar : onCalendar(londonDay(new Date(text).toISOString()));
  const match = wholeDate.exec(text);
  if (match?.[1] !== undefined) return fromWritten(match[1], years);
  const digits = unbroken.exec(text);
  if (digits) return onCalendar(`${digits[1]}-${digits[2]}-${digits[3]}`);
  if (/^#+$/.test(text)) return { fault: 'is what a spreadsheet shows of a column that is too narrow: widen it and copy the list again' };
  return { fault: /^\d{5}(\.\d+)?$/.test(text) ? serialFault(Number(text)) : 'is not a date (day/month/year)' };
}

/** A number of days is never taken for a date: of which of two first days it counts, only its workbook knows. */
function serialFault(days: number): string {
  const counted = (first: number): string => plainDay(new Date(first + Math.floor(days) * 86_400_000).toISOString().slice(0, 10));
  return `is a number of days, as spreadsheets keep dates: ${counted(Date.UTC(1899, 11, 30))} in most of them, ${counted(Date.UTC(1904, 0, 1))} in others. Give the column a date format there and save the list again`;
}

/** People who type dates put blanks around the strokes, and word processors make dashes of them. */
function plainDashes(text: string): string {
  return /[\u2010-\u2015\u2212]|\s[/.-]|[/.-]\s/.test(text) ? text.replace(/\s*([/.\u2010-\u2015\u2212-])\s*(?=\d)/g, (_, stroke: string) => (/[/.]/.test(stroke) ? stroke : '-')) : text;
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
  const monthNumber = /^\d+$/.test(month) ? Number(month) : monthNamed(month.toLowerCase());
  const dates = centuries(year, years).map((full) => `${full}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`);
  const [date, another] = dates;
  if (date === undefined || another !== undefined) return { fault: 'has a two-digit year that could be of more than one century, or of none' };
  return onCalendar(date);
}

/** The month of a name or its first letters, three at least; 0 for other words. */
function monthNamed(word: string): number {
  return months.findIndex((month) => month.startsWith(word === 'sept' ? 'sep' : word)) + 1;
}

const offCalendar: DateFault = { fault: 'is not a date on the calendar (day/month/year)' };

function onCalendar(date: string): { readonly date: IsoDate } | DateFault {
  return isCalendarDate(date) ? { date } : offCalendar;
}

function centuries(year: string, { from, to }: Years): string[] {
  return year.length === 4 ? [year] : [`19${year}`, `20${year}`].filter((full) => Number(full) >= from && Number(full) <= to);
}
