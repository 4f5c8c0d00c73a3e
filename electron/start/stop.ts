import type { EventEmitter } from 'node:events';

/** How npm start is asked to end, by Ctrl+C, a closed terminal or a supervisor. */
export type Stop = {
  /** Aborted at the first request: close in good order. */
  readonly asked: AbortSignal;
  /** Aborted when the person asks again after having waited: end at once. */
  readonly insisted: AbortSignal;
};

type StopOptions = {
  /** Milliseconds in which asking again means nothing new: npm passes each Ctrl+C on, so that one arrives twice. */
  readonly patience: number;
  /** Tells the person, after that, how to end it at once. */
  readonly say: (sentence: string) => void;
  /** Whether npm has ended. A shell between npm and this program may take a signal for itself: dash does, which is sh on Debian and Ubuntu. */
  readonly isOrphan: () => boolean;
};

/** Turns the signals of `source`, a process, and the end of npm into requests to end. */
export function stopRequests(source: EventEmitter, { patience, say, isOrphan }: StopOptions): Stop {
  const asked = new AbortController();
  const insisted = new AbortController();
  let waited = false;
  const request = (): void => {
    if (waited) return insisted.abort();
    if (asked.signal.aborted) return;
    asked.abort();
    setTimeout(() => {
      // The terminal is npm's: without it no Ctrl+C arrives here any more.
      if (isOrphan()) return;
      waited = true;
      say('MDT Desk is still closing. Press Ctrl+C again to end it at once: everything saved is on the disk.');
    }, patience).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) source.on(signal, request);
  const watch = setInterval(() => {
    if (!isOrphan()) return;
    clearInterval(watch);
    request();
  }, 500).unref();
  return { asked: asked.signal, insisted: insisted.signal };
}

/** Whether the process that started this one has ended meanwhile. Windows does not tell: there it never has. */
export function parentWatch(): () => boolean {
  const parent = process.ppid;
  return () => process.ppid !== parent;
}
