import type { CaseEvent } from '../../../shared/domain/caseEvent.ts';
import { type CaseRecord, factsOf } from '../../../shared/domain/caseRecord.ts';
import { caseMachine } from '../../../shared/pathway/machine.ts';
import type { Refusal } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { type CaseState, nextEventTypes, openCase, recordFact, recordOf, replayCase, statePath } from '../../../shared/pathway/replay.ts';
import { event, registered } from '../../fakes/records.ts';
import type { Counterexample, InvariantName } from './counterexample.ts';
import { type Coverage, CoverageWatch } from './coverage.ts';
import { verdictOn } from './expectations.ts';
import type { Scenario } from './scenarios.ts';
import { machineCheck } from './smallMachines.ts';
import { walk } from './walk.ts';

/** What the walk of one scenario came upon. */
type ScenarioCheck = { readonly name: string; readonly states: number; readonly taken: number; readonly refused: number };

/** What all scenarios together covered; the first counterexample, or null. */
export type CaseCheck = { readonly scenarios: readonly ScenarioCheck[]; readonly coverage: Coverage; readonly counterexample: Counterexample | null };

/** A state with the events that led to it, as a stream would hold them. */
type Told = { readonly state: CaseState; readonly events: readonly CaseEvent[] };

/** How far to walk: every how manyth new state is replayed from its stored history (I13), and how many states of a scenario at most. */
export type Extent = { readonly replayEvery: number; readonly limit?: number };

/** Walks the case machine through every scenario. */
export function checkCases(pathway: Pathway, scenarios: readonly Scenario[], { replayEvery, limit }: Extent): CaseCheck {
  const watch = new CoverageWatch(caseMachine);
  const done: ScenarioCheck[] = [];
  for (const { name, details, facts } of scenarios) {
    const start = openCase(pathway, registered(details));
    let found = 0;
    const walked = walk<Told, CaseEvent>({
      start: { state: start, events: [registered(details)] },
      offered: facts.map((fact) => event(fact)),
      ...(limit === undefined ? {} : { limit }),
      step: ({ state, events }, each) => {
        const next = recordFact(state, each);
        return next.ok ? { ok: true, value: { state: next.value, events: [...events, each] } } : next;
      },
      abstraction: ({ state }) => abstractionOf(state),
      judgeRefused: ({ state }, each, refusal) => {
        watch.offered(state.snapshot, each, false);
        return refusedWell(pathway, state, each, refusal);
      },
      judgeTaken: ({ state }, each, after, isNew) => {
        watch.offered(state.snapshot, each, isNew);
        if (isNew) found += 1;
        return takenWell(pathway, state, each, after.state) ?? (isNew && found % replayEvery === 0 ? replayed(pathway, after) : null);
      },
    });
    const checked = machineCheck(walked, watch.coverage(), { rests: ({ state }) => isRest(state), facts: factsOf(recordOf(start)), event: told });
    done.push({ name, states: checked.states, taken: checked.taken, refused: checked.refused });
    if (checked.counterexample !== null) return { scenarios: done, coverage: checked.coverage, counterexample: checked.counterexample };
  }
  return { scenarios: done, coverage: watch.coverage(), counterexample: null };
}

/** All of a case that the rules look at, and not the words. */
function abstractionOf(state: CaseState): string {
  const record = recordOf(state);
  const { triage, urgentTreatment, retrospective, discussions, plan, arrangements, started, completedOn, followUp, earlier } = record;
  const last = discussions.at(-1);
  return JSON.stringify([
    state.snapshot.value,
    factsOf(record),
    triage === null,
    urgentTreatment === null ? 0 : urgentTreatment.consultation === null ? 1 : 2,
    retrospective,
    last === undefined ? null : [last.meeting.meetingId, last.outcome?.kind],
    plan.modalities.map((each) => ('practitioners' in each ? [each.modality, each.site?.name, each.practitioners] : [each.modality, each.detail === ''])),
    plan.offDefault,
    plan.notes.intent,
    plan.notes.conditions.length,
    arrangements.map(({ request, status, acceptedDate, host }) => [request.arrangementId, request.dateOptions, status, acceptedDate, host?.on]),
    [...new Set(started.slice(earlier.started).map(({ modality }) => modality))].sort(),
    completedOn,
    followUp,
    earlier.arrangements,
    record.actions.map(({ closed }) => closed === null),
    record.conditionsMet.length,
  ]);
}

/** Where a case may rest: at an end, in another pathway, or waiting for the next meeting. */
function isRest(state: CaseState): boolean {
  return ['closed', 'discharged', 'awaitingMdt'].includes(statePath(state)) || statePath(state).startsWith('exits.');
}

const fault = (invariant: InvariantName, what: string): string => `${invariant}: ${what}`;

/** What an event that was taken breaks; null where all is well. */
function takenWell(pathway: Pathway, before: CaseState, each: CaseEvent, after: CaseState): string | null {
  const verdict = verdictOn(pathway, recordOf(before), each);
  if (verdict !== null && verdict !== undefined) return fault(verdict === 'plan' ? 'I2' : verdict, `${each.type} is recorded although ${verdict} stands in its way`);
  return order(before, each, after) ?? kept(recordOf(before), recordOf(after)) ?? standing(after);
}

/** A refusal has a reason, says it, and names only clauses that exist, at least one where a rule refuses (I9, I12). */
function refusedWell(pathway: Pathway, before: CaseState, each: CaseEvent, { code, message, clauses }: Refusal): string | null {
  if (message === '') return fault('I12', `${each.type} is refused without a word`);
  const unknown = clauses.find((id) => !pathway.clauses.has(id));
  if (unknown !== undefined) return fault('I12', `the refusal names the clause "${unknown}", which does not exist`);
  const verdict = verdictOn(pathway, recordOf(before), each);
  if (verdict === null && nextEventTypes(before).includes(each.type) && !isOnlyOut(before, each)) return fault('I9', `${each.type} is refused and nothing stands in its way: ${message}`);
  const isRule = code === 'blockedByPathway' && verdict !== undefined && verdict !== 'plan' && verdict !== 'I10';
  return isRule && clauses.length === 0 ? fault('I12', `${each.type} is refused without a clause`) : null;
}

/** Beyond the triage only its three ways out are open. */
function isOnlyOut(before: CaseState, each: CaseEvent): boolean {
  return each.type === 'triaged' && each.to === 'pathway' && !/^(referral|exits)/.test(statePath(before));
}

/** Which state may follow which (I1, I6, I7). */
function order(before: CaseState, each: CaseEvent, after: CaseState): string | null {
  const [was, is] = [statePath(before), statePath(after)];
  const record = recordOf(after);
  if ((each.type === 'discussionStarted' || each.type === 'reopened') && (is === 'planning') !== record.plan.modalities.length > 0) return fault('I10', `${is} although ${record.plan.modalities.length} treatments are planned`);
  if (each.type === 'discussionStarted' && record.plan.offDefault.length > 0) return fault('I2', 'an agreement of an earlier meeting counts in this one');
  const wasDiscussing = was === 'discussion' || was === 'planning';
  if (is === 'planning' && !wasDiscussing && each.type !== 'reopened' && each.type !== 'discussionStarted') return fault('I1', `planning follows ${was}`);
  if (is === 'delivery' && !record.discussions.some(({ outcome }) => outcome?.kind === 'agreed')) return fault('I1', 'treatment begins and no meeting has agreed it');
  if (was === 'urgentTreatment' && is === 'awaitingMdt') {
    const note = record.urgentTreatment?.consultation;
    if (!record.retrospective || !note || (note.consulted.length === 0 && note.notPossibleBecause === '')) return fault('I6', 'listed after urgent treatment without its note, or not to be looked back on');
  }
  if (was === 'urgentTreatment' && is !== was && !is.startsWith('exits.') && is !== 'awaitingMdt') return fault('I6', `${is} follows urgent treatment`);
  if (is.startsWith('exits.') && is !== was && !(each.type === 'triaged' && is === `exits.${each.to}`)) return fault('I7', `${each.type} leads out to ${is}`);
  return is === 'discharged' && was !== is && !(each.type === 'pathologyReviewed' && each.result === 'notATumour') ? fault('scope', `${each.type} discharges`) : null;
}

/** Whatever was decided stays as it was; at most it is marked as re-opened (I10). */
function kept(before: CaseRecord, after: CaseRecord): string | null {
  const decided = before.discussions.filter(({ outcome }) => outcome !== null);
  const isKept = decided.every((each, index) => {
    const now = after.discussions[index];
    return now !== undefined && JSON.stringify({ ...now, reopened: each.reopened }) === JSON.stringify(each) && (each.reopened === null || now.reopened !== null);
  });
  if (!isKept) return fault('I10', 'an earlier decision is not in the record any more');
  if (after.started.length < before.started.length) return fault('I10', 'a treatment that began is not in the record any more');
  return after.arrangements.length < before.arrangements.length ? fault('I10', 'an arrangement is not in the record any more') : null;
}

/** What holds in every state, however it was reached (I1, I6, I7, I11). */
function standing(state: CaseState): string | null {
  const record = recordOf(state);
  const path = statePath(state);
  if ((path === 'planning' || path === 'discussion') && record.discussions.at(-1)?.outcome !== null) return fault('I1', `${path} without an open discussion`);
  if (record.urgentTreatment !== null && record.urgentTreatment.consultation === null && path !== 'urgentTreatment' && !path.startsWith('exits.')) {
    return fault('I6', `${path} without the note of the consultation`);
  }
  const half = record.arrangements.find(({ status, acceptedDate, host }) => (status === 'arranged' || status === 'done') && (acceptedDate === null || acceptedDate !== host?.on));
  if (half !== undefined) return fault('I11', `arranged with ${half.acceptedDate ?? 'no day'} accepted and ${half.host?.on ?? 'no day'} confirmed`);
  if (path === 'agreed.ready') {
    const surgery = record.plan.modalities.find(({ modality }) => modality === 'surgery');
    const waits = surgery?.modality === 'surgery' && surgery.practitioners.some(({ homeSite, practitionerId }) => homeSite !== null && homeSite !== surgery.site?.id && !record.arrangements.some(({ request, status }) => request.practitionerId === practitionerId && ['arranged', 'done'].includes(status)));
    if (waits) return fault('I11', 'ready, and a visiting surgeon is not arranged');
  }
  return null;
}

/** The stored history, after a way through JSON, leads to the same state and record (I13). */
function replayed(pathway: Pathway, { state, events }: Told): string | null {
  // What JSON gives back has the shape it was given.
  const stored = JSON.parse(JSON.stringify(events)) as CaseEvent[];
  const again = replayCase(new Map([[pathway.id, pathway]]), stored);
  if (!again.ok) return fault('I13', `the stored history is refused: ${again.refusal.message}`);
  const isSame = JSON.stringify(again.value.snapshot.value) === JSON.stringify(state.snapshot.value) && JSON.stringify(recordOf(again.value)) === JSON.stringify(recordOf(state));
  return isSame ? null : fault('I13', 'the replay of the stored history gives another state');
}

/** One event of a way, in a line. */
function told(each: CaseEvent): string {
  const { at: _at, by: _by, pathwayVersion: _version, type, ...facts } = each;
  const words = JSON.stringify(facts);
  return words === '{}' ? type : `${type} ${words.length > 220 ? `${words.slice(0, 220)}…` : words}`;
}
