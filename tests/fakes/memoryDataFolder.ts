import type { z } from 'zod';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';
import type { AccessStore } from '../../electron/core/ports.ts';
import type { DataFolder } from '../../electron/core/storage/dataFolder.ts';
import type { StoredDocument } from '../../electron/core/storage/document.ts';
import { MemoryEventStore } from './memoryEventStore.ts';

/** A data folder in memory: the streams with the real semantics, documents that are checked against their schema like real ones. */
export function memoryDataFolder(events: MemoryEventStore = new MemoryEventStore()): DataFolder & { readonly events: MemoryEventStore } {
  return {
    events,
    access: memoryAccess(),
    mode: 'writer',
    holder: null,
    readOnlyReason: null,
    openDocument: async <T extends object>(_name: string, schema: z.ZodType<T>, empty: T) => memoryDocument(schema, empty),
    acknowledgedBytes: async () => Buffer.alloc(0),
    damage: () => events.damage(),
    nameDamage: async () => undefined,
    closedCleanly: false,
    close: async () => undefined,
  };
}

/** A document in memory, checked against its schema like a real one. */
export function memoryDocument<T extends object>(schema: z.ZodType<T>, empty: T): StoredDocument<T> {
  let held = structuredClone(empty);
  const store = async (value: T): Promise<Result<T>> => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) return refuse('invalidInput', 'The document has not its form.');
    held = structuredClone(parsed.data);
    return ok(held);
  };
  return {
    get value() {
      return held;
    },
    damage: null,
    update: (change) => store(change(structuredClone(held))),
    replace: (value) => store(value),
    settled: async () => undefined,
  };
}

/** The access log in memory, by month. */
function memoryAccess(): AccessStore {
  const months = new Map<string, unknown[]>();
  return {
    append: async (month, entries) => {
      months.set(month, [...(months.get(month) ?? []), ...structuredClone(entries)]);
      return ok(null);
    },
    keeps: true,
    files: async () => [...months.keys()].sort().map((month) => ({ name: month, month })),
    read: async ({ name }) => ok(months.get(name) ?? []),
    check: async () => [],
  };
}
