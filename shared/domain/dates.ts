import { z } from 'zod';

/** True for a date that is on the calendar: 2026-02-28 is, 2026-02-30 is not. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A day as ISO 8601, such as 2026-11-26: never a time, never shifted by a time zone. */
export const IsoDate = z.string().refine(isCalendarDate, 'is not a date on the calendar (year-month-day)');
export type IsoDate = z.infer<typeof IsoDate>;

/** A moment in UTC as ISO 8601, such as 2026-11-26T09:30:00.000Z. */
export const IsoInstant = z.iso.datetime();
export type IsoInstant = z.infer<typeof IsoInstant>;

const londonFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day in London of a moment: the network's meetings, operations and designations are counted in London days. */
export function londonDay(instant: IsoInstant): IsoDate {
  return londonFormat.format(new Date(instant));
}

const londonClock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The time on the London clock of a moment, "HH:MM". */
export function londonTime(instant: IsoInstant): string {
  return londonClock.format(new Date(instant));
}

/** Whole years lived on `day`; a birthday on 29 February counts from 1 March in other years. */
export function ageOn(dateOfBirth: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return day.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

/** A day as people here write it: 26 Nov 2026. */
export function plainDay(day: IsoDate): string {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}
