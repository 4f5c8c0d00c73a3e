import type { ChromiumWindow } from './window.ts';

/** Every window that is open. */
export const windows = new Set<ChromiumWindow>();

const ending = new Set<Promise<void>>();

/** Keeps in mind that a closed window's Chromium is still ending. */
export function stillEnding(end: Promise<void>): void {
  const ended = end.catch(() => {}).finally(() => ending.delete(ended));
  ending.add(ended);
}

/** Waits until no closed window's Chromium runs any more. */
export async function allEnded(): Promise<void> {
  while (ending.size > 0) await Promise.all(ending);
}
