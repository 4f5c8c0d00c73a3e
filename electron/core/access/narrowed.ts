import type { AccessFilters } from '../../../shared/api/accessViews.ts';
import { addDays } from '../../../shared/domain/calendar.ts';
import { londonDay } from '../../../shared/domain/dates.ts';

type Days = Pick<AccessFilters, 'from' | 'to'>;

/** Moments (UTC) that surely hold all of these London days. */
export function momentsAround({ from, to }: Days): { readonly from: string; readonly to: string } {
  return { from: `${addDays(from, -1)}T00:00:00.000Z`, to: `${addDays(to, 1)}T23:59:59.999Z` };
}

/** Whether a moment lies in the London days. */
export function isWithin(at: string, { from, to }: Days): boolean {
  const day = londonDay(at);
  return day >= from && day <= to;
}

/** Whether a line is of the case and of the meeting that were asked for. */
export function isOf(line: { readonly caseId: string | null; readonly meetingId: string | null }, { caseId, meetingId }: Pick<AccessFilters, 'caseId' | 'meetingId'>): boolean {
  return (caseId === null || line.caseId === caseId) && (meetingId === null || line.meetingId === meetingId);
}

/** The latest first, with what is said of all of them; `person` is who was asked for. */
export function latestFirst<L extends { readonly at: string; readonly by: string | null }>(all: readonly L[], person: string | null, limit: number): { lines: L[]; count: number; people: string[] } {
  const people = [...new Set(all.flatMap(({ by }) => by ?? []))].sort();
  const lines = (person === null ? [...all] : all.filter(({ by }) => by === person)).sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  return { lines: lines.slice(0, limit), count: lines.length, people };
}
