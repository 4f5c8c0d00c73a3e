import { useSyncExternalStore } from 'react';

/** The result of the last restore, in a sentence. Kept here because the screens are unmounted while a backup is restored. */
let said = '';
const listeners = new Set<() => void>();

export function sayRestored(sentence: string): void {
  said = sentence;
  for (const listener of listeners) listener();
}

export function useRestored(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => said,
  );
}
