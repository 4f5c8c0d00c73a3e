import { createClient, type Client } from '../../shared/api/client.ts';
import type { Call, InputOf, OutputOf, PushEvent } from '../../shared/api/contract.ts';
import { noteCalls } from '../../electron/core/access/noteCalls.ts';
import { refuse } from '../../shared/domain/result.ts';
import { createDispatch, type Dispatch } from '../../electron/core/dispatch.ts';
import { createHandlers } from '../../electron/core/handlers.ts';
import { openWorkspace } from '../../electron/core/workspace/workspace.ts';
import { memoryDataFolder } from './memoryDataFolder.ts';
import { MemoryEventStore } from './memoryEventStore.ts';
import { pathway, pathways, resources } from './pathway.ts';

/** The application over memory, with a clock that stands still and ids that count. */
export type World = {
  readonly client: Client;
  readonly events: MemoryEventStore;
  /** The core itself, without the copies that cross to a screen. */
  readonly dispatch: Dispatch;
  /** Push events so far. */
  readonly pushed: readonly PushEvent[];
  /** What the program reported as faults of its own. */
  readonly faults: readonly unknown[];
  /** Sets the clock. */
  travelTo(instant: string): void;
  /** Calls and expects the call to be taken. */
  take<C extends Call>(name: C, input: InputOf<C>): Promise<OutputOf<C>>;
  /** Calls and expects a refusal; answers it. */
  refused<C extends Call>(name: C, input: InputOf<C>): Promise<{ code: string; message: string; clauses: string[] }>;
};

/** Starts a world on the morning of the invented meeting, or on an event store that another world left behind. */
export async function createWorld(events = new MemoryEventStore()): Promise<World> {
  let now = new Date('2026-11-26T09:00:00.000Z');
  let count = 0;
  const pushed: PushEvent[] = [];
  const faults: unknown[] = [];
  const workspace = await openWorkspace({
    data: memoryDataFolder(events),
    folder: 'memory',
    resources,
    pathways: { current: pathway, all: pathways },
    clock: () => now,
    ids: () => `id-${++count}-${events.damage().length}`,
    announce: (event) => pushed.push(event),
    log: (_message, error) => faults.push(error),
    shell: 'loopback',
    opened: { way: 'given', failed: [] },
    verify: async () => refuse('notFound', 'There is no folder in memory to look through.'),
  });
  if (!workspace.ok) throw new Error(workspace.refusal.message);
  const dispatch = createDispatch(createHandlers(workspace.value), (_message, error) => faults.push(error), noteCalls(workspace.value.access));
  // What crosses to a screen is a copy, as in every shell.
  const client = createClient({ call: async (name, input) => structuredClone(await dispatch(name, structuredClone(input))), onEvent: () => () => undefined });
  return {
    client,
    events,
    dispatch,
    pushed,
    faults,
    travelTo: (instant) => {
      now = new Date(instant);
    },
    take: async (name, input) => {
      const result = await client.call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.refusal.message}${faults.length > 0 ? ` (${String(faults.at(-1))})` : ''}`);
      return result.value;
    },
    refused: async (name, input) => {
      const result = await client.call(name, input);
      if (result.ok) throw new Error(`${name} was taken`);
      return result.refusal;
    },
  };
}
