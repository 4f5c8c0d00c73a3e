import { recordCipher } from './dataKey.ts';
import type { Damage, EventStore, StoredEvent, StreamHead, StreamId, StreamStamp } from '../../electron/core/ports.ts';
import { emptyHead, encodeRecords, parseRecords } from '../../electron/core/storage/record.ts';
import {
  refuseConflict,
  refuseDamaged,
  refuseUnsafeId,
} from '../../electron/core/storage/streamRefusals.ts';
import { isSafeId, streamName } from '../../electron/core/storage/streamNames.ts';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';

/** An event store that keeps the same bytes as the files would hold, in memory; with the same refusals. */
export class MemoryEventStore implements EventStore {
  readonly #streams = new Map<string, { readonly stream: StreamId; readonly bytes: Buffer }>();
  readonly #damage: Damage[] = [];
  readonly #named = new Set<string>();
  readonly #listeners = new Set<(stream: StreamId, head: StreamHead) => void>();
  #failing = false;

  /** Lets the next append that would have been saved be refused with "notSaved", as by a full disk. */
  failNextAppend(): void {
    this.#failing = true;
  }

  /** Changes one byte of a stream's first event, as a failing disk might. */
  damageStream(stream: StreamId): void {
    const bytes = Buffer.from(this.#bytes(stream));
    bytes.writeUInt8((bytes[70] ?? 0) ^ 1, 70);
    this.#streams.set(streamName(stream), { stream, bytes });
  }

  async read(stream: StreamId): Promise<Result<readonly StoredEvent[]>> {
    if (!isSafeId(stream.id)) return refuseUnsafeId();
    const earlier = this.#damage.find((damage) => damage.what === stream.kind && damage.id === stream.id);
    if (earlier !== undefined) return refuseDamaged(stream, earlier.reason);
    const parsed = parseRecords(streamName(stream), recordCipher, this.#bytes(stream));
    if (parsed.intact) return ok(parsed.events);
    this.#streams.delete(streamName(stream));
    const setAside = `damaged/${stream.kind}-${stream.id}.events`;
    this.#damage.push({ what: stream.kind, id: stream.id, reason: parsed.reason, setAside });
    return refuseDamaged(stream, parsed.reason);
  }

  async append(stream: StreamId, expectedVersion: number, events: readonly unknown[]): Promise<Result<StreamHead>> {
    const stored = await this.read(stream);
    if (!stored.ok) return stored;
    // Read again without a pause, so that two appends at once cannot both find the stream at the same version.
    const parsed = parseRecords(streamName(stream), recordCipher, this.#bytes(stream));
    const end = parsed.intact ? parsed.head : emptyHead(streamName(stream));
    if (end.version !== expectedVersion) return refuseConflict(stream);
    const { bytes, head: fileHead } = encodeRecords(streamName(stream), recordCipher, end, events);
    const head: StreamHead = { version: fileHead.version, hash: fileHead.hash };
    if (bytes.length === 0) return ok(head);
    if (this.#failing) {
      this.#failing = false;
      return refuse('notSaved', 'The disk is full. Nothing was saved. Free some space, then try again.');
    }
    this.#streams.set(streamName(stream), { stream: { kind: stream.kind, id: stream.id }, bytes: Buffer.concat([this.#bytes(stream), bytes]) });
    for (const listener of this.#listeners) listener(stream, head);
    return ok(head);
  }

  async list(): Promise<readonly StreamStamp[]> {
    const listed = [...this.#streams.values()].filter(({ stream }) => !this.#named.has(streamName(stream)));
    return listed.map(({ stream, bytes }) => ({ ...stream, stamp: stampOf(bytes) }));
  }

  async stamp(stream: StreamId): Promise<string | null> {
    const bytes = this.#bytes(stream);
    return bytes.length === 0 || this.#named.has(streamName(stream)) ? null : stampOf(bytes);
  }

  subscribe(listener: (stream: StreamId, head: StreamHead) => void): () => void {
    const entry = (stream: StreamId, head: StreamHead): void => listener(stream, head);
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  damage(): readonly Damage[] {
    return [...this.#damage];
  }

  async nameDamage(stream: StreamId, reason: string): Promise<void> {
    this.#named.add(streamName(stream));
    this.#damage.push({ what: stream.kind, id: stream.id, reason, setAside: null });
  }

  #bytes(stream: StreamId): Buffer {
    return this.#streams.get(streamName(stream))?.bytes ?? Buffer.alloc(0);
  }
}

function stampOf(bytes: Buffer): string {
  return `${bytes.length}-${bytes.toString('latin1', bytes.lastIndexOf('\n', -2) + 1).slice(0, 64)}`;
}
