import { type IsoDate, type IsoInstant, londonDay, weekdayDay } from './dates.ts';
import type { MeetingDetails } from './meeting.ts';

/**
 * What has to be confirmed before a meeting starts at that moment, in a sentence; null where it is its own day in London, or the day
 * that was confirmed. A confirmation holds for the day it names: asked before midnight, it is asked again after.
 */
export function startToConfirm({ date }: Pick<MeetingDetails, 'date'>, at: IsoInstant, confirmed: IsoDate | undefined): string | null {
  const today = londonDay(at);
  if (today === date || today === confirmed) return null;
  return `This meeting is planned for ${weekdayDay(date)}; today is ${weekdayDay(today)}. Confirm that it starts today.`;
}

/** Whether nothing has been discussed or decided in a meeting yet, so that its start may still be taken back. A case whose record cannot be read may have been discussed. */
export function isUntouched(agenda: readonly { readonly case: unknown; readonly outcome: { readonly status: string } }[]): boolean {
  return agenda.every((line) => line.case !== null && (line.outcome.status === 'waiting' || line.outcome.status === 'settled'));
}
