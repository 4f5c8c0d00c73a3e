import { type Call, contract, type PushEvent } from '../../shared/api/contract.ts';
import { ok, refuse } from '../../shared/domain/result.ts';
import type { App } from '../../electron/core/app.ts';
import { createDispatch, type Handlers } from '../../electron/core/dispatch.ts';

/** An application without a record, for what the shells do on their own account. */
export type SmallApp = App & {
  /** Tells everybody who listens, as the core does after a change. */
  announce(event: PushEvent): void;
  listeners(): number;
  /** Every call that reached it, by name. */
  readonly reached: string[];
};

/** Echoes actor.choose, refuses case.read with clauses and a field, has a fault in meetings.list, and finds nothing for the rest. */
export function createSmallApp(): SmallApp {
  const listeners = new Set<(event: PushEvent) => void>();
  const reached: string[] = [];
  const names = Object.keys(contract) as Call[]; // its own keys
  const nothing = names.map((name) => [name, async () => refuse('notFound', 'There is nothing here.')]);
  const handlers: Handlers = {
    ...(Object.fromEntries(nothing) as Handlers), // one for each name, just made
    'actor.choose': async (input) => ok(input),
    'case.read': async () => refuse('blockedByPathway', 'Confirmed sarcoma must be discussed first.', ['K2a', 'K2b'], 'caseId'),
    'meetings.list': () => Promise.reject(new Error('a fault')),
  };
  const dispatch = createDispatch(handlers, () => {});
  return {
    dispatch: (name, input) => {
      reached.push(name);
      return dispatch(name, input);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lockAfterMinutes: () => 10,
    note: async () => undefined,
    close: async () => {},
    announce: (event) => listeners.forEach((listener) => listener(event)),
    listeners: () => listeners.size,
    reached,
  };
}
