import { useEffect, useState } from 'react';
import type { TypedPlace } from '../../shared/api/typedViews.ts';
import { client, onConnection } from '../api.ts';
import { forgetKeptDrafts, heldHere, markOf, noteKept, onTyped, takeOver, typedAt, unkeptPlaces } from './drafts.ts';
import { addKeeper } from './keepers.ts';
import { lastRead } from './reads.ts';

/** How long nothing has to be typed before it is kept. */
const keepAfterMilliseconds = 300;

/** The places that are to be kept, by their words; what was recorded or cancelled is among them until the data folder has dropped it. */
const waiting = new Map<string, TypedPlace>();
const underWay = new Map<string, Promise<void>>();
let timer: number | undefined;
/** How often something was sent to be kept, answered, or forgotten for the lock: what was read meanwhile may be out of date, or is not to come back to the page. */
let turns = 0;

addKeeper({ keep: keepAll, forget, holds: heldHere });

function forget(): void {
  turns += 1;
  forgetKeptDrafts();
}

/** Keeps what waits, and answers once that and what was on its way before have been answered. */
function keepAll(): Promise<unknown> {
  clearTimeout(timer);
  for (const [key, place] of waiting) void keep(key, place);
  return Promise.all(underWay.values());
}

/** One after the other at one place, so that the last one counts. */
function keep(key: string, place: TypedPlace): Promise<void> {
  const turn = (underWay.get(key) ?? Promise.resolve()).then(() => send(key, place));
  underWay.set(key, turn);
  return turn;
}

async function send(key: string, place: TypedPlace): Promise<void> {
  const by = lastRead('workspace.read', {})?.actor ?? null;
  if (by === null) return;
  waiting.delete(key);
  const mark = markOf(place);
  const fields = typedAt(place);
  turns += 1;
  const result = await client.call('typed.keep', { by, place, fields: fields ?? {} }).catch(() => null);
  turns += 1;
  if (result?.ok === true) return noteKept(place, mark, { at: result.value.at, by: by.name });
  noteKept(place, mark, { fault: result === null ? 'MDT Desk did not answer.' : result.refusal.message });
  // What was recorded must not stand in its form again: it is dropped with the next that is kept.
  if (fields === null && !waiting.has(key)) waiting.set(key, place);
}

/** Sends what could not be kept before, then takes over what the data folder holds: another window may have typed or recorded since. */
async function lookAgain(): Promise<void> {
  for (const place of unkeptPlaces()) waiting.set(JSON.stringify(place), place);
  await keepAll();
  const before = turns;
  const result = await client.call('typed.read', {}).catch(() => null);
  if (result?.ok === true && before === turns) takeOver(result.value.filter(({ place }) => !waiting.has(JSON.stringify(place))));
}

/** Keeps in the data folder whatever is typed, as it is typed, and all of it when the window goes. False until what was typed before stands in its forms again. */
export function useKeeping(): boolean {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    const stopTyping = onTyped((place) => {
      waiting.set(JSON.stringify(place), place);
      clearTimeout(timer);
      // What was recorded or cancelled must not stand in a form again after a kill.
      if (typedAt(place) === null) void keepAll();
      else timer = window.setTimeout(() => void keepAll(), keepAfterMilliseconds);
    });
    const now = () => void keepAll();
    const again = () => void lookAgain();
    const stopConnection = onConnection((alive) => {
      if (alive) again();
    });
    void lookAgain().then(() => setIsThere(true));
    window.addEventListener('pagehide', now);
    window.addEventListener('focus', again);
    return () => {
      stopTyping();
      stopConnection();
      window.removeEventListener('pagehide', now);
      window.removeEventListener('focus', again);
      now();
    };
  }, []);
  return isThere;
}
