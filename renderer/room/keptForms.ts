import { useEffect, useState } from 'react';
import type { RoomForms, RoomLeft } from '../../shared/api/roomViews.ts';
import { client } from '../api.ts';
import { draftAt, forgetDrafts, formOf, onDraft, putBack } from '../parts/drafts.ts';
import { addKeeper } from '../parts/keepers.ts';
import { lastRead } from '../parts/reads.ts';

/** How long nothing has to be typed before it is kept. */
const keepAfterMilliseconds = 300;

/** How far what was typed for a case is kept: when last, or why it is not. */
export type Kept = { readonly at: string } | { readonly fault: string } | null;

/** The forms of the room and the fields of each: whatever else is typed for a case is not the room's to keep. */
const fieldsOf: { readonly [F in keyof Required<RoomForms>]: readonly string[] } = {
  room: ['open', 'fact'],
  facts: ['typed'],
  surgery: ['site', 'practitioners', 'procedure', 'margin', 'date', 'from', 'to', 'timing'],
  radiotherapy: ['site', 'practitioners', 'beam', 'timing'],
  systemic: ['site', 'practitioners', 'regimen', 'timing'],
  surveillance: ['detail', 'id', 'otherName'],
  palliative: ['detail', 'id', 'otherName'],
  furtherInvestigation: ['detail', 'id', 'otherName'],
  referralElsewhere: ['detail', 'id', 'otherName'],
  notes: ['notes', 'keyWorker'],
  dissent: ['words', 'by'],
  action: ['words', 'owner', 'due'],
  agree: ['chair', 'verifier'],
  defer: ['cause', 'detail', 'owner', 'due'],
  notDiscussed: ['reason'],
  reopen: ['reason'],
  noActiveTreatment: ['code', 'reason'],
  consultation: ['consulted', 'notPossibleBecause', 'considered'],
};

const waiting = new Map<string, number>();
const keptNow = new Map<string, Kept>();
const watchers = new Set<() => void>();

function typedFor(caseId: string): RoomForms {
  const forms: Record<string, unknown> = {};
  for (const [form, fields] of Object.entries(fieldsOf)) {
    const typed = Object.entries(draftAt(formOf(caseId, form)) ?? {}).filter(([field, value]) => fields.includes(field) && !(form === 'room' && value === null));
    if (typed.length > 0) forms[form] = Object.fromEntries(typed);
  }
  // The core parses every field of it; here only the names of forms and fields are held to the list.
  return forms as RoomForms;
}

async function keep(caseId: string): Promise<void> {
  clearTimeout(waiting.get(caseId));
  if (!waiting.delete(caseId)) return;
  const by = lastRead('workspace.read', {})?.actor ?? null;
  if (by === null) return;
  const forms = typedFor(caseId);
  const result = await client.call('room.keep', { by, caseId, forms }).catch(() => null);
  keptNow.set(caseId, result?.ok === true ? (Object.keys(forms).length === 0 ? null : { at: result.value.at }) : { fault: result === null ? 'MDT Desk did not answer.' : result.refusal.message });
  for (const watcher of watchers) watcher();
}

addKeeper({
  unkept: () => waiting.size > 0 || [...keptNow.values()].some((kept) => kept !== null && 'fault' in kept),
  keep: keepAll,
  forget: () => {
    keptNow.clear();
    forgetDrafts((place) => (place.split(' ')[1] ?? '') in fieldsOf);
  },
});

function keepAll(): Promise<unknown> {
  return Promise.all([...waiting.keys()].map(keep));
}

/** Keeps in the data folder whatever is typed in the room, as it is typed, and all of it when the window goes. */
export function useKeeping(): void {
  useEffect(() => {
    const stop = onDraft((place) => {
      const [caseId = '', form] = place.split(' ');
      if (form === undefined || !(form in fieldsOf)) return;
      clearTimeout(waiting.get(caseId));
      waiting.set(caseId, window.setTimeout(() => void keep(caseId), keepAfterMilliseconds));
      // What was recorded or cancelled must not stand in a form again after a kill.
      if (draftAt(place) === null) void keep(caseId);
    });
    const now = () => void keepAll();
    window.addEventListener('pagehide', now);
    return () => {
      stop();
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
}

/** How far what was typed for a case is kept. */
export function useKept(caseId: string): Kept {
  const [, redraw] = useState(0);
  useEffect(() => {
    const watcher = () => redraw((count) => count + 1);
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  }, []);
  return keptNow.get(caseId) ?? null;
}

/** How a room was left; "asking" until the core has said so. What was typed then stands in the forms again. */
export function useRoomLeft(meetingId: string): RoomLeft | 'asking' {
  const [left, setLeft] = useState<RoomLeft | 'asking'>('asking');
  useEffect(() => {
    let gone = false;
    const nothing: RoomLeft = { caseId: null, kept: [] };
    const ask = async () => {
      const result = await client.call('room.read', { meetingId }).catch(() => null);
      if (gone) return;
      const found = result?.ok === true ? result.value : nothing;
      for (const { caseId, forms } of found.kept) for (const [form, fields] of Object.entries(forms)) if (fields !== undefined) putBack(formOf(caseId, form), fields);
      setLeft(found);
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [meetingId]);
  return left;
}

/** Remembers which case the room shows, so that one whose program was ended opens with it again. */
export function useRoomShown(meetingId: string, caseId: string | null): void {
  useEffect(() => {
    const timer = setTimeout(() => void client.call('room.show', { meetingId, caseId }).catch(() => null), keepAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [meetingId, caseId]);
}
