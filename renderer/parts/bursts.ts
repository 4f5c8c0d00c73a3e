/** Waits so many milliseconds. */
export type Pause = (milliseconds: number) => Promise<unknown>;

const shortestPause = 100;
const longestPause = 1_000;
/** Reading again may take a third of the time, so that whoever makes the burst gets on with it. */
const restsPerRead = 2;

const realPause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Gathers what comes in bursts. The first is handled at once; what comes while that is under way, or in the pause behind it, is handled
 * together. The pause is twice as long as the handling took, at least a tenth of a second and at most one; a handling that does not end
 * is waited for no longer than that.
 */
export function inBursts<T>(handle: (all: readonly T[]) => Promise<unknown>, pause: Pause = realPause, now: () => number = () => performance.now()): (one: T) => void {
  let waiting: T[] = [];
  let busy = false;
  const work = async () => {
    busy = true;
    while (waiting.length > 0) {
      const all = waiting;
      waiting = [];
      const begun = now();
      await Promise.race([handle(all).catch(() => undefined), pause(longestPause)]);
      await pause(Math.min(longestPause, Math.max(shortestPause, (now() - begun) * restsPerRead)));
    }
    busy = false;
  };
  return (one) => {
    waiting.push(one);
    if (!busy) void work();
  };
}
