/** A key as somebody pressed it, named as KeyboardEvent.key names it. */
export type Pressed = { readonly key: string; readonly shift: boolean; readonly control: boolean };

/** What keys wait for: a save, a form that was asked for, a screen or a case that is being read. */
export type Work = 'saving' | 'opening' | 'loading';

/** Where a key lands: in a form that is being saved, in a field or a form, or on the page, where single keys act. */
export type Place = 'saving' | 'field' | 'page';

/** What a single key does on this screen: opens a form, goes a step towards one, does something else; "none" for any other key. */
export type KeyKind = 'opens' | 'step' | 'acts' | 'none';

/** The screen as the keys that were held find it. */
export type Screen = { readonly place: Place; readonly kindOf: (key: Pressed) => KeyKind; readonly isPossible: (key: Pressed) => boolean };

/** The keys pressed while something is under way, in their order. */
export type TypeAhead = {
  readonly work: Readonly<Record<Work, number>>;
  readonly held: readonly Pressed[];
  /** When the first of them was held, or the last one before them was let through (milliseconds). */
  readonly heldSince: number;
  /** When the last work ended. */
  readonly restedAt: number;
  /** A form was asked for: what is held may go into it and nowhere else. */
  readonly onlyForForm: boolean;
  /** What is held was pressed after the Enter that accepted a form, and is not for that form. */
  readonly behindEnter: boolean;
  /** What was dropped last, and when the last key of it was pressed; the screen says so. */
  readonly lost: { readonly keys: readonly Pressed[]; readonly at: number } | null;
};

/** What becomes of a key that was just pressed. */
export type Verdict = 'passes' | 'held' | 'dropped';

/** What is to be done with the keys that were held. */
export type Next = { readonly do: 'nothing' } | { readonly do: 'lookAgain'; readonly inMilliseconds: number } | { readonly do: 'type'; readonly keys: readonly Pressed[] } | { readonly do: 'run'; readonly key: Pressed };

type Outcome<T> = { readonly state: TypeAhead; readonly what: T };

/** Nothing is under way and no key is held. */
export const atRest: TypeAhead = { work: { saving: 0, opening: 0, loading: 0 }, held: [], heldSince: 0, restedAt: 0, onlyForForm: false, behindEnter: false, lost: null };

/** After this long whoever pressed a key has looked on, and what it does would surprise. */
const longestWait = 15_000;
/** The screen may show an answer a moment after it came; a key that is not possible by then never was. */
const grace = 400;
/** Text comes in a run. What is typed on after some of it was dropped belongs to it, until the hands rest this long. */
const restBetweenRuns = 900;
const mostHeld = 500;

const nothing = { do: 'nothing' } as const;

function isUnderWay({ work }: TypeAhead): boolean {
  return work.saving + work.opening + work.loading > 0;
}

export function begun(state: TypeAhead, what: Work): TypeAhead {
  return { ...state, work: { ...state.work, [what]: state.work[what] + 1 } };
}

export function ended(state: TypeAhead, what: Work, now: number): TypeAhead {
  return { ...state, work: { ...state.work, [what]: state.work[what] - 1 }, restedAt: now };
}

/** Takes a key that was just pressed. `isUnavailable`: it opens a form on this screen, but not now. */
export function pressed(state: TypeAhead, key: Pressed, { place, isUnavailable }: { readonly place: Place; readonly isUnavailable: boolean }, now: number): Outcome<Verdict> {
  const hold = (more: Partial<TypeAhead> = {}): Outcome<Verdict> => {
    if (state.held.length >= mostHeld) return lose(state);
    // The first key that is held begins anew: what an earlier one was for is no matter of this one.
    const before = state.held.length === 0 ? { ...emptied(state), heldSince: now } : state;
    return { state: { ...before, lost: null, ...more, held: [...state.held, key] }, what: 'held' };
  };
  const lose = (from: TypeAhead): Outcome<Verdict> => ({ state: { ...from, lost: { keys: [...(from.lost?.keys ?? []), key], at: now } }, what: 'dropped' });
  const ignore = { state, what: 'dropped' } as const;
  const pass = { state: state.lost === null ? state : { ...state, lost: null }, what: 'passes' } as const;

  if (takesBack(key)) return place === 'page' && isUnderWay(state) ? ignore : { state, what: 'passes' };
  if (state.held.length > 0) {
    // Whoever presses Escape takes back what they typed ahead.
    if (key.key === 'Escape') return { state: forgotten(state), what: 'dropped' };
    return hold();
  }
  if (place === 'saving') return isText(key) && key.key !== ' ' ? hold({ behindEnter: true }) : ignore;
  if (place === 'field') return pass;
  if (isUnderWay(state)) {
    if (key.key === 'Escape') return pass;
    if (state.work.opening > 0) return isText(key) ? hold({ onlyForForm: true }) : ignore;
    // These press the control that has the focus, and whoever went there means it.
    return isEditing(key) ? pass : hold();
  }
  if (state.lost !== null && isText(key) && now - state.lost.at < restBetweenRuns) return lose(state);
  return isUnavailable ? lose({ ...state, lost: null }) : pass;
}

/** Decides what is to be done with what is held, now that something has changed or time has gone by. */
export function next(state: TypeAhead, screen: Screen, now: number): Outcome<Next> {
  const { held } = state;
  const [first] = held;
  if (first === undefined) return { state, what: nothing };
  if (now - state.heldSince >= longestWait) return { state: dropped(state, now), what: nothing };
  const wait = (until: number): Outcome<Next> => ({ state, what: { do: 'lookAgain', inMilliseconds: Math.max(1, until - now) } });
  if (screen.place === 'saving') return wait(state.heldSince + longestWait);
  if (screen.place === 'field') return typed(state, now);
  if (isUnderWay(state)) return wait(state.heldSince + longestWait);
  if (state.onlyForForm) return { state: dropped(state, now), what: nothing };
  // Enter pressed once more while the form was saved.
  if (isEditing(first)) return next({ ...state, held: held.slice(1) }, screen, now);
  if (!isCommand(held, screen)) return { state: dropped(state, now), what: nothing };
  if (!screen.isPossible(first)) return now - state.restedAt < grace ? wait(state.restedAt + grace) : { state: dropped(state, now), what: nothing };
  const rest = held.slice(1);
  return { state: { ...state, held: rest, heldSince: now, behindEnter: false, onlyForForm: screen.kindOf(first) === 'opens' }, what: { do: 'run', key: first } };
}

/** Types what is held into the form that has the focus, up to the Enter that accepts it. */
function typed(state: TypeAhead, now: number): Outcome<Next> {
  if (state.behindEnter) return { state: dropped(state, now), what: nothing };
  const { held } = state;
  const enter = held.findIndex(({ key }) => key === 'Enter');
  // Enter alone would accept what stands in the form, which nobody has seen.
  if (enter === 0) return { state: dropped(state, now), what: nothing };
  const keys = enter < 0 ? held : held.slice(0, enter + 1);
  return { state: { ...state, held: held.slice(keys.length), heldSince: now, onlyForForm: false, behindEnter: enter > 0 }, what: { do: 'type', keys } };
}

/** Whether the first key held is meant to act: it is alone, or leads with those behind it to a form. Anything longer is text. */
function isCommand(held: readonly Pressed[], { kindOf }: Screen): boolean {
  if (held.length === 1) return true;
  const kinds = held.map(kindOf);
  const opens = kinds.indexOf('opens');
  return kinds.slice(0, opens < 0 ? undefined : opens).every((kind) => kind === 'step');
}

/** Drops keys that found no field. */
export function notPlaced(state: TypeAhead, keys: readonly Pressed[], now: number): TypeAhead {
  return keys.length === 0 ? state : { ...state, lost: { keys, at: now } };
}

/** Forgets every key: the desk is locked, and nothing typed stays on the page. */
export function forgotten(state: TypeAhead): TypeAhead {
  return { ...emptied(state), lost: null };
}

/** Drops what is held: it cannot arrive any more, or whoever typed it has turned to something else. */
export function dropped(state: TypeAhead, now: number): TypeAhead {
  return state.held.length === 0 ? state : { ...emptied(state), lost: { keys: state.held, at: now } };
}

function emptied(state: TypeAhead): TypeAhead {
  return { ...state, held: [], onlyForForm: false, behindEnter: false };
}

function isText({ key, control }: Pressed): boolean {
  return key.length === 1 && !control;
}

/** A key that means something in a field only; on a button it would press it. */
function isEditing({ key }: Pressed): boolean {
  return ['Enter', ' ', 'Backspace', 'Delete', 'Tab'].includes(key);
}

function takesBack({ key, control }: Pressed): boolean {
  return control && ['z', 'y'].includes(key.toLowerCase());
}

/** Keys as they can be read: text as it was typed, other keys by their names. */
export function keysInWords(keys: readonly Pressed[]): string {
  return keys.map(({ key }) => (key.length === 1 ? key : ` [${key}] `)).join('').trim();
}
