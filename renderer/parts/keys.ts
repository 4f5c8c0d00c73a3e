import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { addKeeper } from './keepers.ts';
import { keyList } from './keyList.ts';
import { isReplay, pressAgain, typeInto } from './playKeys.ts';
import { atRest, begun, dropped, ended, forgotten, type KeyKind, next, notPlaced, type Place, type Pressed, pressed, type Screen, type TypeAhead, type Work } from './typeAhead.ts';

/** What each key does on a screen; a key is named as KeyboardEvent.key gives it, letters in lower case. What cannot be done now is undefined. */
export type KeyMap = { readonly [key: string]: (() => void) | undefined };

/** The part of a screen a map of keys belongs to, by its name in the list of keys; empty where the list has none. The latest comes last. */
type Part = { readonly where: string; readonly keys: () => KeyMap };
const parts = new Set<Part>();

const lettersOff = 'mdt-desk.single-keys-off';

/** Whether single characters act as keys; a person who dictates or whose keyboard misfires can put them out (WCAG 2.1.4). */
export function singleKeysOn(): boolean {
  return localStorage.getItem(lettersOff) === null;
}

/** Puts the single-character keys on or out; kept on this computer. */
export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(lettersOff);
  else localStorage.setItem(lettersOff, 'off');
}

/**
 * Single keys of a screen: silent in forms and text fields, under a modifier and while a dialog is open. Each has a button that does the
 * same. While something is under way they wait their turn (typeAhead.ts).
 */
export function useKeys(map: KeyMap, where = ''): void {
  const current = useRef(map);
  useLayoutEffect(() => {
    current.current = map;
    if (state.held.length > 0) lookSoon();
  });
  useEffect(() => {
    const part: Part = { where, keys: () => current.current };
    parts.add(part);
    return () => void parts.delete(part);
  }, [where]);
}

/** Keeps keys waiting while something is so: a save, a form that opens, a screen that loads. */
export function useUnderWay(what: Work, isSo = true): void {
  useLayoutEffect(() => {
    if (!isSo) return;
    set(begun(state, what));
    return () => {
      set(ended(state, what, performance.now()));
      lookSoon();
    };
  }, [what, isSo]);
}

/** Listens to the keyboard for every screen, as long as the desk is shown. */
export function useKeyboard(): void {
  useEffect(() => {
    // A click turns to something else than the form that was waited for.
    const clicked = () => set(dropped(state, performance.now()));
    window.addEventListener('keydown', heard, { capture: true });
    window.addEventListener('keydown', act);
    window.addEventListener('pointerdown', clicked, { capture: true });
    return () => {
      window.removeEventListener('keydown', heard, { capture: true });
      window.removeEventListener('keydown', act);
      window.removeEventListener('pointerdown', clicked, { capture: true });
    };
  }, []);
}

/** The keys that wait, for the notice that shows them. */
export function useTypeAhead(): TypeAhead {
  return useSyncExternalStore(watch, () => state);
}

let state = atRest;
let timer: number | undefined;
addKeeper({ keep: () => Promise.resolve(), forget: () => set(forgotten(state)), holds: () => 'nothing' });
const watchers = new Set<() => void>();

function set(changed: TypeAhead): void {
  state = changed;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** Every key, before any part of the screen hears it. */
function heard(event: KeyboardEvent): void {
  const key = waitingKey(event);
  if (key === null || isReplay(event)) return;
  const map = namedIn(key);
  const isUnavailable = isKeyOfPage(event) && kindOf(key) === 'opens' && map !== null && map.act === undefined;
  const outcome = pressed(state, key, { place: placeOf(event.target), isUnavailable }, performance.now());
  // A key that is held down is one key.
  if (outcome.what === 'passes' || !event.repeat) set(outcome.state);
  if (outcome.what === 'passes') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  lookSoon();
}

/** The key in the way keys wait; null for one that never waits: the lock, the palette, a modifier by itself, a key of the browser. */
function waitingKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Pressed | null {
  const control = ctrlKey || metaKey;
  // Ctrl with Alt is AltGr, which types.
  const types = key.length === 1 && (control ? altKey : !altKey);
  if (types) return { key, shift: shiftKey, control: false };
  if (altKey || (control && !['z', 'y', 'enter'].includes(key.toLowerCase()))) return null;
  return control || /^(Enter|Tab|Escape|Backspace|Delete|Home|End|Page.+|Arrow.+)$/.test(key) ? { key, shift: shiftKey, control } : null;
}

/** What a key of the page does; nobody else has taken it. */
function act(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isKeyOfPage(event)) return;
  const found = namedIn({ key: event.key, shift: event.shiftKey, control: false });
  if (found?.act === undefined) return;
  event.preventDefault();
  found.act();
}

/** Whether a key is one of the screen: not of a form, a field, a dialog or somebody who put single characters out. */
function isKeyOfPage({ key, target }: Pick<KeyboardEvent, 'key' | 'target'>): boolean {
  return !(key.length === 1 && !singleKeysOn()) && placeOf(target) === 'page' && !isDialogOpen();
}

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[aria-busy="true"]') !== null) return 'saving';
  // In a form every key belongs to the form, or a letter beside a tick box would close what was typed.
  if (target.closest('form') !== null) return 'field';
  const types = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type));
  return types ? 'field' : 'page';
}

/** What the maps of the screen have for a key; null where none names it. */
function namedIn(key: Pressed): { readonly act: (() => void) | undefined } | null {
  const name = nameOf(key);
  const maps = [...parts].map((part) => part.keys()).filter((map) => Object.hasOwn(map, name));
  return maps.length === 0 ? null : { act: maps.map((map) => map[name]).findLast((each) => each !== undefined) };
}

function kindOf(key: Pressed): KeyKind {
  const name = nameOf(key);
  const lists = [...parts].flatMap(({ where }) => keyList.filter((list) => list.where === where));
  const line = lists.flatMap(({ keys }) => keys).findLast(([keys]) => keys.split(' or ').some((each) => nameInMap(each) === name));
  return line === undefined ? 'none' : (line[2] ?? 'acts');
}

function nameOf({ key }: Pressed): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

/** A key of the list as maps name it. */
function nameInMap(key: string): string {
  const arrows: Record<string, string> = { '↓': 'ArrowDown', '↑': 'ArrowUp' };
  return arrows[key] ?? (key.length === 1 ? key.toLowerCase() : key);
}

/** Looks at what is held once the page has drawn what changed. */
function lookSoon(milliseconds = 0): void {
  clearTimeout(timer);
  timer = window.setTimeout(look, milliseconds);
}

function look(): void {
  const screen: Screen = { place: placeOf(document.activeElement), kindOf, isPossible: (key) => isDialogOpen() || (namedIn(key) ?? { act: key }).act !== undefined };
  const outcome = next(state, screen, performance.now());
  set(outcome.state);
  const { what } = outcome;
  switch (what.do) {
    case 'nothing':
      return;
    case 'lookAgain':
      return lookSoon(what.inMilliseconds);
    case 'type': {
      const left = typeInto(what.keys);
      set(notPlaced(state, left, performance.now()));
      break;
    }
    case 'run':
      // What is held behind a key that nobody has a use for is no command either.
      if (pressAgain(what.key)) set(dropped({ ...state, held: [what.key, ...state.held] }, performance.now()));
  }
  lookSoon();
}

/** Something that can be done on the screen as it is now, by its name and key in the list of keys. */
export type ActionHere = { readonly what: string; readonly key: string; readonly run: () => void };

/** Everything in the list of keys that the screen can do now. */
export function actionsHere(): ActionHere[] {
  return keyList.flatMap(({ where, keys }) => {
    const maps = [...parts].filter((part) => part.where === where).map((part) => part.keys());
    return keys.flatMap(([named, what]) => {
      const [key = ''] = named.split(' or ');
      const run = maps.map((map) => map[nameInMap(key)]).find((act) => act !== undefined);
      return run === undefined ? [] : [{ what, key, run }];
    });
  });
}

/** The list of keys in two: those of where the person is, and those of other screens. */
export function keysFromHere(): readonly (typeof keyList)[] {
  const here = new Set(['Everywhere', ...[...parts].map(({ where }) => where)]);
  return [keyList.filter(({ where }) => here.has(where)), keyList.filter(({ where }) => !here.has(where))];
}
