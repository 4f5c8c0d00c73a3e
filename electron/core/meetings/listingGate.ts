import type { CaseSummary } from '../../../shared/api/views.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { decisions, inMeetingOf } from './agendaOutcome.ts';

/** Who agreed that a case comes late which the program itself put on the list: nobody was asked, since the rule does it. */
export const byRule = 'by rule (K2a, K2b)';

/**
 * The one gate before every agenda, whichever way a case comes to it. A case that waits or is being discussed passes. A decided or discharged
 * one passes as listed again, where somebody says why: it is opened again first. One on another pathway has to be triaged back.
 */
export function mayBeListed(summary: CaseSummary, isListedAgain: boolean, dayOf: (meetingId: string) => IsoDate | undefined): Result<{ readonly openAgain: boolean }> {
  const { stage, state, name, stateName } = summary;
  if (stage === 'waiting' || stage === 'inMeeting') return ok({ openAgain: false });
  if (state.startsWith('exits')) return refuse('notNow', `${name} has left this pathway (${stateName}). Triage the case back to it first.`, ['C2', 'C3', 'P1']);
  if (isListedAgain) return ok({ openAgain: true });
  const decided = decisions(summary).at(-1);
  const where = decided === undefined ? stateName : `${stateName}, decided ${inMeetingOf(dayOf(decided.meetingId))}`;
  return refuse('unconfirmed', `${name} is not waiting for a meeting (${where}). Say why the case is listed again: it is then opened again, with a new plan.`, ['K2a', 'P3'], 'event.again.detail');
}
