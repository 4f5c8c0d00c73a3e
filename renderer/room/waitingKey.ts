import { useEffect, useRef } from 'react';
import { type KeyMap, keyFor } from '../parts/keys.ts';
import { isWriting } from '../parts/underWay.ts';

/** For how long a key may wait, on a slow machine too: later, whoever pressed it has looked on, and it would surprise. */
const waitsMilliseconds = 3_000;

/**
 * Keys that come while the step before is still being recorded: one that is not possible yet waits for the answer instead of being
 * lost, so that D and F pressed in a run start the discussion and open the deferral. The last one pressed counts.
 */
export function useWaitingKeys(keys: KeyMap, ...streams: readonly string[]): void {
  const waiting = useRef<{ readonly key: string; readonly since: number } | null>(null);
  const current = useRef({ keys, streams });
  useEffect(() => {
    current.current = { keys, streams };
    const pressed = waiting.current;
    if (pressed === null) return;
    const act = keys[pressed.key];
    if (act === undefined && Date.now() - pressed.since < waitsMilliseconds) return;
    waiting.current = null;
    if (Date.now() - pressed.since < waitsMilliseconds) act?.();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = keyFor(event);
      if (key === null) return;
      const { keys: now, streams: written } = current.current;
      waiting.current = key in now && now[key] === undefined && written.some(isWriting) ? { key, since: Date.now() } : null;
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
