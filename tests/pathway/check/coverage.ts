import { type AnyMachineSnapshot, type AnyStateMachine, type AnyTransitionDefinition, type EventObject, getMicrosteps } from 'xstate';

type StateNode = AnyStateMachine['root'];

/** What of a machine was seen: states, transitions, and for each guard both of its answers. */
export type Coverage = {
  readonly states: Share;
  readonly transitions: Share;
  readonly guardsHolding: Share;
  readonly guardsRefusing: Share;
};
type Share = { readonly seen: number; readonly of: number; readonly unseen: readonly string[] };

/** Watches events offered to a machine and keeps which states, transitions and answers of guards were seen. */
export class CoverageWatch {
  readonly #machine: AnyStateMachine;
  readonly #nodes: readonly StateNode[];
  readonly #entered = new Set<string>();
  readonly #taken = new Set<AnyTransitionDefinition>();
  readonly #refused = new Set<AnyTransitionDefinition>();

  constructor(machine: AnyStateMachine) {
    this.#machine = machine;
    this.#nodes = nodesBelow(machine.root);
  }

  /**
   * An event is offered in a state. With `follow` the eventless transitions behind it are watched too, which takes longer; without
   * it, nothing is looked at where all of the event's transitions were seen.
   */
  offered(snapshot: AnyMachineSnapshot, event: EventObject, follow: boolean): void {
    for (const { id } of snapshot._nodes) this.#entered.add(id);
    if (!follow && !this.#mayStillLearn(snapshot, event)) return;
    const chosen = this.#machine.getTransitionData(snapshot, event);
    for (const transition of chosen) this.#taken.add(transition);
    for (const node of snapshot._nodes) {
      const isOverruled = chosen.some(({ source }) => source.path.length > node.path.length && node.path.every((part, index) => source.path[index] === part));
      if (!isOverruled) this.#asked(node.transitions.get(event.type) ?? [], chosen);
    }
    if (follow) this.#followed(getMicrosteps(this.#machine, snapshot, event).map(([each]) => each));
  }

  /** Some transition of this event here was not taken yet, or its guard never refused. */
  #mayStillLearn({ _nodes }: AnyMachineSnapshot, event: EventObject): boolean {
    return _nodes.some((node) => node.transitions.get(event.type)?.some((each) => !this.#taken.has(each) || (each.guard !== undefined && !this.#refused.has(each))) === true);
  }

  /** Guards are asked in order until one holds. */
  #asked(candidates: readonly AnyTransitionDefinition[], chosen: readonly AnyTransitionDefinition[]): void {
    for (const transition of candidates) {
      if (chosen.includes(transition)) return;
      if (transition.guard !== undefined) this.#refused.add(transition);
    }
  }

  #followed(snapshots: readonly AnyMachineSnapshot[]): void {
    for (const [index, snapshot] of snapshots.entries()) {
      const next = new Set(snapshots[index + 1]?._nodes ?? []);
      for (const node of snapshot._nodes) {
        this.#entered.add(node.id);
        const eventless = node.always ?? [];
        const chosen = next.has(node) ? [] : eventless.filter(({ target }) => target?.some((each) => next.has(each)) === true);
        for (const transition of chosen) this.#taken.add(transition);
        this.#asked(eventless, chosen);
      }
    }
  }

  coverage(): Coverage {
    const transitions = this.#nodes.flatMap((node) => [...node.transitions.values(), node.always ?? []].flat());
    const guarded = transitions.filter(({ guard }) => guard !== undefined);
    return {
      states: share(this.#nodes, ({ id }) => this.#entered.has(id), ({ id }) => id),
      transitions: share(transitions, (each) => this.#taken.has(each), nameOf),
      guardsHolding: share(guarded, (each) => this.#taken.has(each), nameOf),
      guardsRefusing: share(guarded, (each) => this.#refused.has(each), nameOf),
    };
  }
}

function nodesBelow(node: StateNode): StateNode[] {
  return [node, ...Object.values(node.states).flatMap((each) => nodesBelow(each))];
}

function nameOf({ source, eventType, target, guard }: AnyTransitionDefinition): string {
  return `${source.id} on ${eventType || 'its own'}${typeof guard === 'string' ? ` if ${guard}` : ''} → ${target?.map(({ id }) => id).join(', ') ?? 'itself'}`;
}

function share<T>(all: readonly T[], isSeen: (each: T) => boolean, name: (each: T) => string): Share {
  const unseen = all.filter((each) => !isSeen(each));
  return { seen: all.length - unseen.length, of: all.length, unseen: unseen.map(name) };
}
