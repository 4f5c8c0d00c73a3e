import type { CaseSummary } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseEventType } from '../../../shared/domain/caseEvent.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import type { Meetings } from './meetings.ts';

type Need = { readonly meetings: Meetings; readonly readModel: ReadModel; readonly clock: Clock };

/** The events after which a case waits for the next meeting: treated urgently, put off, listed again. */
const waitsAfter: readonly CaseEventType[] = ['urgentTreatmentDeclared', 'deferred', 'notDiscussed', 'relisted'];

const estimatedMinutes = 3;

/** Puts waiting cases on the next meeting's list by itself, so that nothing urgent or put off falls off it (K2a, D5). */
export class CarryOver {
  readonly #need: Need;

  constructor(need: Need) {
    this.#need = need;
  }

  /** After an event of a case: lists it for the next meeting that is being prepared, where there is one and it is on none. */
  async afterEvent(by: Actor, caseId: string, type: CaseEventType): Promise<Result<unknown>> {
    if (!waitsAfter.includes(type)) return ok(null);
    const summary = this.#need.readModel.case(caseId);
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
      .filter(({ state, details }) => (state === 'draft' || state === 'circulated') && details.date >= today)
      .sort((one, other) => one.details.date.localeCompare(other.details.date));
  }

  #isOnNone({ id }: CaseSummary): boolean {
    return !this.#prepared().some(({ caseIds }) => caseIds.includes(id));
  }

  #list(by: Actor, meetingId: string, summaries: readonly CaseSummary[]): Promise<Result<unknown>> {
    return this.#need.meetings.listCases(by, meetingId, summaries.map((summary) => ({ caseId: summary.id, estimatedMinutes, lateReason: reasonOf(summary) })));
  }
}

function isWaiting({ state, retrospective, outcomes }: CaseSummary): boolean {
  if (state === 'urgentTreatment') return true;
  return state === 'awaitingMdt' && (retrospective || outcomes.some(({ status }) => status === 'deferred' || status === 'notDiscussed'));
}

/** Why the case may come after the cut-off. */
function reasonOf({ state, retrospective, outcomes }: CaseSummary): string {
  if (state === 'urgentTreatment' || (retrospective && outcomes.length === 0)) return 'Carried over: treated urgently before the meeting, to be looked back on (K2b)';
  return outcomes.at(-1)?.status === 'deferred' ? 'Carried over: deferred' : 'Carried over: still waiting for a discussion';
}
