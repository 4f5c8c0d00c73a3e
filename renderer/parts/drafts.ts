import { useState } from 'react';

/** What was typed and is not recorded yet, by place (a case, or a case and its form) and field. The room keeps it in the data folder as well. */
const drafts = new Map<string, Map<string, unknown>>();
const listeners = new Set<(place: string) => void>();

/**
 * A field's state that outlives its form: whoever looks at another case or screen finds what was typed when they come back. It goes
 * when the form is recorded or left by its own Cancel, which call `dropDraft`.
 */
export function useDraft<T>(place: string, field: string, initial: T | (() => T)): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const kept = drafts.get(place);
    // Under one place and field only this hook's caller keeps a value, and always of its own type.
    if (kept?.has(field) === true) return kept.get(field) as T;
    // A function is always the way to the first value: no form keeps one as its value.
    return typeof initial === 'function' ? (initial as () => T)() : initial;
  });
  const keep = (next: T) => {
    const kept = drafts.get(place) ?? new Map<string, unknown>();
    drafts.set(place, kept.set(field, next));
    setValue(next);
    tell(place);
  };
  return [value, keep];
}

/** Forgets what was typed at a place. */
export function dropDraft(place: string): void {
  if (drafts.delete(place)) tell(place);
}

/** Forgets on this page, without telling anybody, what was typed at some places: it is kept in the data folder. */
export function forgetDrafts(which: (place: string) => boolean): void {
  for (const place of drafts.keys()) if (which(place)) drafts.delete(place);
}

/** What was typed at a place, by field; null where nothing was. */
export function draftAt(place: string): Readonly<Record<string, unknown>> | null {
  const kept = drafts.get(place);
  return kept === undefined ? null : Object.fromEntries(kept);
}

/** Puts back what was kept of a place, unless something has been typed there since. */
export function putBack(place: string, fields: Readonly<Record<string, unknown>>): void {
  if (!drafts.has(place)) drafts.set(place, new Map(Object.entries(fields)));
}

/** Tells of every place where something was typed or forgotten, until the answer is called. */
export function onDraft(listener: (place: string) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(place: string): void {
  for (const listener of listeners) listener(place);
}

/** The place of a case's form, such as "surgery". */
export function formOf(caseId: string, form: string): string {
  return `${caseId} ${form}`;
}

/** Whether anything typed for a case waits to be recorded; which form of the room is open is nothing that was typed. */
export function hasDraft(caseId: string): boolean {
  const room = formOf(caseId, 'room');
  return [...drafts.keys()].some((place) => place.startsWith(`${caseId} `) && place !== room);
}
