import type { ListedCase, MeetingOutcome } from '../../../shared/api/views.ts';
import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';
import { triageName } from '../../../shared/pathway/history.ts';

/** What an agenda has to know beside the case: which meeting it is of, until when that one could decide, and when others were. */
export type AgendaOf = {
  readonly meetingId: string;
  /** The day of its seal; null while it is open. */
  readonly sealedOn: IsoDate | null;
  /** The day of another meeting, where its record can be read. */
  readonly dayOf: (meetingId: string) => IsoDate | undefined;
};

/**
 * The outcome of a case in one meeting: only what happened there counts. A case that was decided in another meeting, or has left the pathway,
 * is settled for this one: it is neither done here nor does it wait. Sealed, it was not discussed, and the minutes say why; a sealed meeting keeps
 * its word, whatever happens to the case later (P3).
 */
export function outcomeIn(of: AgendaOf, summary: Omit<ListedCase, 'flags' | 'notReady'> | null): MeetingOutcome {
  const { meetingId, sealedOn } = of;
  const recorded = summary?.outcomes.find((outcome) => outcome.meetingId === meetingId);
  if (recorded) return recorded;
  const settled = summary === null ? null : settledBy(of, summary);
  if (sealedOn !== null && summary !== null) return { meetingId, status: 'notDiscussed', text: settled === null ? 'Not discussed in this meeting' : `Not discussed: ${settled}`, provisional: false };
  if (settled !== null) return { meetingId, status: 'settled', text: `${settled.charAt(0).toUpperCase()}${settled.slice(1)}`, provisional: false };
  return { meetingId, status: 'waiting', text: 'Not decided yet', provisional: false };
}

/** What settled a case outside the meeting, in words; null where nothing did. */
function settledBy({ sealedOn, dayOf }: AgendaOf, summary: Omit<ListedCase, 'flags' | 'notReady'>): string | null {
  const { exit, state, stage } = summary;
  if (exit !== null && exit !== 'pathway') return `triaged to ${triageName(exit)}`;
  if (state === 'discharged') return 'no tumour of this pathway';
  if (sealedOn === null && stage !== 'decided' && stage !== 'ended') return null;
  const decided = decisions(summary).findLast((outcome) => sealedOn === null || (dayOf(outcome.meetingId) ?? '') <= sealedOn);
  return decided === undefined ? null : `decided ${inMeetingOf(dayOf(decided.meetingId))}`;
}

/** The meetings that decided the case, in the order in which it came to them. */
export function decisions({ outcomes }: Pick<ListedCase, 'outcomes'>): MeetingOutcome[] {
  return outcomes.filter(({ status }) => status === 'agreed' || status === 'noActiveTreatment');
}

/** "in the meeting of 26 Nov 2026", or in another one where that day cannot be read. */
export function inMeetingOf(day: IsoDate | undefined): string {
  return day === undefined ? 'in another meeting' : `in the meeting of ${plainDay(day)}`;
}
