import { useSyncExternalStore } from 'react';

/** What became of the last restore, in a sentence: the screens go and come again meanwhile, so no screen can keep it. */
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
