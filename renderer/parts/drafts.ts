import { useState, useSyncExternalStore } from 'react';
import type { TypedFields, TypedForm } from '../../shared/api/typedForms.ts';
import type { KeptTyped, TypedPlace } from '../../shared/api/typedViews.ts';
import type { Held } from './keepers.ts';

/** The place of a form with its name, so that its fields are known. */
export type PlaceOf<F extends TypedForm> = TypedPlace & { readonly form: F };

/** How far a form is kept in the data folder: when last and by whom, or why it is not. */
export type Kept = { readonly at: string; readonly by: string } | { readonly fault: string };

type Draft = {
  readonly place: TypedPlace;
  readonly fields: ReadonlyMap<string, unknown>;
  /** Null until the first answer. */
  readonly kept: Kept | null;
  /** Whether something was typed here that the data folder does not hold yet. */
  readonly unkept: boolean;
};

/** What was typed and is not recorded yet, by place. What of it is kept in the data folder is as it is there. */
const drafts = new Map<string, Draft>();
/** The places where something was typed since the page was opened. */
const typedHere = new Set<string>();
const watchers = new Set<() => void>();
const typists = new Set<(place: TypedPlace) => void>();

const keyOf = ({ form, caseId, meetingId, item }: TypedPlace): string => [form, caseId, meetingId, item].join(' ');

/**
 * A field's state that outlives its form, the screen and the program: whoever comes back finds what was typed. It goes when the form is
 * recorded or left by its own Cancel, which call `dropDraft`. Null is a field that holds nothing.
 */
export function useDraft<F extends TypedForm, K extends keyof TypedFields<F> & string>(place: PlaceOf<F>, field: K, initial: TypedFields<F>[K] | (() => TypedFields<F>[K])): [TypedFields<F>[K], (value: TypedFields<F>[K]) => void] {
  const key = keyOf(place);
  const [first] = useState(initial);
  // Under a place only this hook puts values, of its own field's type, or the core, which has parsed them by the same table of forms.
  const typed = useSyncExternalStore(watch, () => drafts.get(key)?.fields.get(field)) as TypedFields<F>[K] | undefined;
  const set = (value: TypedFields<F>[K]) => {
    const before = drafts.get(key);
    drafts.set(key, { place, fields: new Map(before?.fields).set(field, value), kept: before?.kept ?? null, unkept: true });
    typedHere.add(key);
    tell();
    for (const typist of typists) typist(place);
  };
  if (typed !== undefined) return [typed, set];
  // A function is always the way to the first value, taken once: no form keeps one as its value.
  return [typeof initial === 'function' ? first : initial, set];
}

/** Forgets what was typed at a place: it is recorded, or nobody wants it. */
export function dropDraft(place: TypedPlace): void {
  typedHere.delete(keyOf(place));
  if (!drafts.delete(keyOf(place))) return;
  tell();
  for (const typist of typists) typist(place);
}

/** The way out of a form that was recorded or cancelled: what was typed is forgotten. */
export function leaving(place: TypedPlace, onDone: () => void): () => void {
  return () => {
    dropDraft(place);
    onDone();
  };
}

/** Which of several forms of one kind hold something, by what tells them apart: a form that was left half filled in opens with its screen. */
export function typedItems(form: TypedForm): string[] {
  return [...drafts.values()].filter(({ place, fields }) => place.form === form && holdsSomething(fields)).map(({ place }) => place.item ?? '');
}

/** Forgets on this page what is kept in the data folder: it comes back from there. What could not be kept stays. */
export function forgetKeptDrafts(): void {
  for (const [key, { unkept }] of drafts) if (!unkept) drafts.delete(key);
  tell();
}

/** What was typed at a place and holds something, by field; null where nothing does. */
export function typedAt(place: TypedPlace): Readonly<Record<string, unknown>> | null {
  const held = [...(drafts.get(keyOf(place))?.fields ?? [])].filter(([, value]) => value !== null);
  return held.length === 0 ? null : Object.fromEntries(held);
}

/** The places where something was typed that the data folder does not hold yet. */
export function unkeptPlaces(): TypedPlace[] {
  return [...drafts.values()].filter(({ unkept }) => unkept).map(({ place }) => place);
}

/** What was typed into forms since the page was opened and is not recorded. Which form of a screen is open is nothing typed. */
export function heldHere(): Held {
  const held = [...drafts].filter(([key, { place, fields }]) => typedHere.has(key) && place.form !== 'room' && place.form !== 'case' && holdsSomething(fields)).map(([, draft]) => draft);
  return held.some(({ unkept }) => unkept) ? 'unkept' : held.length > 0 ? 'kept' : 'nothing';
}

/** A mark of what stands at a place, to tell whether something has been typed there since. */
export function markOf(place: TypedPlace): unknown {
  return drafts.get(keyOf(place))?.fields;
}

/** Notes how far a place is kept, as of what stood there when its mark was taken. */
export function noteKept(place: TypedPlace, mark: unknown, kept: Kept): void {
  const draft = drafts.get(keyOf(place));
  if (draft === undefined) return;
  drafts.set(keyOf(place), { ...draft, kept, unkept: 'fault' in kept || draft.fields !== mark });
  tell();
}

/** Takes over what the data folder holds; what was typed here and is not there yet counts more. */
export function takeOver(kept: readonly KeptTyped[]): void {
  const there = new Map(kept.map((each) => [keyOf(each.place), each]));
  for (const [key, { unkept }] of drafts) if (!unkept && !there.has(key)) drafts.delete(key);
  for (const [key, { place, at, by, fields }] of there) {
    const here = drafts.get(key);
    if (here !== undefined && (here.unkept || (here.kept !== null && 'at' in here.kept && here.kept.at === at))) continue;
    drafts.set(key, { place, fields: new Map(Object.entries(fields)), kept: { at, by }, unkept: false });
  }
  tell();
}

/** Tells of every place where something was typed or forgotten, until the answer is called. */
export function onTyped(typist: (place: TypedPlace) => void): () => void {
  typists.add(typist);
  return () => void typists.delete(typist);
}

/** The place of a case's form, such as "surgery". */
export function formOf<F extends TypedForm>(caseId: string, form: F): PlaceOf<F> {
  return { form, caseId };
}

/** How far what was typed into some forms of a case is kept: what could not be first; null where nothing is typed, or some of it was never kept yet. */
export function useKeptOfCase(caseId: string, forms: ReadonlySet<TypedForm>): Kept | null {
  return useSyncExternalStore(watch, () => keptOf([...drafts.values()].filter(({ place, fields }) => place.caseId === caseId && forms.has(place.form) && holdsSomething(fields))));
}

/** How far what was typed at a place is kept; null where nothing is typed, or no answer has come yet. */
export function useKept(place: TypedPlace): Kept | null {
  const key = keyOf(place);
  return useSyncExternalStore(watch, () => {
    const draft = drafts.get(key);
    return draft !== undefined && holdsSomething(draft.fields) ? draft.kept : null;
  });
}

/** The forms of a case that hold something. */
export function formsTypedFor(caseId: string): TypedForm[] {
  return [...drafts.values()].filter(({ place, fields }) => place.caseId === caseId && holdsSomething(fields)).map(({ place }) => place.form);
}

function keptOf(some: readonly Draft[]): Kept | null {
  const kept = some.map((draft) => draft.kept);
  const fault = kept.find((one) => one !== null && 'fault' in one);
  return fault ?? (kept.includes(null) ? null : (kept[0] ?? null));
}

function holdsSomething(fields: ReadonlyMap<string, unknown>): boolean {
  return [...fields.values()].some((value) => value !== null);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

function tell(): void {
  for (const watcher of watchers) watcher();
}
