import { plainDay } from '../../shared/domain/calendar.ts';
import type { IsoDate, IsoInstant } from '../../shared/domain/dates.ts';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const londonTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
const londonDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** A day as people here write it: 26 Nov 2026; a dash where there is none. */
export function dayWords(day: IsoDate | null): string {
  return day === null ? '–' : plainDay(day);
}

/** With its weekday: Thu 26 Nov 2026. */
export function weekdayWords(day: IsoDate): string {
  return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''} ${dayWords(day)}`;
}

/** A moment on the London clock: 24 Nov 2026, 09:30. */
export function momentWords(instant: IsoInstant): string {
  const moment = new Date(instant);
  return `${dayWords(londonDate.format(moment))}, ${londonTime.format(moment)}`;
}

/** The day and the time of a moment on the London clock: 2026-11-24 and 09:30. */
export function londonDayAndTime(instant: IsoInstant): { day: IsoDate; time: string } {
  const moment = new Date(instant);
  return { day: londonDate.format(moment), time: londonTime.format(moment) };
}

/** Time gone by in hours and minutes from `from` to `to`, milliseconds: 00:41. */
export function elapsedWords(from: number, to: number): string {
  const minutes = Math.max(0, Math.floor((to - from) / 60_000));
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Time gone by in minutes and seconds: 02:10. */
export function caseTimeWords(from: number, to: number): string {
  const seconds = Math.max(0, Math.floor((to - from) / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Whether the list of a meeting has closed, on the London clock of now. The core decides; this only words the form. */
export function hasClosed({ cutOff, cutOffTime }: { readonly cutOff: IsoDate | null; readonly cutOffTime: string }, today: IsoDate): boolean {
  return cutOff !== null && `${today} ${londonTime.format(new Date())}` > `${cutOff} ${cutOffTime}`;
}

/** The end of listing as people write it: 24 Nov 2026, 12:00; without the time where it lasts the whole day. */
export function cutOffWords({ cutOff, cutOffTime }: { readonly cutOff: IsoDate | null; readonly cutOffTime: string }): string {
  return cutOff === null || cutOffTime === '23:59' ? dayWords(cutOff) : `${dayWords(cutOff)}, ${cutOffTime}`;
}
