import type { EventEmitter } from 'node:events';

/** How npm start is asked to end, by Ctrl+C, a closed terminal or a supervisor. */
export type Stop = {
  /** Aborted at the first request: close in good order. */
  readonly asked: AbortSignal;
  /** Aborted when the person asks again after having waited: end at once. */
  readonly insisted: AbortSignal;
};

/**
 * Turns the signals of `source`, a process, into requests to end. More of them within `patience` milliseconds mean nothing new: npm hands each Ctrl+C
 * on as well, so that one arrives twice. After that, `say` tells the person how to end it at once.
 */
export function stopRequests(source: EventEmitter, patience: number, say: (sentence: string) => void): Stop {
  const asked = new AbortController();
  const insisted = new AbortController();
  let waited = false;
  const request = (): void => {
    if (waited) return insisted.abort();
    if (asked.signal.aborted) return;
    asked.abort();
    setTimeout(() => {
      waited = true;
      say('MDT Desk is still closing. Press Ctrl+C again to end it at once: everything saved is on the disk.');
    }, patience).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) source.on(signal, request);
  return { asked: asked.signal, insisted: insisted.signal };
}
