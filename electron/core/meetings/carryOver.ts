import type { CaseSummary, MeetingSummary } from '../../../shared/api/views.ts';
import { usualMinutes } from '../../../shared/domain/agendaLayout.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseEventType } from '../../../shared/domain/caseEvent.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import { deferredWords } from '../../../shared/domain/deferredWords.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import { decisions, inMeetingOf } from './agendaOutcome.ts';
import type { Meetings } from './meetings.ts';

type Need = { readonly meetings: Meetings; readonly readModel: ReadModel; readonly clock: Clock };

/** The events after which a case waits for the next meeting: treated urgently, put off, listed again. */
const waitsAfter: readonly CaseEventType[] = ['urgentTreatmentDeclared', 'deferred', 'notDiscussed', 'relisted'];

/** The events that decide a case, after which it needs no other meeting. */
const decidedBy: readonly CaseEventType[] = ['agreed', 'noActiveTreatment'];

/** How the reason of every line begins that was put on a list by itself. */
const carriedOver = 'Carried over';

/** Who agreed to it: nobody was asked, since the rule does it. */
const byRule = 'by rule (K2a, K2b)';

/** Puts waiting cases on the next meeting's list by itself, so that nothing urgent or put off falls off it (K2a, D5). */
export class CarryOver {
  readonly #need: Need;

  constructor(need: Need) {
    this.#need = need;
  }

  /** After an event of a case: one that waits is listed for the next prepared meeting unless one lists it; one that is decided leaves the lists it was carried to. */
  async afterEvent(by: Actor, caseId: string, type: CaseEventType): Promise<Result<unknown>> {
    const summary = this.#need.readModel.case(caseId);
    if (summary && decidedBy.includes(type)) return this.#takeBack(by, summary);
    if (!waitsAfter.includes(type)) return ok(null);
    const [next] = this.#prepared();
    return summary && next && this.#isOnNone(summary) ? this.#list(by, next.id, [summary]) : ok(null);
  }

  /** After a meeting was planned: lists every waiting case that no prepared meeting lists. */
  async afterPlanning(by: Actor, meetingId: string): Promise<Result<unknown>> {
    const waiting = this.#need.readModel.cases().filter((summary) => isWaiting(summary) && this.#isOnNone(summary));
    return waiting.length === 0 ? ok(null) : this.#list(by, meetingId, waiting);
  }

  /** Meetings still being prepared, from today on, the next one first. */
  #prepared() {
    const today = londonDay(this.#need.clock().toISOString());
    return this.#need.readModel
      .meetings()
      .filter((meeting) => isPrepared(meeting) && meeting.details.date >= today)
      .sort((one, other) => one.details.date.localeCompare(other.details.date));
  }

  #isOnNone({ id }: CaseSummary): boolean {
    return !this.#prepared().some(({ caseIds }) => caseIds.includes(id));
  }

  /** Takes a decided case off the lists it was carried to; where somebody listed it by hand it stays. */
  async #takeBack(by: Actor, summary: CaseSummary): Promise<Result<unknown>> {
    const { meetings, readModel } = this.#need;
    const decidedIn = decisions(summary).at(-1)?.meetingId;
    const day = readModel.meetings().find(({ id }) => id === decidedIn)?.details.date;
    for (const { id } of readModel.meetings().filter((meeting) => isPrepared(meeting) && meeting.caseIds.includes(summary.id))) {
      const loaded = await meetings.load(id);
      if (!loaded.ok) return loaded;
      const { snapshot, version } = loaded.value.replay;
      const wasCarried = snapshot.context.agenda.some(({ caseId, lateReason }) => caseId === summary.id && lateReason.startsWith(carriedOver));
      const taken = wasCarried ? await meetings.record(by, id, version, { type: 'caseUnlisted', caseId: summary.id, reason: `Decided ${inMeetingOf(day)}` }) : ok(null);
      if (!taken.ok) return taken;
    }
    return ok(null);
  }

  #list(by: Actor, meetingId: string, summaries: readonly CaseSummary[]): Promise<Result<unknown>> {
    return this.#need.meetings.listCases(by, meetingId, summaries.map((summary) => ({ caseId: summary.id, estimatedMinutes: usualMinutes, lateReason: reasonOf(summary), lateAgreedBy: byRule })));
  }
}

function isPrepared({ state }: MeetingSummary): boolean {
  return state === 'draft' || state === 'circulated';
}

function isWaiting({ state, retrospective, outcomes }: CaseSummary): boolean {
  if (state === 'urgentTreatment') return true;
  return state === 'awaitingMdt' && (retrospective || outcomes.some(({ status }) => status === 'deferred' || status === 'notDiscussed'));
}

/** Why the case may come after the cut-off. */
function reasonOf(summary: CaseSummary): string {
  const { state, retrospective, outcomes } = summary;
  if (state === 'urgentTreatment' || (retrospective && outcomes.length === 0)) return `${carriedOver}: treated urgently before the meeting, to be looked back on (K2b)`;
  return outcomes.at(-1)?.status === 'deferred' ? `${carriedOver}: ${deferredWords(summary.deferrals, summary.lastDeferral)}` : `${carriedOver}: still waiting for a discussion`;
}
