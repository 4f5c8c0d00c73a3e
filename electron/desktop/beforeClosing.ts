import type { MessageBoxOptions, WebContents } from 'electron';
import { setTimeout } from 'node:timers/promises';
import { Unfinished } from '../../shared/api/unfinished.ts';

/** As much of a window's contents as is used here. */
type Asked = Pick<WebContents, 'executeJavaScript' | 'isDestroyed' | 'isCrashed'>;

/** The buttons of the question, the one that changes nothing first. */
const buttons = ['Keep MDT Desk open', 'Close MDT Desk'];
/** Where the one that closes stands. */
export const closeButton = 1;

/**
 * Has the page keep everything that is typed and answers what is unfinished on it. Null where it does not answer within `patience` milliseconds, or shows no desk: it
 * hangs, is gone, or locked.
 */
export async function askPage(contents: Asked, patience: number): Promise<Unfinished | null> {
  if (contents.isDestroyed() || contents.isCrashed()) return null;
  const late = new AbortController();
  const answered: unknown = await Promise.race([
    // It ends with an error where the page goes meanwhile.
    contents.executeJavaScript('globalThis.beforeClosing?.() ?? null').catch(() => null),
    setTimeout(patience, null, { signal: late.signal }).catch(() => null),
  ]);
  late.abort();
  return Unfinished.nullable().catch(null).parse(answered);
}

/** The question before the window closes; null where nothing is unfinished. */
export function closingQuestion(unfinished: Unfinished | null): MessageBoxOptions | null {
  if (unfinished === null || !(unfinished.meeting || unfinished.typed)) return null;
  const reasons = [
    ...(unfinished.meeting ? ['A meeting is in progress. You can go on with it when you open MDT Desk again.'] : []),
    ...(unfinished.lost ? ['You have typed something that could not be kept. If you close now, it is lost.'] : []),
    ...(unfinished.typed && !unfinished.lost ? ['You have typed something that is not recorded yet. It stays on this computer and is there when you open MDT Desk again.'] : []),
  ];
  return { type: 'question', message: 'Close MDT Desk?', detail: reasons.join('\n\n'), buttons, defaultId: 0, cancelId: 0, noLink: true };
}
