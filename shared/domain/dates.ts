import { z } from 'zod';
import { isCalendarDate, plainDay, weekdayOf } from './calendar.ts';

export { plainDay };

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

/** With its weekday: Thu 26 Nov 2026. */
export function weekdayDay(day: IsoDate): string {
  const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  return `${weekdays[weekdayOf(day)]} ${plainDay(day)}`;
}
