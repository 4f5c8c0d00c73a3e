import { type AnyStateNode, getMicrosteps } from 'xstate';
import type { CaseEvent } from '../domain/caseEvent.ts';
import { type CaseRecord, lastDiscussion } from '../domain/caseRecord.ts';
import type { IsoDate, IsoInstant } from '../domain/dates.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { LaterCaseEvent } from './guards.ts';
import { caseMachine } from './machine.ts';
import { isAside, type MachineMap, type MapTransition, transitionOf } from './map.ts';
import type { Pathway } from './pathway.ts';
import { type CaseState, eventName, openCase, pathwayOf, recordFact, recordOf } from './replay.ts';
import { radiotherapyPractitionerBlocks, radiotherapySiteBlocks, surgeonBlocks, surgeryCrossSiteBlocks, surgerySiteBlocks, systemicBlocks } from './rules/agreement.ts';
import type { Block } from './statement.ts';
import { stepBlocks } from './steps.ts';
import { trialsOf } from './trials.ts';

/** A state the case came to: when, and by which event. One it only passed through did not hold it. */
export type MapVisit = { readonly state: string; readonly at: IsoInstant; readonly version: number; readonly by: string; readonly passed: boolean };

/** A transition the case went, and when it last did. */
type MapTaken = { readonly transition: string; readonly at: IsoInstant };

/** A transition out of the states the case is in: nothing stands in its way as far as can be told, or what does. */
export type MapNext = { readonly transition: MapTransition; readonly blocks: readonly Block[] };

/** A case laid on the map of its machine. */
export type CaseMap = {
  /** Every state the case came to, in order; one it only passed through is there once. */
  readonly visits: readonly MapVisit[];
  /** The states the case is in, an outer one before what lies in it. */
  readonly here: readonly string[];
  readonly taken: readonly MapTaken[];
  readonly open: readonly MapNext[];
  readonly blocked: readonly MapNext[];
};

/** Lays a case on the map, by its events from the registration on, as of a day. Refuses a history its machine does not take. */
export function caseMap(map: MachineMap, pathways: ReadonlyMap<string, Pathway>, events: readonly CaseEvent[], today: IsoDate): Result<CaseMap> {
  const [first, ...later] = events;
  if (first?.type !== 'registered') return refuse('damaged', 'The history of this case does not begin with its registration.');
  const pathway = pathways.get(first.pathwayVersion);
  if (!pathway) return refuse('unknownPathway', `This case was registered under the pathway version "${first.pathwayVersion}", which is not installed here.`);
  let state = openCase(pathway, first, pathways);
  const visits: MapVisit[] = idsIn(state.snapshot).map((id) => ({ state: id, at: first.at, version: 1, by: eventName('registered'), passed: false }));
  const taken = new Map<string, MapTaken>();
  for (const event of later) {
    const next = recordFact(state, event);
    if (!next.ok) return next;
    const step = stepOf(map, state, event);
    for (const transition of step.transitions) taken.set(transition, { transition, at: event.at });
    const [before, after] = [idsIn(state.snapshot), idsIn(next.value.snapshot)];
    const known = new Set(visits.map((visit) => visit.state));
    const come = step.states.filter((id) => !before.includes(id) && (after.includes(id) || !known.has(id)));
    visits.push(...come.map((id) => ({ state: id, at: event.at, version: next.value.version, by: eventName(event.type), passed: !after.includes(id) })));
    state = next.value;
  }
  const nexts = nextsOf(map, state, today);
  return ok({ visits, here: idsIn(state.snapshot), taken: [...taken.values()], open: nexts.filter(({ blocks }) => blocks.length === 0), blocked: nexts.filter(({ blocks }) => blocks.length > 0) });
}

function idsIn({ _nodes: nodes }: CaseState['snapshot']): string[] {
  const ids = nodes.filter((node) => node.path.length > 0).map((node) => node.path.join('.'));
  return ids.sort((one, other) => one.split('.').length - other.split('.').length);
}

/** The states an event led through and the transitions it took: its own, then those that follow by themselves. */
function stepOf(map: MachineMap, { snapshot }: CaseState, event: CaseEvent): { states: string[]; transitions: string[] } {
  if (event.type === 'registered') return { states: [], transitions: [] };
  const later: LaterCaseEvent = event;
  const own = caseMachine.getTransitionData(snapshot, later).map((transition) => transitionOf(transition.source, transition).id);
  const moments = getMicrosteps(caseMachine, snapshot, later).map(([moment]) => idsIn(moment));
  const automatic = map.transitions.filter(({ event, from, to }) => event === null && moments.some((moment, index) => entered(moments[index + 1] ?? [], moment, to) && entered(moment, moments[index + 1] ?? [], from)));
  return { states: [...new Set(moments.flat())], transitions: [...own, ...automatic.map(({ id }) => id)] };
}

function entered(now: readonly string[], before: readonly string[], id: string): boolean {
  return now.includes(id) && !before.includes(id);
}

/** Every transition out of where the case is that could come next, with what stands in its way. */
function nextsOf(map: MachineMap, state: CaseState, today: IsoDate): MapNext[] {
  const here: readonly AnyStateNode[] = state.snapshot._nodes;
  const ids = new Set(here.map((node) => node.path.join('.')));
  const possible = map.transitions.filter((transition) => ids.has(transition.from) && !isAside(transition));
  return possible.flatMap((transition) => {
    const blocks = transition.event === null ? waitBlocks(transition, state, today) : eventBlocks(transition, state, today);
    return blocks === null ? [] : [{ transition, blocks }];
  });
}

/** What stands in the way of an event; empty where nothing does, null where the event would not lead this way at all. */
function eventBlocks({ id, event: type, guard }: MapTransition, state: CaseState, today: IsoDate): Block[] | null {
  if (type === null) return null;
  const trials = trialsOf(type, recordOf(state), lastDiscussion(recordOf(state))?.meeting.date ?? today);
  if (trials === null) return [];
  const answers = trials.map((trial) => ({ ...trial, blocks: stepBlocks(pathwayOf(state), recordOf(state), trial.event) }));
  if (answers.some(({ event, blocks }) => blocks.length === 0 && leads(state, event, id))) return [];
  const held = answers.filter((trial) => trial.blocks.length > 0 && (trial.guard === null || trial.guard === guard));
  const blocks = new Map(held.flatMap(({ blocks }) => blocks).map((block) => [block.text, block]));
  return blocks.size === 0 ? null : [...blocks.values()];
}

function leads({ snapshot }: CaseState, event: CaseEvent, id: string): boolean {
  return event.type !== 'registered' && caseMachine.getTransitionData(snapshot, event).some((transition) => transitionOf(transition.source, transition).id === id);
}

type Wait = (record: CaseRecord, pathway: Pathway, day: IsoDate) => Block[];

/** What a case waits for before it moves on by itself, by the guard: the rules the guard asks. */
const waits: Readonly<Record<string, Wait>> = {
  surgerySiteSettled: (record, pathway) => surgerySiteBlocks(pathway, record),
  surgeonsEligible: (record, _pathway, day) => surgeonBlocks(record, day),
  visitorsAsked: (record, pathway) => surgeryCrossSiteBlocks(pathway, record),
  radiotherapySiteSettled: (record, pathway) => radiotherapySiteBlocks(pathway, record),
  radiotherapistsEligible: (record, _pathway, day) => radiotherapyPractitionerBlocks(record, day),
  systemicPractitionersEligible: (record, _pathway, day) => systemicBlocks(record, day),
  visitorsArranged: (record, pathway, day) => {
    const trials = trialsOf('treatmentStarted', record, day) ?? [];
    return trials.flatMap(({ event }) => stepBlocks(pathway, record, event)).filter(({ topic }) => topic === 'crossSite');
  },
};

function waitBlocks({ guard }: MapTransition, state: CaseState, today: IsoDate): Block[] | null {
  const record = recordOf(state);
  const blocks = waits[guard ?? '']?.(record, pathwayOf(state), lastDiscussion(record)?.meeting.date ?? today) ?? [];
  return blocks.length === 0 ? null : blocks;
}
