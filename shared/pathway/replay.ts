import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import { type CaseEvent, type CaseEventOf, type CaseEventType, caseFacts } from '../domain/caseEvent.ts';
import { CaseStage } from '../domain/caseStage.ts';
import type { CaseRecord } from '../domain/caseRecord.ts';
import { refuse, type Result } from '../domain/result.ts';
import { registeredRecord } from './fold.ts';
import type { CaseContext } from './guards.ts';
import { caseMachine } from './machine.ts';
import type { Pathway } from './pathway.ts';
import { stepBlocks } from './steps.ts';

/** Where a case is, replayed from its events. */
export type CaseState = { readonly snapshot: SnapshotFrom<typeof caseMachine>; readonly version: number };

/** The record of a replayed case. */
export function recordOf({ snapshot }: CaseState): CaseRecord {
  return snapshot.context.record;
}

/** The version of the pathway a case runs under: the one it was registered under, or the last it adopted. */
export function pathwayOf({ snapshot }: CaseState): Pathway {
  const { pathway }: CaseContext = snapshot.context;
  return pathway;
}

/** A case as its first event makes it; `pathways` are the versions it may adopt later. */
export function openCase(pathway: Pathway, registered: CaseEventOf<'registered'>, pathways: ReadonlyMap<string, Pathway> = new Map([[pathway.id, pathway]])): CaseState {
  const [snapshot] = initialTransition(caseMachine, { pathway, pathways, record: registeredRecord(registered) });
  return { snapshot, version: 1 };
}

/**
 * The case after one more event, or why it may not happen: what the pathway holds against it, with clauses, or that the case is
 * in a state that does not know the event.
 */
export function recordFact(state: CaseState, event: CaseEvent): Result<CaseState> {
  const blocks = stepBlocks(pathwayOf(state), recordOf(state), event);
  const next = step(state, event);
  if (next !== null) return { ok: true, value: next };
  if (blocks.length > 0 && nextEventTypes(state).includes(event.type)) {
    return refuse('blockedByPathway', blocks.map(({ text }) => text).join(' '), [...new Set(blocks.flatMap(({ clauses }) => clauses))]);
  }
  return refuse('notNow', `"${eventName(event.type)}" is not possible now: the case is at "${stateName(state)}".`, clausesOfState(state));
}

/**
 * Folds a stored history into the state it leads to, each step under the version of the pathway it was taken under. Refuses a
 * history that does not begin with the registration, names an unknown version, or holds an event its machine does not take.
 */
export function replayCase(pathways: ReadonlyMap<string, Pathway>, events: readonly CaseEvent[]): Result<CaseState> {
  const [first, ...later] = events;
  if (first?.type !== 'registered') return refuse('damaged', 'The history of this case does not begin with its registration.');
  const versions = [first.pathwayVersion, ...later.flatMap((event) => (event.type === 'pathwayAdopted' ? [event.version] : []))];
  const unknown = versions.find((version) => !pathways.has(version));
  const pathway = pathways.get(first.pathwayVersion);
  if (unknown !== undefined || !pathway) return refuse('unknownPathway', `This case was decided under the pathway version "${unknown}", which is not installed here.`);
  let state = openCase(pathway, first, pathways);
  for (const event of later) {
    const next = step(state, event);
    if (next === null) return refuse('damaged', `Event ${state.version + 1} of this case ("${eventName(event.type)}") does not fit what came before it.`);
    state = next;
  }
  return { ok: true, value: state };
}

/** The state after an event, or null where the machine does not take it. Every transition records, so an untouched context means "not taken". */
function step({ snapshot, version }: CaseState, event: CaseEvent): CaseState | null {
  if (event.type === 'registered') return null;
  const [next] = transition(caseMachine, snapshot, event);
  return next.context === snapshot.context ? null : { snapshot: next, version: version + 1 };
}

/** Types of event the states the case is in know, whatever the rules then say of one. */
export function nextEventTypes({ snapshot }: CaseState): CaseEventType[] {
  const known = new Set<string>(snapshot._nodes.flatMap((node) => node.ownEvents));
  const types = Object.keys(caseFacts).filter((type) => known.has(type));
  // Object.keys forgets the names it lists.
  return types as CaseEventType[];
}

/** Dotted path of the state, such as "diagnosis.workup"; only the stage where its parts run side by side. */
export function statePath({ snapshot }: CaseState): string {
  const { value } = snapshot;
  if (typeof value === 'string') return value;
  const [[stage, inner] = ['', '']] = Object.entries(value);
  return typeof inner === 'string' ? `${stage}.${inner}` : stage;
}

/** The state as people say it. */
export function stateName(state: CaseState): string {
  const path = statePath(state);
  const named = state.snapshot._nodes.filter((node) => node.description !== undefined && (node.path.join('.') === path || path.startsWith(`${node.path.join('.')}.`)));
  return named.sort((one, other) => other.path.length - one.path.length)[0]?.description ?? path;
}

/** How far the case is: the tag of the state it is in. */
export function stageOf({ snapshot }: CaseState): CaseStage {
  const stage = CaseStage.options.find((each) => snapshot.hasTag(each));
  if (stage === undefined) throw new Error(`The state "${JSON.stringify(snapshot.value)}" has no tag that says how far a case is.`);
  return stage;
}

/** The clauses the state rests on. */
export function clausesOfState({ snapshot }: CaseState): string[] {
  return [...new Set(snapshot._nodes.flatMap((node) => node.meta?.clauses ?? []))];
}

/** A type of event as people say it. */
export function eventName(type: CaseEventType): string {
  const names: Record<CaseEventType, string> = {
    registered: 'register',
    detailsChanged: 'change details',
    triaged: 'triage',
    resultsReady: 'results ready',
    pathologyReviewed: 'pathology review',
    listed: 'list for a meeting',
    urgentTreatmentDeclared: 'urgent treatment',
    consultationRecorded: 'consultation note',
    discussionStarted: 'begin discussion',
    modalityPlanned: 'plan treatment',
    modalityWithdrawn: 'withdraw from the plan',
    offDefaultAgreed: 'agree another site',
    planNoted: 'note on the plan',
    deferred: 'defer',
    notDiscussed: 'listed, not discussed',
    noActiveTreatment: 'no active treatment',
    agreed: 'agree',
    reopened: 're-open',
    arrangementRequested: 'ask a visiting surgeon',
    arrangementAccepted: 'accept the operation',
    arrangementDeclined: 'decline the operation',
    arrangementCounterProposed: 'propose other days',
    arrangementReoffered: 'offer other days',
    hostConfirmed: 'confirm as host',
    arrangementCancelled: 'cancel the arrangement',
    surgeonReplaced: 'replace a surgeon',
    treatmentStarted: 'start treatment',
    treatmentCompleted: 'complete treatment',
    followedUp: 'follow up',
    relisted: 'list again',
    pathwayAdopted: 'adopt another version of the pathway',
    actionAdded: 'add an action',
    actionClosed: 'close an action',
    actionReopened: 're-open an action',
    conditionMet: 'call a condition met',
    conditionReopened: 're-open a condition',
    addendum: 'addendum',
  };
  return names[type];
}
