import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { client } from '../api.ts';

/** The core is told this often at most; the least that can be set is a minute. */
const tellEveryMilliseconds = 20_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Tells the core that somebody is at the keyboard, so that a desk in use is not locked. */
export function useActivity(): void {
  const [path] = useLocation();
  const inMeeting = /^\/meetings\/[^/]+$/.test(path);
  useEffect(() => {
    let told = 0;
    const noticed = () => {
      if (performance.now() - told < tellEveryMilliseconds) return;
      told = performance.now();
      void client.call('vault.active', { inMeeting }).catch(() => null);
    };
    noticed();
    for (const sign of signs) window.addEventListener(sign, noticed, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, noticed, { capture: true });
    };
  }, [inMeeting]);
}
