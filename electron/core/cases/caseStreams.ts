import type { CaseEvent } from '../../../shared/domain/caseEvent.ts';
import { CaseEvent as CaseEventSchema } from '../../../shared/domain/caseEvent.ts';
import type { SealedCase } from '../../../shared/domain/meeting.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { type CaseState, replayCase } from '../../../shared/pathway/replay.ts';
import type { EventStore, StoredEvent, StreamHead } from '../ports.ts';
import { unlessReadableAgain } from '../workspace/readableAgain.ts';

/** A case as its stream tells it. */
export type LoadedCase = { readonly state: CaseState; readonly events: readonly CaseEvent[]; readonly head: StreamHead };

const remembered = 200;

/** Reads cases from their streams, replays them, and remembers the ones last used as long as their streams do not change. */
export class CaseStreams {
  readonly #events: EventStore;
  readonly #pathways: ReadonlyMap<string, Pathway>;
  readonly #recent = new Map<string, { stamp: string; loaded: LoadedCase }>();

  constructor(events: EventStore, pathways: ReadonlyMap<string, Pathway>) {
    this.#events = events;
    this.#pathways = pathways;
  }

  /** Refuses "notFound", "damaged", and "unknownPathway" for a case decided under a version that is not installed. */
  async load(id: string): Promise<Result<LoadedCase>> {
    const stamp = await this.#events.stamp({ kind: 'case', id });
    const known = this.#recent.get(id);
    if (known && known.stamp === stamp) return ok(known.loaded);
    const loaded = await this.#read(id);
    if (loaded.ok && stamp !== null) this.#remember(id, stamp, loaded.value);
    return loaded;
  }

  /**
   * A case as it stood when a meeting sealed it, without what was recorded since. Refuses as `load` does, and "damaged" where its
   * record is not the one that was sealed.
   */
  async loadSealed({ caseId, version, hash }: SealedCase): Promise<Result<LoadedCase>> {
    const stored = await this.#events.read({ kind: 'case', id: caseId });
    if (!stored.ok) return stored;
    if (stored.value[version - 1]?.hash !== hash) return refuse('damaged', 'The record of this case is not the one that was sealed.');
    return this.#replay(stored.value.slice(0, version));
  }

  /** Where a case was after some of its events. */
  stateAfter(events: readonly CaseEvent[]): Result<CaseState> {
    return replayCase(this.#pathways, events);
  }

  /** Adds events whose outcome is known already; remembers the result so that the next step needs no replay. Refuses what could not be read again. */
  async append(id: string, expectedVersion: number, added: readonly CaseEvent[], state: CaseState, before: readonly CaseEvent[]): Promise<Result<LoadedCase>> {
    const unreadable = unlessReadableAgain(CaseEventSchema, added);
    if (unreadable !== null) return unreadable;
    const head = await this.#events.append({ kind: 'case', id }, expectedVersion, added);
    if (!head.ok) {
      this.#recent.delete(id);
      return head;
    }
    const loaded = { state, events: [...before, ...added], head: head.value };
    const stamp = await this.#events.stamp({ kind: 'case', id });
    if (stamp !== null) this.#remember(id, stamp, loaded);
    return ok(loaded);
  }

  async #read(id: string): Promise<Result<LoadedCase>> {
    const stored = await this.#events.read({ kind: 'case', id });
    return stored.ok ? this.#replay(stored.value) : stored;
  }

  #replay(stored: readonly StoredEvent[]): Result<LoadedCase> {
    const last = stored.at(-1);
    if (!last) return refuse('notFound', 'There is no such case in this data folder.');
    const events: CaseEvent[] = [];
    for (const { data, version } of stored) {
      const parsed = CaseEventSchema.safeParse(data);
      if (!parsed.success) return refuse('damaged', `Event ${version} of this case is not one this program knows.`);
      events.push(parsed.data);
    }
    const state = replayCase(this.#pathways, events);
    return state.ok ? ok({ state: state.value, events, head: { version: last.version, hash: last.hash } }) : state;
  }

  #remember(id: string, stamp: string, loaded: LoadedCase): void {
    this.#recent.delete(id);
    this.#recent.set(id, { stamp, loaded });
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > remembered && oldest !== undefined) this.#recent.delete(oldest);
  }
}
