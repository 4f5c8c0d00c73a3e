import { daysBetween } from './calendar.ts';
import type { CaseStage, OpenSince } from './caseStage.ts';
import { type IsoDate, type IsoInstant, londonDay, plainDay } from './dates.ts';

/** What is asked of a case. */
type KnownCase = {
  readonly id: string;
  readonly name: string;
  readonly stage: CaseStage;
  readonly urgent: boolean;
  readonly openSince: OpenSince;
};

/** What is asked of a meeting. */
type KnownMeeting = {
  readonly id: string;
  readonly state: string;
  readonly details: { readonly date: IsoDate };
  readonly caseIds: readonly string[];
  readonly closedAt: IsoInstant | null;
  readonly cancelled: { readonly at: IsoInstant; readonly reason: string } | null;
  /** The cases that were on its list and are not any more. */
  readonly takenOff: readonly { readonly caseId: string; readonly at: IsoInstant; readonly by: string; readonly byRule: boolean; readonly reason: string }[];
};

/** An open case that no list to come holds: since when, in days, and what put it there, in a sentence. */
export type OnNoList<C> = { readonly case: C; readonly since: IsoDate; readonly days: number; readonly how: string };

type Left = { readonly at: IsoInstant; readonly how: string };

/** Whether a meeting is in progress or still to come. One whose day has gone by without it is neither, though nobody has cancelled it. */
export function isToCome({ state, details }: Pick<KnownMeeting, 'state' | 'details'>, today: IsoDate): boolean {
  return state === 'inProgress' || ((state === 'draft' || state === 'circulated') && details.date >= today);
}

/** Answers of a case whether it is open and on no list of a meeting in progress or to come: asked once for many. */
export function isOnNoList(meetings: readonly KnownMeeting[], today: IsoDate): (one: Pick<KnownCase, 'id' | 'stage'>) => boolean {
  const listed = new Set(meetings.flatMap((meeting) => (isToCome(meeting, today) ? meeting.caseIds : [])));
  return ({ id, stage }) => stage !== 'ended' && !listed.has(id);
}

/**
 * Every open case that is on no list of a meeting in progress or to come; the urgent first, then the longest forgotten. The days count from
 * when it became open or last left a list, whichever is later: nothing else that is recorded of a case makes a forgotten one look new.
 */
export function openOnNoList<C extends KnownCase>(cases: readonly C[], meetings: readonly KnownMeeting[], today: IsoDate): OnNoList<C>[] {
  const left = lastLeft(meetings, today);
  const found = cases
    .filter(isOnNoList(meetings, today))
    .map((one) => {
      const { at, how } = [opened(one), ...(left.get(one.id) ?? [])].reduce((last, each) => (each.at >= last.at ? each : last));
      const since = londonDay(at);
      return { case: one, at, since, days: Math.max(0, daysBetween(since, today)), how };
    });
  const sorted = found.sort((one, other) => Number(other.case.urgent) - Number(one.case.urgent) || one.at.localeCompare(other.at) || one.case.name.localeCompare(other.case.name, 'en-GB'));
  return sorted.map(({ at: _at, ...row }) => row);
}

function opened({ openSince: { at, how } }: KnownCase): Left {
  return { at, how: { registered: 'Recorded, and never on a list', relisted: 'Listed again, without a meeting', triagedBack: 'Triaged back to this pathway' }[how] };
}

/** How each case left every list it was on, by its id. */
function lastLeft(meetings: readonly KnownMeeting[], today: IsoDate): Map<string, Left[]> {
  const left = new Map<string, Left[]>();
  const note = (caseId: string, each: Left): void => void left.set(caseId, [...(left.get(caseId) ?? []), each]);
  for (const meeting of meetings) {
    const { details, takenOff, caseIds } = meeting;
    const list = `the list of ${plainDay(details.date)}`;
    for (const { caseId, at, by, byRule, reason } of takenOff) note(caseId, { at, how: `Taken off ${list}${byRule ? '' : ` by ${by}`}: ${reason}` });
    const end = endOf(meeting, today);
    if (end !== null) for (const caseId of caseIds) note(caseId, end);
  }
  return left;
}

/** How a meeting ended for the cases on its list; null while it is to come. */
function endOf(meeting: KnownMeeting, today: IsoDate): Left | null {
  const { details, closedAt, cancelled } = meeting;
  const day = plainDay(details.date);
  if (closedAt !== null) return { at: closedAt, how: `On the list of ${day}, and on none since` };
  if (cancelled !== null) return { at: cancelled.at, how: `The meeting of ${day} was cancelled: ${cancelled.reason}` };
  // Its day went by: that is when its cases came to be on no list.
  return isToCome(meeting, today) ? null : { at: `${details.date}T23:59:59.999Z`, how: `The meeting of ${day} was not held` };
}
