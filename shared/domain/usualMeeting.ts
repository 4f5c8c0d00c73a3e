import { addDays, weekdayOf } from './calendar.ts';

const thursday = 4;

/**
 * The day this network's meeting is usually on, a Thursday, and the cut-off so many days before it: the next one whose cut-off has not gone by on `today`, an ISO date
 * like both that are answered. A list that has closed asks of every case why it comes late.
 */
export function nextOpenMeeting(today: string, daysFromCutOff: number): { readonly date: string; readonly cutOff: string } {
  const earliest = addDays(today, daysFromCutOff);
  const date = addDays(earliest, (thursday - weekdayOf(earliest) + 7) % 7);
  return { date, cutOff: addDays(date, -daysFromCutOff) };
}
