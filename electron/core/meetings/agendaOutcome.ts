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

/** Where a case has been decided and nobody has listed it again. */
const decidedStates = /^(agreed|delivery|followUp|closed|noActiveTreatment)/;

/**
 * What became of a case in one meeting. A case that went another way before the meeting came to it counts as not discussed; a
 * sealed meeting keeps its word, whatever happens to the case later (P3).
 */
export function outcomeIn({ meetingId, sealedOn, dayOf }: AgendaOf, summary: Omit<ListedCase, 'flags' | 'notReady'> | null): MeetingOutcome {
  const recorded = summary?.outcomes.find((outcome) => outcome.meetingId === meetingId);
  if (recorded) return recorded;
  const notDiscussed = (why: string): MeetingOutcome => ({ meetingId, status: 'notDiscussed', text: `Not discussed${why}`, provisional: false });
  if (summary !== null && summary.exit !== null && summary.exit !== 'pathway') return notDiscussed(`: triaged to ${triageName(summary.exit)}`);
  if (summary?.state === 'discharged') return notDiscussed(': no tumour of this pathway');
  if (summary !== null && (sealedOn !== null || decidedStates.test(summary.state))) {
    const decided = decisions(summary).findLast((outcome) => sealedOn === null || (dayOf(outcome.meetingId) ?? '') <= sealedOn);
    if (decided) return notDiscussed(`: decided ${inMeetingOf(dayOf(decided.meetingId))}`);
    if (sealedOn !== null) return notDiscussed(' in this meeting');
  }
  return { meetingId, status: 'waiting', text: 'Not decided yet', provisional: false };
}

/** The meetings that decided the case, in the order in which it came to them. */
export function decisions({ outcomes }: Pick<ListedCase, 'outcomes'>): MeetingOutcome[] {
  return outcomes.filter(({ status }) => status === 'agreed' || status === 'noActiveTreatment');
}

/** "in the meeting of 26 Nov 2026", or in another one where that day cannot be read. */
export function inMeetingOf(day: IsoDate | undefined): string {
  return day === undefined ? 'in another meeting' : `in the meeting of ${plainDay(day)}`;
}
