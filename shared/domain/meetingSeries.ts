import { z } from 'zod';
import { isCalendarDate } from './calendar.ts';
import { IsoDate } from './dates.ts';
import { SeriesId } from './ids.ts';
import { Attendee, ClockTime } from './meeting.ts';

const words = z.string().trim();

/** How often a recurring meeting is: every week, every second week from its first day on, or on the n-th such weekday of the month. */
const Rhythm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('weekly') }),
  z.strictObject({ kind: z.literal('fortnightly') }),
  z.strictObject({ kind: z.literal('monthly'), nth: z.enum(['1', '2', '3', '4', 'last']) }),
]);

/** A meeting that recurs: when, where, who leads it, who usually comes. The network's document names no day, so all of it is a local setting (D13). */
export const MeetingSeries = z
  .strictObject({
    id: SeriesId,
    name: words.min(1, 'needs a name').max(120),
    /** 1 for Monday to 7 for Sunday. */
    weekday: z.number().int().min(1).max(7),
    rhythm: Rhythm,
    from: IsoDate,
    until: IsoDate.nullable(),
    startsAt: ClockTime,
    place: words.max(200),
    /** Listing closes that many days before the meeting, at that time; null for no cut-off. */
    cutOff: z.strictObject({ daysBefore: z.number().int().min(0, 'is not before the meeting').max(60, 'is at most 60 days'), time: ClockTime }).nullable(),
    chair: words.max(120),
    scribe: words.max(120),
    /** Who usually comes; put on a planned meeting as expected. */
    roster: z.array(Attendee).max(80),
    /** Days on which it is not held, such as bank holidays. */
    skipped: z.array(z.strictObject({ date: IsoDate, why: words.max(120) })).max(200),
  })
  .refine(({ from, until }) => until === null || until >= from, { message: 'is before the first day', path: ['until'] });
export type MeetingSeries = z.infer<typeof MeetingSeries>;

const dayInMilliseconds = 86_400_000;

const asDay = (milliseconds: number): IsoDate => new Date(milliseconds).toISOString().slice(0, 10);
const asNumber = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`);

/** The day some days later, or earlier where negative. */
export function daysAfter(day: IsoDate, days: number): IsoDate {
  return asDay(asNumber(day) + days * dayInMilliseconds);
}

/** 1 for Monday to 7 for Sunday. */
function weekdayOf(day: IsoDate): number {
  return new Date(asNumber(day)).getUTCDay() || 7;
}

/** No rhythm leaves a longer gap than a month of five weeks; with days skipped, years are looked through before giving up. */
const furthestDays = 5 * 366;

/** The next days of a series from a day on, without the skipped ones and not beyond its end; at most `count`. */
export function seriesDays(series: Pick<MeetingSeries, 'weekday' | 'rhythm' | 'from' | 'until' | 'skipped'>, onOrAfter: IsoDate, count: number): IsoDate[] {
  const { weekday, rhythm, from, until, skipped } = series;
  if (!isCalendarDate(from) || !isCalendarDate(onOrAfter)) return [];
  const first = daysAfter(from, (weekday - weekdayOf(from) + 7) % 7);
  const begin = onOrAfter > first ? onOrAfter : first;
  const left = new Set(skipped.map(({ date }) => date));
  const found: IsoDate[] = [];
  const start = daysAfter(begin, (weekday - weekdayOf(begin) + 7) % 7);
  for (let ahead = 0; ahead < furthestDays && found.length < count; ahead += 7) {
    const day = daysAfter(start, ahead);
    if (until !== null && day > until) break;
    if (isInRhythm(rhythm, first, day) && !left.has(day)) found.push(day);
  }
  return found;
}

function isInRhythm(rhythm: MeetingSeries['rhythm'], first: IsoDate, day: IsoDate): boolean {
  if (rhythm.kind === 'weekly') return true;
  if (rhythm.kind === 'fortnightly') return ((asNumber(day) - asNumber(first)) / dayInMilliseconds) % 14 === 0;
  const ofMonth = Number(day.slice(8));
  return rhythm.nth === 'last' ? daysAfter(day, 7).slice(0, 7) !== day.slice(0, 7) : Math.ceil(ofMonth / 7) === Number(rhythm.nth);
}
