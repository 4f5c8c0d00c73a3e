import { useEffect } from 'react';
import type { OutputOf } from '../../shared/api/contract.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Unfinished } from '../../shared/api/unfinished.ts';
import { client } from '../api.ts';
import { everythingHeld, keepEverything } from './keepers.ts';
import { lastRead, reads } from './reads.ts';

declare global {
  /** What the desktop shell asks the page before it closes its window: to keep what is typed, and what is unfinished. */
  var beforeClosing: (() => Promise<Unfinished>) | undefined;
}

/** Keeps what is typed before the window or the tab goes, and has the person asked where something is unfinished: by the desktop shell, or by the browser itself. */
export function useBeforeClosing(): void {
  useEffect(() => {
    globalThis.beforeClosing = beforeClosing;
    // The desktop shell has asked by the time it closes.
    if (globalThis.mdt === undefined) window.addEventListener('beforeunload', askInBrowser);
    return () => {
      globalThis.beforeClosing = undefined;
      window.removeEventListener('beforeunload', askInBrowser);
    };
  }, []);
}

async function beforeClosing(): Promise<Unfinished> {
  const [meetings] = await Promise.all([client.call('meetings.list', {}).catch(() => null), keepEverything()]);
  return unfinished(meetings?.ok === true && meetings.value.some(isInProgress));
}

function askInBrowser(event: BeforeUnloadEvent): void {
  void keepEverything();
  const { meeting, typed } = unfinished(meetingSeen());
  if (meeting || typed) event.preventDefault();
}

function unfinished(meeting: boolean): Unfinished {
  const held = everythingHeld();
  return { meeting, typed: held !== 'nothing', lost: held === 'unkept' };
}

/** Whether a meeting that was on the screen a short while ago is in progress: there is no time to ask the core. */
function meetingSeen(): boolean {
  const open = reads.getQueriesData<Result<OutputOf<'meeting.read'>>>({ queryKey: ['meeting.read'] }).map(([, read]) => read);
  return lastRead('meetings.list', {})?.some(isInProgress) === true || open.some((read) => read?.ok === true && isInProgress(read.value));
}

function isInProgress({ state }: { readonly state: string }): boolean {
  return state === 'inProgress';
}
