import type { CaseSummary, MeetingSummary } from '../../../shared/api/views.ts';

/**
 * The meeting a case waits for and whose listing its own record does not hold yet: one that is open, lists the case and has no
 * word on it. The one going on comes before those being prepared, then the earlier before the later.
 */
export function meetingToNote({ id, listedFor, outcomes }: CaseSummary, meetings: readonly MeetingSummary[]): MeetingSummary | undefined {
  const open = meetings.filter((meeting) => isHeld(meeting) && meeting.caseIds.includes(id) && !outcomes.some(({ meetingId }) => meetingId === meeting.id));
  if (open.some((meeting) => meeting.id === listedFor)) return undefined;
  const goesOn = ({ state }: MeetingSummary): number => (state === 'inProgress' ? 0 : 1);
  return open.toSorted((one, other) => goesOn(one) - goesOn(other) || one.details.date.localeCompare(other.details.date))[0];
}

/** Whether a meeting can still come to its cases: it is neither closed nor cancelled. */
export function isHeld({ state }: Pick<MeetingSummary, 'state'>): boolean {
  return state !== 'closed' && state !== 'cancelled';
}
