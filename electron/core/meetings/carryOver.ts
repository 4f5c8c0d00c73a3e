import type { CaseSummary, MeetingSummary } from '../../../shared/api/views.ts';
import { usualMinutes } from '../../../shared/domain/agendaLayout.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseEventType } from '../../../shared/domain/caseEvent.ts';
import { londonDay, plainDay } from '../../../shared/domain/dates.ts';
import { deferredWords } from '../../../shared/domain/deferredWords.ts';
import { isToCome } from '../../../shared/domain/openOnNoList.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import { decisions, inMeetingOf } from './agendaOutcome.ts';
import { byRule } from './listingGate.ts';
import type { Meetings } from './meetings.ts';

type Need = { readonly meetings: Meetings; readonly readModel: ReadModel; readonly clock: Clock };

/** The events after which a case waits for the next meeting again, also where it was taken off that meeting's list before: treated urgently, put off, listed again. */
const waitsAfter: readonly CaseEventType[] = ['urgentTreatmentDeclared', 'deferred', 'notDiscussed', 'relisted'];

/** The events that decide a case, after which it needs no other meeting. */
const decidedBy: readonly CaseEventType[] = ['agreed', 'noActiveTreatment'];

/** How the reason of every line begins that was put on a list by itself. */
const carriedOver = 'Carried over';

/**
 * Puts cases that must not wait longer on the next meeting's list by itself (K2a, D5): the urgent, those put off, and those listed again. An
 * urgent case is on the very next meeting, planned before or after it became urgent; for the others any list to come is enough. Whoever takes one
 * off a list by hand is not overruled: it is not put on that list again until something new happens to the case.
 */
export class CarryOver {
  readonly #need: Need;

  constructor(need: Need) {
    this.#need = need;
  }

  /** After a step of a case: one that has come to wait for the next meeting is listed for it; one that is decided leaves the lists it was carried to. `before` is the case as it was; undefined for one just recorded. */
  async afterEvent(by: Actor, caseId: string, type: CaseEventType, before: CaseSummary | undefined): Promise<Result<unknown>> {
    const summary = this.#need.readModel.case(caseId);
    if (summary === undefined) return ok(null);
    if (decidedBy.includes(type)) return this.#takeOff(by, summary, this.#prepared(), `Decided ${this.#decidedIn(summary)}`);
    if (waitsAfter.includes(type)) return this.#carry(by, [summary], { evenWhereTakenOff: true });
    return isDue(summary) && (before === undefined || !isDue(before)) ? this.#carry(by, [summary]) : ok(null);
  }

  /** After a meeting was planned, moved, cancelled or closed, or cases were taken in: every case that must not wait longer is on the list it belongs on. */
  async afterPlanning(by: Actor): Promise<Result<unknown>> {
    return this.#carry(by, this.#need.readModel.cases().filter(isDue));
  }

  async #carry(by: Actor, due: readonly CaseSummary[], { evenWhereTakenOff = false } = {}): Promise<Result<unknown>> {
    const toCome = this.#toCome();
    const running = this.#need.readModel.meetings().filter(({ state }) => state === 'inProgress');
    const listed = new Map<string, CaseSummary[]>();
    for (const summary of due) {
      // What is to be discussed today is not put on the next list as well.
      if (running.some(({ id, caseIds }) => caseIds.includes(summary.id) && !summary.outcomes.some(({ meetingId }) => meetingId === id))) continue;
      const target = toCome.find(({ takenOff }) => evenWhereTakenOff || !takenOff.some(({ caseId, byRule: isByRule }) => caseId === summary.id && !isByRule));
      const isSettled = (summary.urgent ? [target] : toCome).some((meeting) => meeting?.caseIds.includes(summary.id));
      if (target !== undefined && !isSettled) listed.set(target.id, [...(listed.get(target.id) ?? []), summary]);
    }
    for (const target of toCome) {
      const summaries = listed.get(target.id) ?? [];
      const carried = summaries.length === 0 ? ok(null) : await this.#list(by, target.id, summaries);
      if (!carried.ok) return carried;
      // The rule had it on a later list: it waits for the earlier one now.
      for (const summary of summaries) {
        const moved = await this.#takeOff(by, summary, toCome.filter(({ id }) => id !== target.id), `On the list of ${plainDay(target.details.date)} now`);
        if (!moved.ok) return moved;
      }
    }
    return ok(null);
  }

  /** Meetings still being prepared. */
  #prepared(): MeetingSummary[] {
    return this.#need.readModel.meetings().filter(({ state }) => state === 'draft' || state === 'circulated');
  }

  /** Meetings still being prepared, from today on, the next one first. */
  #toCome(): MeetingSummary[] {
    const today = londonDay(this.#need.clock().toISOString());
    return this.#prepared()
      .filter((meeting) => isToCome(meeting, today))
      .sort((one, other) => `${one.details.date} ${one.details.startsAt}`.localeCompare(`${other.details.date} ${other.details.startsAt}`));
  }

  #decidedIn(summary: CaseSummary): string {
    const decidedIn = decisions(summary).at(-1)?.meetingId;
    return inMeetingOf(this.#need.readModel.meetings().find(({ id }) => id === decidedIn)?.details.date);
  }

  /** Takes a case off the lists it was carried to; where somebody listed it by hand it stays. */
  async #takeOff(by: Actor, { id: caseId }: CaseSummary, from: readonly MeetingSummary[], reason: string): Promise<Result<unknown>> {
    const { meetings } = this.#need;
    for (const { id } of from.filter(({ caseIds }) => caseIds.includes(caseId))) {
      const loaded = await meetings.load(id);
      if (!loaded.ok) return loaded;
      const wasCarried = loaded.value.replay.snapshot.context.agenda.some((entry) => entry.caseId === caseId && entry.lateReason.startsWith(carriedOver));
      const taken = wasCarried ? await meetings.recordFacts(by, id, [{ type: 'caseUnlisted', caseId, reason, byRule: true }]) : ok(null);
      if (!taken.ok) return taken;
    }
    return ok(null);
  }

  #list(by: Actor, meetingId: string, summaries: readonly CaseSummary[]): Promise<Result<unknown>> {
    return this.#need.meetings.listCases(by, meetingId, summaries.map((summary) => ({ caseId: summary.id, estimatedMinutes: usualMinutes, lateReason: reasonOf(summary), lateAgreedBy: byRule })));
  }
}

/** Whether a case has to be on the list of a meeting to come, without anybody putting it there. */
function isDue({ stage, urgent, retrospective, openSince, outcomes }: CaseSummary): boolean {
  return stage === 'waiting' && (urgent || retrospective || openSince.how === 'relisted' || outcomes.some(({ status }) => status === 'deferred' || status === 'notDiscussed'));
}

/** Why the case may come after the cut-off. */
function reasonOf(summary: CaseSummary): string {
  const { state, urgent, retrospective, openSince, outcomes } = summary;
  if (state === 'urgentTreatment' || (retrospective && outcomes.length === 0)) return `${carriedOver}: treated urgently before the meeting, to be looked back on (K2b)`;
  const last = outcomes.at(-1)?.status;
  if (last === 'deferred') return `${carriedOver}: ${deferredWords(summary.deferrals, summary.lastDeferral)}`;
  if (last === 'notDiscussed') return `${carriedOver}: still waiting for a discussion`;
  if (openSince.how === 'relisted') return `${carriedOver}: listed again`;
  return `${carriedOver}: ${urgent ? 'urgent' : 'still waiting for a discussion'}`;
}
