import { addDays, isCalendarDate } from '../../shared/domain/calendar.ts';

/** What both lists are narrowed to, as the fields have it; an empty text is "any". */
export type Narrowing = { readonly from: string; readonly to: string; readonly person: string; readonly kind: string; readonly meetingId: string; readonly caseId: string; readonly caseName: string };

/** The last two weeks, of anybody and anything: a weekly meeting and the one before. */
export function lastTwoWeeks(today: string): Narrowing {
  return { from: addDays(today, -13), to: today, person: '', kind: '', meetingId: '', caseId: '', caseName: '' };
}

/** The filters as the core takes them; null while a day is not one yet, or the last is before the first. */
export function filtersOf({ from, to, person, kind, meetingId, caseId }: Narrowing) {
  if (!isCalendarDate(from) || !isCalendarDate(to) || from > to) return null;
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return { from, to, person: orNull(person), kind: orNull(kind), meetingId: orNull(meetingId), caseId: orNull(caseId) };
}
