import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { type CaseEventType, caseFacts } from '../domain/caseEvent.ts';
import { caseMachine } from './machine.ts';
import { eventName } from './replay.ts';

/** A state of the machine as the map shows it. */
export type MapState = {
  /** Dotted path, such as "planning.surgery.site". */
  readonly id: string;
  readonly name: string;
  /** Id of the state it lies in; null at the top. */
  readonly parent: string | null;
  /** A step has nothing in it; the parts of a stage follow one another, those of a parallel one run side by side. */
  readonly kind: 'step' | 'stage' | 'parallel';
  /** Whether a case comes here first when it enters the parent. */
  readonly first: boolean;
  readonly clauses: readonly string[];
};

/** A transition of the machine: from a state, by an event or by itself, under a guard, to a state. */
export type MapTransition = {
  readonly id: string;
  readonly from: string;
  /** The state itself where the event only adds to the record. The root of the machine is "". */
  readonly to: string;
  /** Null where the case moves on by itself as soon as the guard holds. */
  readonly event: CaseEventType | null;
  /** The event, or the guard of a transition without one, as people say it. */
  readonly name: string;
  readonly guard: string | null;
  readonly clauses: readonly string[];
};

/** One line of the drawing: the transitions between two states, or between stages where all their parts have them. */
export type MapEdge = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly transitions: readonly MapTransition[];
  readonly automatic: boolean;
};

/** The machine as a graph. Made from the machine: a changed machine changes it without anybody touching it. */
export type MachineMap = {
  readonly states: readonly MapState[];
  readonly transitions: readonly MapTransition[];
  /** Every transition that leads from one state to another outside it. */
  readonly edges: readonly MapEdge[];
  /** What is not drawn, in sentences. */
  readonly leftOut: readonly string[];
};

/** The machine as a graph, by default the case machine: every state and every transition of it, in the machine's own order, and none besides. */
export function machineMap({ root }: { readonly root: AnyStateNode } = caseMachine): MachineMap {
  const nodes = descendants(root);
  const states = nodes.map(stateOf);
  const transitions = [root, ...nodes].flatMap(transitionsOf);
  return { states, transitions, edges: edgesOf(states, transitions.filter(leadsOut)), leftOut: leftOut(transitions) };
}

/** Whether the transition leads out of its state; the others add to the record, or judge the state's own parts afresh. */
export function leadsOut({ from, to }: MapTransition): boolean {
  return to !== from && !isWithin(to, from);
}

/** Whether a state lies inside another one; everything lies inside the root, "". */
export function isWithin(id: string, outer: string): boolean {
  return outer === '' ? id !== '' : id.startsWith(`${outer}.`);
}

/** Whether the event belongs to the record rather than to the way: the drawing only mentions it. */
export function isAside({ from, event }: MapTransition): boolean {
  return from === '' || event === 'pathwayAdopted';
}

/** A guard as people say it: "surgerySiteSettled" is "surgery site settled". */
export function guardWords(guard: string): string {
  return guard.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function idOf(node: AnyStateNode): string {
  return node.path.join('.');
}

function descendants(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((child) => [child, ...descendants(child)]);
}

function clausesIn(meta: unknown): readonly string[] {
  // Every state and transition of the machine is built with this meta (guards.ts); the general node type does not say so.
  return (meta as { clauses: readonly string[] } | undefined)?.clauses ?? [];
}

function stateOf(node: AnyStateNode): MapState {
  const { parent } = node;
  return {
    id: idOf(node),
    name: node.description ?? sentenceCase(guardWords(node.key)),
    parent: parent === undefined || parent.path.length === 0 ? null : idOf(parent),
    kind: node.type === 'parallel' ? 'parallel' : Object.keys(node.states).length > 0 ? 'stage' : 'step',
    first: parent?.type === 'compound' && parent.initial.target[0] === node,
    clauses: clausesIn(node.meta),
  };
}

function sentenceCase(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Whether a word of the machine is a type of event. */
function isEventType(word: string): word is CaseEventType {
  return Object.hasOwn(caseFacts, word);
}

function transitionsOf(node: AnyStateNode): MapTransition[] {
  const byEvent = [...node.transitions].flatMap(([, transitions]) => transitions);
  return [...byEvent, ...(node.always ?? [])].map((transition) => transitionOf(node, transition));
}

/** A transition under the id that it also has in the machine's own answers about which one is taken. */
export function transitionOf(node: AnyStateNode, { eventType, guard, target, meta }: AnyTransitionDefinition): MapTransition {
  const from = idOf(node);
  const to = target?.[0] ? idOf(target[0]) : from;
  const event = isEventType(eventType) ? eventType : null;
  const guardName = typeof guard === 'string' ? guard : null;
  return {
    id: `${from}:${event ?? ''}:${guardName ?? ''}:${to}`,
    from,
    to,
    event,
    name: event === null ? guardWords(guardName ?? '') : eventName(event),
    guard: guardName,
    clauses: clausesIn(meta),
  };
}

/**
 * The lines of the drawing. Transitions between the same two states share a line. Where one event leads to every part of a stage, or
 * from every part of one, the line leads to or from the stage.
 */
function edgesOf(states: readonly MapState[], transitions: readonly MapTransition[]): MapEdge[] {
  const stages = states.filter(({ kind }) => kind === 'stage').map(({ id }) => ({ id, parts: states.filter(({ parent }) => parent === id).map((part) => part.id) }));
  const ends = transitions.map((transition) => ({ transition, from: transition.from, to: transition.to }));
  const joined = (side: 'from' | 'to', other: 'from' | 'to'): void => {
    for (const { id, parts } of stages.filter(({ parts }) => parts.length > 1)) {
      const here = ends.filter((end) => parts.includes(end[side]) && end[other] !== id && !isWithin(end[other], id));
      for (const end of here) {
        const same = here.filter((each) => each[other] === end[other] && each.transition.event === end.transition.event);
        if (new Set(same.map((each) => each[side])).size === parts.length) for (const each of same) each[side] = id;
      }
    }
  };
  joined('to', 'from');
  joined('from', 'to');
  const lines = new Map<string, MapEdge>();
  for (const { transition, from, to } of ends) {
    const id = `${from}>${to}`;
    const known = lines.get(id);
    lines.set(id, { id, from, to, automatic: (known?.automatic ?? true) && transition.event === null, transitions: [...(known?.transitions ?? []), transition] });
  }
  return [...lines.values()];
}

function leftOut(transitions: readonly MapTransition[]): string[] {
  const everywhere = transitions.filter(({ from }) => from === '').map(({ name }) => name);
  const adopting = transitions.filter((transition) => transition.from !== '' && isAside(transition));
  return [
    `Possible in every state and not drawn: ${everywhere.join(', ')}.`,
    ...(adopting.length === 0 ? [] : [`Not drawn either: ${[...new Set(adopting.map(({ name }) => name))].join(', ')}, possible while nothing is decided.`]),
  ];
}
