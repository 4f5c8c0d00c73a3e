import { addDays, calendarDate, daysBetween, isCalendarDate, weekdayOf } from './calendar.ts';

/** Where a day that is not fully told is looked for: a birth lies behind us, an operation before us, a report near. */
export type Leaning = 'past' | 'future' | 'near';

/** What was understood of a typed day, or why nothing was, as a sentence. */
export type TypedDate = { readonly date: string } | { readonly fault: string };

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The oldest day a birth may be: nobody was born longer ago. */
const oldestYears = 120;

/**
 * The day somebody typed: "16/11", "16.11.26", "16 nov", "161126", "today", "yesterday", "+7", "-2w", "thu", "next thu", "last mon".
 * Day before month, as in Britain. A missing or two-digit year is the possible one that `leaning` prefers. Null for an empty text.
 */
export function readTypedDate(text: string, today: string, leaning: Leaning = 'near'): TypedDate | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replace(/\s+/g, ' ');
  if (plain === '') return null;
  if (isCalendarDate(plain)) return { date: plain };
  const counted = countedDay(plain, today) ?? namedWeekday(plain, today, leaning);
  if (counted !== null) return { date: counted };
  return writtenDay(plain, today, leaning) ?? { fault: 'Not understood. Write the day first: 16/11, 16 nov 2026, today, +7.' };
}

function countedDay(plain: string, today: string): string | null {
  if (/^(today|tod|now)$/.test(plain)) return today;
  if (/^(yesterday|yest)$/.test(plain)) return addDays(today, -1);
  if (/^(tomorrow|tom|tmrw)$/.test(plain)) return addDays(today, 1);
  const signed = /^([+-])\s?(\d{1,3})\s?(d|days?|w|wks?|weeks?)?$/.exec(plain);
  if (signed) return addDays(today, (signed[1] === '-' ? -1 : 1) * daysOf(signed[2], signed[3]));
  const ago = /^(\d{1,3})\s?(d|days?|w|wks?|weeks?) ago$/.exec(plain);
  if (ago) return addDays(today, -daysOf(ago[1], ago[2]));
  const ahead = /^in (\d{1,3})\s?(d|days?|w|wks?|weeks?)$/.exec(plain);
  return ahead ? addDays(today, daysOf(ahead[1], ahead[2])) : null;
}

function daysOf(count: string | undefined, unit: string | undefined): number {
  return Number(count) * (unit?.startsWith('w') === true ? 7 : 1);
}

/** "thu" is the nearest Thursday on the side that is leant to; "next" and "last" say the side themselves. */
function namedWeekday(plain: string, today: string, leaning: Leaning): string | null {
  const match = /^(?:(next|last|this) )?([a-z]{3,9})$/.exec(plain);
  const wanted = match ? weekdays.findIndex((day) => day.startsWith(match[2] ?? '')) : -1;
  if (match === null || wanted < 0) return null;
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (match[1] === 'next') return addDays(today, ahead === 0 ? 7 : ahead);
  if (match[1] === 'last') return addDays(today, ahead - 7);
  return addDays(today, leaning === 'past' && ahead > 0 ? ahead - 7 : ahead);
}

const numbers = /^(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}|\d{2}))?$/;
const monthByName = /^(\d{1,2})[ /.-]?(?:of )?([a-z]{3,9})\.?(?:[ ,/.-]+(\d{4}|\d{2}))?$/;
const digitsOnly = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;

function writtenDay(plain: string, today: string, leaning: Leaning): TypedDate | null {
  const backwards = yearFirst.exec(plain);
  if (backwards) return onCalendar([calendarDate(Number(backwards[1]), Number(backwards[2]), Number(backwards[3]))], today, leaning);
  const match = numbers.exec(plain) ?? digitsOnly.exec(plain) ?? monthByName.exec(plain);
  if (match === null) return null;
  const [, day = '', middle = '', year] = match;
  const month = /^\d/.test(middle) ? Number(middle) : months.findIndex((name) => name.startsWith(middle)) + 1;
  if (month === 0) return null;
  return onCalendar(yearsOf(year, today).map((each) => calendarDate(each, month, Number(day))), today, leaning);
}

/** The years a typed year may mean. A year left out may be any near one: 29 February waits for its leap year. */
function yearsOf(year: string | undefined, today: string): number[] {
  if (year?.length === 4) return [Number(year)];
  if (year !== undefined) return [1900 + Number(year), 2000 + Number(year)];
  const thisYear = Number(today.slice(0, 4));
  return [thisYear - 1, thisYear, thisYear + 1];
}

function onCalendar(dates: readonly (string | null)[], today: string, leaning: Leaning): TypedDate {
  const real = dates.filter((date) => date !== null);
  if (real.length === 0) return { fault: 'There is no such day on the calendar (day first, then month).' };
  const reaches = (date: string): boolean => {
    if (leaning === 'near') return true;
    return leaning === 'past' ? date <= today && Number(date.slice(0, 4)) >= Number(today.slice(0, 4)) - oldestYears : date >= today;
  };
  const fitting = real.filter(reaches);
  const nearest = (fitting.length > 0 ? fitting : real).reduce((best, date) => (Math.abs(daysBetween(today, date)) < Math.abs(daysBetween(today, best)) ? date : best));
  return { date: nearest };
}
