import type { MeetingView } from '../../shared/api/views.ts';
import type { MeetingCourse } from '../../shared/domain/meetingClock.ts';

/** What the clocks of the room go by; null until the meeting has begun. */
export function courseOf({ agenda, layout, pauses, skipped, startedAt }: MeetingView): MeetingCourse | null {
  if (startedAt === null) return null;
  const open = agenda.filter(({ outcome }) => outcome.status === 'waiting' || outcome.status === 'inDiscussion');
  return { layout, pauses, startedAt, open: open.map(({ entry }) => entry.caseId), skipped: skipped.map(({ caseId }) => caseId) };
}

/** The pause that lasts now; null where the meeting goes on. */
export function pauseNow({ pauses }: Pick<MeetingView, 'pauses'>): MeetingView['pauses'][number] | null {
  const last = pauses.at(-1);
  return last?.to === null ? last : null;
}

/** Whether a case is put aside and has no outcome yet. */
export function isSkipped({ skipped }: Pick<MeetingView, 'skipped'>, { entry, outcome }: MeetingView['agenda'][number]): boolean {
  return (outcome.status === 'waiting' || outcome.status === 'inDiscussion') && skipped.some(({ caseId }) => caseId === entry.caseId);
}
