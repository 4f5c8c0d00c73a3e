import { useEffect, useRef, useState } from 'react';
import type { DraftPlace, KeptDraft } from '../../shared/api/draftViews.ts';
import { client } from '../api.ts';
import { addKeeper } from '../parts/keepers.ts';
import { lastRead } from '../parts/reads.ts';
import type { Entry } from './entry.ts';
import { changed, type FieldHistory, historyOf, redone, settled, undone } from './fieldHistory.ts';

/** How long nothing has to be typed before the draft is kept. */
const keepAfterMilliseconds = 700;

/** Forms that are open in this program, with when they were last changed (ISO): whoever comes back to one finds it, with what may be undone. */
const open = new Map<string, { readonly history: FieldHistory<Entry>; readonly at: string }>();

/** A form that is on the screen, as far as it must be kept before the desk locks. */
type Shown = { unkept(): boolean; keep(): Promise<void> };
const onScreen = new Set<Shown>();
addKeeper({
  keep: () => Promise.all([...onScreen].map((form) => form.keep())),
  forget: () => {
    if (![...onScreen].some((form) => form.unkept())) open.clear();
  },
  holds: () => {
    if (![...open.values()].some(({ history }) => history.past.length > 0)) return 'nothing';
    return [...onScreen].some((form) => form.unkept()) ? 'unkept' : 'kept';
  },
});

/** A form for a case: what it holds, how it is changed and taken back, and how far its draft is kept. */
export type EntryForm = {
  readonly entry: Entry;
  change(field: string, entry: Entry): void;
  /** The field is left. */
  settle(): void;
  /** Takes a step back or does it again; answers the field it was in, or null where there is nothing to take. */
  undo(): string | null;
  redo(): string | null;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
  /** When the draft was kept last, or why it was not. */
  readonly kept: { readonly at: string } | { readonly fault: string } | null;
  /** Forgets the form and its draft: it is recorded, or nobody wants it. */
  drop(): Promise<void>;
};

/** Opens a form at its place, as it was left or with `first`, and keeps what is typed in the data folder. */
export function useEntry(place: DraftPlace, first: Entry): EntryForm {
  const key = JSON.stringify(place);
  const [history, setHistory] = useState<FieldHistory<Entry>>(() => open.get(key)?.history ?? historyOf(first));
  const [kept, setKept] = useState<EntryForm['kept']>(null);
  const waiting = useRef<{ timer: number; entry: Entry } | null>(null);
  const dropped = useRef(false);

  const keep = async () => {
    const draft = waiting.current?.entry;
    if (draft === undefined) return;
    clearTimeout(waiting.current?.timer);
    waiting.current = null;
    const by = lastRead('workspace.read', {})?.actor ?? null;
    if (by === null) return;
    const result = await client.call('draft.save', { by, place, draft }).catch(() => null);
    if (dropped.current) return;
    setKept(result?.ok === true ? { at: result.value.at } : { fault: result === null ? 'MDT Desk did not answer.' : result.refusal.message });
  };
  const latestKeep = useRef(keep);
  useEffect(() => {
    latestKeep.current = keep;
  });
  const fault = useRef(false);
  useEffect(() => {
    fault.current = kept !== null && 'fault' in kept;
  });
  useEffect(() => void chosen.delete(key), [key]);
  useEffect(() => {
    const shown: Shown = { unkept: () => waiting.current !== null || fault.current, keep: () => latestKeep.current() };
    onScreen.add(shown);
    return () => void onScreen.delete(shown);
  }, []);
  useEffect(() => {
    const now = () => void latestKeep.current();
    window.addEventListener('pagehide', now);
    return () => {
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);

  const take = (next: FieldHistory<Entry>) => {
    open.set(key, { history: next, at: new Date().toISOString() });
    setHistory(next);
    clearTimeout(waiting.current?.timer);
    waiting.current = { timer: window.setTimeout(() => void latestKeep.current(), keepAfterMilliseconds), entry: next.present };
  };
  return {
    entry: history.present,
    change: (field, entry) => take(changed(history, field, entry)),
    // The field is left after the form was changed: what it holds by then counts.
    settle: () => setHistory((now) => settled(now)),
    undo: () => {
      const next = undone(history);
      if (next !== null) take(next);
      return history.past.at(-1)?.field ?? null;
    },
    redo: () => {
      const next = redone(history);
      if (next !== null) take(next);
      return history.future.at(-1)?.field ?? null;
    },
    mayUndo: history.past.length > 0,
    mayRedo: history.future.length > 0,
    kept,
    drop: async () => {
      dropped.current = true;
      clearTimeout(waiting.current?.timer);
      waiting.current = null;
      open.delete(key);
      await client.call('draft.drop', { place }).catch(() => null);
    },
  };
}

/** Whether a form is open in this program, so that nobody has to be asked whether to go on with it. */
export function isOpen(place: DraftPlace): boolean {
  return open.has(JSON.stringify(place));
}

/** Drafts that somebody has just chosen to go on with, whose forms are about to open. */
const chosen = new Set<string>();

/** What is open at a place in this program and nobody has chosen to go on with, as a draft that can be offered; null where there is none. */
export function openDraft(place: DraftPlace): KeptDraft | null {
  const key = JSON.stringify(place);
  const left = open.get(key);
  return left === undefined || chosen.has(key) ? null : { place, draft: left.history.present, at: left.at, by: lastRead('workspace.read', {})?.actor?.name ?? '' };
}

/** Goes on with a draft: the form opens with it, and with what may be undone where it was still open. */
export function continueDraft({ place, draft, at }: KeptDraft): void {
  chosen.add(JSON.stringify(place));
  if (!isOpen(place)) open.set(JSON.stringify(place), { history: historyOf(draft), at });
}

/** Forgets a draft, in this program and in the data folder. */
export async function discardDraft(place: DraftPlace): Promise<void> {
  open.delete(JSON.stringify(place));
  await client.call('draft.drop', { place }).catch(() => null);
}
