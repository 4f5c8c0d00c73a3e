import type { MeetingCommand } from '../../../shared/api/commands.ts';
import type { MeetingView } from '../../../shared/api/views.ts';
import { type IsoInstant, londonDay } from '../../../shared/domain/dates.ts';
import { startToConfirm } from '../../../shared/domain/meetingStart.ts';
import type { MeetingFact } from '../../../shared/domain/meetingEvent.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';

/** The start as it is recorded at that moment. Refuses "unconfirmed" on another day than the meeting's own, unless the command names the day it is. */
export function startFact({ details }: Pick<MeetingView, 'details'>, at: IsoInstant, { onAnotherDay }: Extract<MeetingCommand, { type: 'started' }>): Result<MeetingFact> {
  const toConfirm = startToConfirm(details, at, onAnotherDay);
  if (toConfirm !== null) return refuse('unconfirmed', toConfirm, [], 'event.onAnotherDay');
  const today = londonDay(at);
  return ok(today === details.date ? { type: 'started' } : { type: 'started', onAnotherDay: today });
}

/** Why the start of a meeting in progress can no longer be taken back; null where it can. */
export function startKept({ startIsFresh, agenda }: MeetingView): string | null {
  if (startIsFresh) return null;
  const discussed = agenda.find(({ case: summary, outcome }) => summary !== null && outcome.status !== 'waiting' && outcome.status !== 'settled')?.case?.name;
  const why = discussed === undefined ? 'the record of a case on the list cannot be read, and it may have been discussed' : `${discussed} has been discussed in this meeting`;
  return `The start can no longer be taken back: ${why}.`;
}
