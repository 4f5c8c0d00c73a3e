import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { Attendee, MeetingDetails } from '../../../shared/domain/meeting.ts';
import type { MeetingFact } from '../../../shared/domain/meetingEvent.ts';
import { daysAfter, type MeetingSeries, seriesDays } from '../../../shared/domain/meetingSeries.ts';
import type { MeetingRecord } from '../../../shared/pathway/meetingMachine.ts';

/**
 * The day a meeting of a changed series goes to: its own where the series still has it or somebody moved it by hand, else the
 * nearest of the new days within six; null where there is none that is free.
 */
export function followedDay({ date, series }: MeetingDetails, before: MeetingSeries, after: MeetingSeries, today: IsoDate, taken: ReadonlySet<IsoDate>): IsoDate | null {
  const wasMoved = series === null || series.date !== date || !seriesDays({ ...before, skipped: [] }, date, 1).includes(date);
  if (wasMoved) return date;
  const near = seriesDays(after, daysAfter(date, -6), 13).filter((day) => day <= daysAfter(date, 6) && day >= today && !taken.has(day));
  return near.toSorted((one, other) => distance(one, date) - distance(other, date))[0] ?? null;
}

function distance(one: IsoDate, other: IsoDate): number {
  return Math.abs(Date.parse(one) - Date.parse(other));
}

/** What has to be recorded so that a meeting follows its series. What somebody changed on the meeting itself stays. */
export function changesToFollow({ details, attendees }: MeetingRecord, day: IsoDate, before: MeetingSeries, after: MeetingSeries): MeetingFact[] {
  const follows = <F extends 'startsAt' | 'place' | 'chair' | 'scribe'>(field: F): string => (details[field] === before[field] ? after[field] : details[field]);
  const hadCutOff = before.cutOff === null ? null : daysAfter(details.date, -before.cutOff.daysBefore);
  const isOwnCutOff = details.cutOff !== hadCutOff || (before.cutOff !== null && details.cutOffTime !== before.cutOff.time);
  const cutOff = isOwnCutOff ? details.cutOff : after.cutOff && daysAfter(day, -after.cutOff.daysBefore);
  const cutOffTime = isOwnCutOff ? details.cutOffTime : (after.cutOff?.time ?? '23:59');
  const startsAt = follows('startsAt');
  const [place, chair, scribe] = [follows('place'), follows('chair'), follows('scribe')];
  const isMoved = day !== details.date || startsAt !== details.startsAt || cutOff !== details.cutOff || cutOffTime !== details.cutOffTime;
  const isOther = place !== details.place || chair !== details.chair || scribe !== details.scribe || day !== details.date;
  const expected = followingRoster(attendees, before.roster, after.roster);
  return [
    ...(isMoved ? [{ type: 'moved', date: day, startsAt, cutOff, cutOffTime, reason: `The recurring meeting "${after.name}" was changed.` } as const] : []),
    ...(isOther ? [{ type: 'detailsChanged', changes: { place, chair, scribe, series: { id: after.id, date: day === details.date ? (details.series?.date ?? day) : day } } } as const] : []),
    ...(JSON.stringify(expected) === JSON.stringify(attendees) ? [] : [{ type: 'attendanceRecorded', attendees: expected } as const]),
  ];
}

/** Who is new among the usual people is expected too; who is not among them any more is not, unless something was recorded of them. */
function followingRoster(now: readonly Attendee[], before: readonly Attendee[], after: readonly Attendee[]): Attendee[] {
  const has = (people: readonly Attendee[], { name }: Attendee): boolean => people.some((each) => each.name === name);
  const stay = now.filter((each) => each.presence !== 'expected' || has(after, each) || !has(before, each));
  return [...stay, ...after.filter((each) => !has(now, each) && !has(before, each))];
}
