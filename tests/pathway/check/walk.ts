import type { Refusal, Result } from '../../../shared/domain/result.ts';

/** One state reached, with the event that led to it from another, and how far it is from the start. */
export type Reached<State, Event> = { readonly state: State; readonly from: number; readonly event: Event | null };

/** A machine to walk: where it starts, what is offered to it, what it makes of that, and what of a state is worth telling apart. */
export type Walkable<State, Event> = {
  readonly start: State;
  readonly offered: readonly Event[];
  /** How many states are walked at most; the nearest come first. */
  readonly limit?: number;
  readonly step: (state: State, event: Event) => Result<State>;
  readonly abstraction: (state: State) => string;
  /** Called for every event that is taken; what it returns ends the walk. */
  readonly judgeTaken: (before: State, event: Event, after: State, isNew: boolean) => string | null;
  /** Called for every event that is refused; what it returns ends the walk. */
  readonly judgeRefused: (before: State, event: Event, refusal: Refusal) => string | null;
};

/** What a walk came upon: the states in the order of their distance, the arrows between them, and the first fault. */
export type Walk<State, Event> = {
  /** Whether everything that can be reached was walked. */
  readonly isWhole: boolean;
  readonly reached: readonly Reached<State, Event>[];
  /** For each state, the states one event leads to. */
  readonly arrows: readonly ReadonlySet<number>[];
  readonly taken: number;
  readonly refused: number;
  readonly fault: { readonly what: string; readonly way: readonly Event[] } | null;
};

/** Walks breadth first, so that the first fault has the shortest way. A state is not walked twice, as far as its abstraction tells. */
export function walk<State, Event>({ start, offered, limit = Number.POSITIVE_INFINITY, step, abstraction, judgeTaken, judgeRefused }: Walkable<State, Event>): Walk<State, Event> {
  const reached: Reached<State, Event>[] = [{ state: start, from: -1, event: null }];
  const places = new Map([[abstraction(start), 0]]);
  const arrows: Set<number>[] = [new Set()];
  let taken = 0;
  let refused = 0;
  for (let place = 0; place < Math.min(limit, reached.length); place += 1) {
    const here = reached[place];
    if (here === undefined) break;
    for (const event of offered) {
      const next = step(here.state, event);
      const key = next.ok ? abstraction(next.value) : '';
      const isNew = next.ok && !places.has(key);
      const what = next.ok ? judgeTaken(here.state, event, next.value, isNew) : judgeRefused(here.state, event, next.refusal);
      if (what !== null) return { isWhole: false, reached, arrows, taken, refused, fault: { what, way: [...wayTo(reached, place), event] } };
      if (!next.ok) {
        refused += 1;
        continue;
      }
      taken += 1;
      if (isNew) {
        places.set(key, reached.length);
        reached.push({ state: next.value, from: place, event });
        arrows.push(new Set());
      }
      arrows[place]?.add(places.get(key) ?? place);
    }
  }
  return { isWhole: reached.length <= limit, reached, arrows, taken, refused, fault: null };
}

/** The events that led to a state, from the start. */
export function wayTo<State, Event>(reached: readonly Reached<State, Event>[], place: number): Event[] {
  const here = reached[place];
  return here === undefined || here.event === null ? [] : [...wayTo(reached, here.from), here.event];
}

/** The first state from which no way leads to a resting state; -1 where there is none. */
export function deadEnd<State, Event>({ reached, arrows }: Pick<Walk<State, Event>, 'reached' | 'arrows'>, rests: (state: State) => boolean): number {
  const sources = reached.map((): number[] => []);
  for (const [from, targets] of arrows.entries()) for (const to of targets) sources[to]?.push(from);
  const leads = reached.map(({ state }) => rests(state));
  const open = leads.flatMap((does, place) => (does ? [place] : []));
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const source of sources[place] ?? []) {
      if (leads[source] === true) continue;
      leads[source] = true;
      open.push(source);
    }
  }
  return leads.indexOf(false);
}
