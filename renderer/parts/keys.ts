import { useEffect, useRef } from 'react';

/** What each key does on a screen; a key is named as KeyboardEvent.key gives it, letters in lower case. */
export type KeyMap = { readonly [key: string]: (() => void) | undefined };

/** The part of a screen a map of keys belongs to, by its name in the list of keys; empty where the list has none. */
type Place = { readonly where: string; readonly keys: () => KeyMap };
const places = new Set<Place>();

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

function isTyping(target: EventTarget | null): boolean {
  // In a form every key belongs to the form, or a letter beside a tick box would close what was typed.
  if (target instanceof Element && target.closest('form') !== null) return true;
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type));
}

/** The key of a screen that was pressed, as maps of keys name it; null where it belongs to a form, a field, a dialog or the browser. */
export function keyFor(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  if (event.key.length === 1 && !singleKeysOn()) return null;
  if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** Single keys of a screen: silent in forms and text fields, under a modifier and while a dialog is open. Each has a button that does the same; what cannot be done now is left undefined. */
export function useKeys(map: KeyMap, where = ''): void {
  const current = useRef(map);
  useEffect(() => {
    current.current = map;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const key = keyFor(event);
      const act = key === null ? undefined : current.current[key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    const place: Place = { where, keys: () => current.current };
    places.add(place);
    window.addEventListener('keydown', pressed);
    return () => {
      places.delete(place);
      window.removeEventListener('keydown', pressed);
    };
  }, [where]);
}

/** Something that can be done on the screen as it is now, by its name and key in the list of keys. */
export type ActionHere = { readonly what: string; readonly key: string; readonly run: () => void };

/** Everything in the list of keys that the screen can do now. */
export function actionsHere(): ActionHere[] {
  return keyList.flatMap(({ where, keys }) => {
    const maps = [...places].filter((place) => place.where === where).map((place) => place.keys());
    return keys.flatMap(([named, what]) => {
      const [key = ''] = named.split(' or ');
      const run = maps.map((map) => map[key.length === 1 ? key.toLowerCase() : key]).find((act) => act !== undefined);
      return run === undefined ? [] : [{ what, key, run }];
    });
  });
}

/** The list of keys in two: those of where the person is, and those of other screens. */
export function keysFromHere(): readonly (typeof keyList)[] {
  const here = new Set(['Everywhere', ...[...places].map(({ where }) => where)]);
  return [keyList.filter(({ where }) => here.has(where)), keyList.filter(({ where }) => !here.has(where))];
}

/** Every key of the application. */
const keyList: readonly { readonly where: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      ['?', 'Show these keys'],
      ['Ctrl + K', 'Find a case, a meeting, a screen or an action by name'],
      ['/', 'Search all cases and meetings'],
      ['F9', 'Lock the desk'],
      ['W', 'Why: the clauses on this screen'],
      ['Escape', 'Leave the field, form or panel'],
      ['Enter', 'Accept the form; open the clause or case in focus'],
      ['Ctrl + Enter', 'Accept the form from a text of several lines'],
      ['Tab', 'Go to the next control'],
    ],
  },
  {
    where: 'Meeting room: agenda',
    keys: [
      ['J or ↓', 'Case below'],
      ['K or ↑', 'Case above'],
      ['N', 'Next case without an outcome'],
      ['T', 'Attendance and quorum'],
      ['+', 'Add a late item'],
      ['9', 'Close the meeting, or its minutes'],
    ],
  },
  {
    where: 'Meeting room: its course',
    keys: [
      ['Q', 'Put the case aside, or return to it'],
      ['0', 'Pause, or go on'],
      ['8', 'Not started after all: take the start back'],
      ['.', 'Not now: put the break off'],
      [',', 'Plans of earlier meetings to follow up'],
    ],
  },
  {
    where: 'To follow up',
    keys: [
      ['Y', 'The plan was followed'],
      ['P', 'In part'],
      ['N', 'No'],
      ['T', 'Not yet'],
      ['↓ or ↑', 'Next or previous plan'],
    ],
  },
  {
    where: 'Meeting room: shared display',
    keys: [
      ['L', 'Open the shared display'],
      ['B', 'Blank it, or show it again'],
      ['M', 'Initials in place of names, or names again'],
      ['H', 'Show this case on it'],
    ],
  },
  {
    where: 'Attendance',
    keys: [
      ['↓ or ↑', 'Next or previous person'],
      ['P', 'Present'],
      ['A', 'Apologies'],
      ['L', 'Left'],
      ['E', 'Expected'],
    ],
  },
  {
    where: 'Meeting room: case',
    keys: [
      ['D', 'Start the discussion'],
      ['S', 'Plan surgery'],
      ['R', 'Plan radiotherapy'],
      ['Y', 'Plan systemic therapy'],
      ['V', 'Plan surveillance'],
      ['P', 'Plan palliative care'],
      ['I', 'Plan further investigation'],
      ['C', 'Intent, conditions, dissent, alternatives'],
      ['1', 'Refer elsewhere'],
      ['2', 'Add an action'],
      ['3', 'Dissent'],
      ['4', 'Your private notes'],
      ['5', 'The whole history of the case'],
      ['6', 'All that the pathway says'],
      ['Ctrl + Z', 'Take the last entry back: of the plan, a fact, an action'],
      ['G', 'Go to the first gap'],
      ['A', 'Read back and agree'],
      ['F', 'Defer'],
      ['X', 'Not discussed'],
      ['Z', 'No active treatment'],
      ['U', 'Consultation note (urgent treatment)'],
      ['E', 'Edit the facts'],
      ['O', 'Re-open the decision'],
    ],
  },
  {
    where: 'Referrers',
    keys: [
      ['1–9', 'Give that answer'],
      ['B', 'Back to the question before'],
      ['R', 'Start again'],
    ],
  },
  {
    where: 'Map of the pathway',
    keys: [
      ['+', 'Larger'],
      ['-', 'Smaller'],
      ['0', 'As wide as its window'],
      ['Arrows', 'Move the drawing in focus'],
    ],
  },
  {
    where: 'Record of access and changes',
    keys: [
      ['1', 'What happened to cases and meetings'],
      ['2', 'Who opened, read, exported, printed'],
      ['3', 'Verify everything'],
      ['F', 'Go to the filters'],
    ],
  },
  {
    where: 'Readiness board',
    keys: [
      ['Arrows', 'Go from cell to cell; Home, End, Page Up, Page Down further, Ctrl + Home and End to the corners'],
      ['Enter or F2', 'Edit the cell; Enter saves, Escape leaves it'],
      ['D', 'Done today'],
      ['R', 'Requested: of whom, until when'],
      ['N', 'Not needed: why'],
      ['Ctrl + Z', 'Take the last change back'],
    ],
  },
  {
    where: 'A case by hand',
    keys: [
      ['Enter', 'Go on to the next field'],
      ['Ctrl + Enter', 'Save'],
      ['Ctrl + Z', 'Undo the last field'],
      ['Ctrl + Y', 'Do it again'],
    ],
  },
  {
    where: 'Drawing of the spine',
    keys: [
      ['↑ or ↓', 'Level above or below'],
      ['Space', 'Mark the level, or not'],
      ['Shift + ↑↓', 'Mark several'],
      ['C, T, L, S, K', 'Go to C1, T1, L1, S1, the skull base'],
      ['Delete', 'Mark none'],
    ],
  },
  {
    where: 'Prepare',
    keys: [
      ['Alt + ↑', 'Move the case, break or section in focus up'],
      ['Alt + ↓', 'Move the case, break or section in focus down'],
      ['Alt + Home', 'Move the case in focus to the top'],
      ['Alt + End', 'Move the case in focus to the end'],
      ['Ctrl + Z', 'Undo the last change of the order'],
      ['Ctrl + Y', 'Do it again'],
    ],
  },
  {
    where: 'Lists of finds and codes',
    keys: [
      ['↓ or ↑', 'Next or previous line'],
      ['Enter', 'Open or take it'],
    ],
  },
  { where: 'Import', keys: [['Ctrl + V', 'Look at a table copied from a spreadsheet']] },
];
