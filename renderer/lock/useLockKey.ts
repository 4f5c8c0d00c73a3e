import { useEffect } from 'react';
import { lockNow } from './lockNow.ts';

/** The key that locks: also while somebody types or a dialog is open, and no key that a form or the browser has another use for. */
const lockKey = 'F9';

/** Locks the desk at one key, wherever the caret is. */
export function useLockKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== lockKey || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      void lockNow();
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
}
