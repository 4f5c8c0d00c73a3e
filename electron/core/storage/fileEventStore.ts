import { ok, type Result } from '../../../shared/domain/result.ts';
import { Listeners } from '../listeners.ts';
import type { EventStore, Log, StoredEvent, StreamHead, StreamId, StreamStamp } from '../ports.ts';
import type { Cipher } from '../vault/cipher.ts';
import { Appender } from './appender.ts';
import type { DamageList } from './damageList.ts';
import { type Disk, realDisk } from './disk.ts';
import { notSaved, perhapsSaved } from './notSaved.ts';
import { encodeRecords, type FileHead, parseRecords } from './record.ts';
import { mendEnd, readBytes } from './streamFile.ts';
import { isGone, isSafeId, listStamps, stampOf, streamFolder, streamName, streamPath } from './streamNames.ts';
import { refuseConflict, refuseDamaged, refuseForeignChange, refuseOutOfReach, refuseReadOnly, refuseUnreadable, refuseUnsafeId } from './streamRefusals.ts';
import { Turns } from './turns.ts';

/** What an event store over a folder needs from outside. */
export type FileEventStoreOptions = {
  /** The data folder; event files lie in `streams/<kind>/<id>.events` below it. */
  readonly folder: string;
  /** Whether this process is the folder's one writer; asked anew before each write, since it may lose that place. */
  readonly mayWrite: () => boolean;
  readonly damage: DamageList;
  /** Seals the events. */
  readonly cipher: Cipher;
  readonly log: Log;
  readonly disk?: Disk;
};

/** Where a stream's file ends: its head and its length in bytes. */
type FileEnd = FileHead & { readonly bytes: number };

/**
 * The record as one file per stream. The writer mends torn tails and sets damaged files aside as it meets them; any other process
 * reads around both and changes nothing.
 */
export class FileEventStore implements EventStore {
  readonly #folder: string;
  readonly #mayWrite: () => boolean;
  readonly #damage: DamageList;
  readonly #cipher: Cipher;
  readonly #log: Log;
  readonly #disk: Disk;
  readonly #appender: Appender;
  readonly #turns = new Turns();
  /** Ends of the streams this process has read as the writer or appended to: everything up to there was acknowledged. */
  readonly #ends = new Map<string, FileEnd>();
  /** Streams whose last append failed, so that their files may be longer than their ends until they are cut. */
  readonly #unsettled = new Set<string>();
  /** Why the streams that others found incomplete are refused. */
  readonly #named = new Map<string, string>();
  readonly #listeners: Listeners<[StreamId, StreamHead]>;

  constructor(options: FileEventStoreOptions) {
    this.#folder = options.folder;
    this.#mayWrite = options.mayWrite;
    this.#damage = options.damage;
    this.#cipher = options.cipher;
    this.#log = options.log;
    this.#listeners = new Listeners('appended events', options.log);
    this.#disk = options.disk ?? realDisk;
    this.#appender = new Appender(this.#disk);
  }

  async read(stream: StreamId): Promise<Result<readonly StoredEvent[]>> {
    if (!isSafeId(stream.id)) return refuseUnsafeId();
    // In turn with the appends, or a read could take an append under way for a torn tail.
    return this.#turns.take(streamName(stream), () => this.#load(stream));
  }

  append(stream: StreamId, expectedVersion: number, events: readonly unknown[]): Promise<Result<StreamHead>> {
    if (!isSafeId(stream.id)) return Promise.resolve(refuseUnsafeId());
    return this.#turns.take(streamName(stream), () => this.#appendInTurn(stream, expectedVersion, events));
  }

  async list(): Promise<readonly StreamStamp[]> {
    return (await listStamps(this.#folder)).filter((stream) => !this.#named.has(streamName(stream)));
  }

  async stamp(stream: StreamId): Promise<string | null> {
    return isSafeId(stream.id) && !this.#named.has(streamName(stream)) ? stampOf(streamPath(this.#folder, stream)) : null;
  }

  subscribe(listener: (stream: StreamId, head: StreamHead) => void): () => void {
    return this.#listeners.add(listener);
  }

  damage() {
    return this.#damage.all();
  }

  async nameDamage(stream: StreamId, reason: string): Promise<void> {
    await this.#turns.take(streamName(stream), async () => {
      this.#named.set(streamName(stream), reason);
      this.#ends.delete(streamName(stream));
      await this.#damage.add(null, { what: stream.kind, id: stream.id, reason });
    });
  }

  /** The bytes of a stream's file without what an append under way or a failed one added; none where there is no such file. Throws what the system threw. */
  async acknowledgedBytes(stream: StreamId): Promise<Buffer> {
    return this.#turns.take(streamName(stream), async () => {
      const bytes = await readBytes(streamPath(this.#folder, stream));
      const end = this.#ends.get(streamName(stream));
      return end === undefined ? bytes : bytes.subarray(0, end.bytes);
    });
  }

  /** Answers when no read or append is under way and no file is open. */
  async settled(): Promise<void> {
    await this.#turns.settled();
    this.#appender.close();
  }

  async #load(stream: StreamId): Promise<Result<readonly StoredEvent[]>> {
    const named = this.#named.get(streamName(stream));
    if (named !== undefined) return refuseDamaged(stream, named);
    const path = streamPath(this.#folder, stream);
    const end = this.#ends.get(streamName(stream));
    await this.#settle(stream);
    let bytes: Buffer;
    try {
      bytes = await readBytes(path);
    } catch (error) {
      this.#log('An event file could not be read', error);
      return refuseUnreadable(stream);
    }
    if (end !== undefined && this.#unsettled.has(streamName(stream)) && this.#mayWrite()) bytes = bytes.subarray(0, end.bytes);

    // An empty room would look like the loss of every record in it.
    if (bytes.length === 0 && isGone(streamFolder(this.#folder, stream.kind))) return refuseOutOfReach();
    const earlier = this.#damage.of(stream.kind, stream.id);
    if (bytes.length === 0 && earlier !== undefined) return refuseDamaged(stream, earlier.reason);
    const parsed = parseRecords(streamName(stream), this.#cipher, bytes);
    if (!parsed.intact) return this.#refuseAsDamaged(stream, parsed.reason);
    if (end !== undefined && !continues(parsed.events, end)) {
      const reason = `Events up to ${end.version} were saved, but they are no longer all in the file.`;
      return this.#refuseAsDamaged(stream, reason);
    }
    this.#damage.readWell(stream.kind, stream.id);
    if (this.#mayWrite()) {
      try {
        // A tail behind an end this process knows is not its own: it is left alone, and the length will not match at the next append.
        if (end === undefined) await mendEnd(this.#disk, path, parsed);
        const length = parsed.keptBytes + (parsed.lineFeedMissing ? 1 : 0);
        this.#ends.set(streamName(stream), { ...parsed.head, bytes: length });
      } catch (error) {
        this.#log('The torn end of an event file could not be mended', error);
      }
    }
    return ok(parsed.events);
  }

  async #appendInTurn(stream: StreamId, expectedVersion: number, events: readonly unknown[]): Promise<Result<StreamHead>> {
    if (!this.#mayWrite()) return refuseReadOnly();
    const name = streamName(stream);
    if (!this.#ends.has(name) || this.#unsettled.has(name)) {
      const loaded = await this.#load(stream);
      if (!loaded.ok) return loaded;
    }
    const end = this.#ends.get(name);
    if (end === undefined || this.#unsettled.has(name)) return notSaved(undefined);
    if (end.version !== expectedVersion) return refuseConflict(stream);
    const { bytes, head: fileHead } = encodeRecords(name, this.#cipher, end, events);
    const head: StreamHead = { version: fileHead.version, hash: fileHead.hash };
    if (bytes.length === 0) return ok(head);

    try {
      const added = await this.#appender.add(streamPath(this.#folder, stream), end.bytes, bytes);
      if (!added) return refuseForeignChange(stream);
    } catch (error) {
      this.#log('An append failed', error);
      this.#unsettled.add(name);
      await this.#settle(stream);
      const isCutOff = !this.#unsettled.has(name);
      // Settled or not, the next append reads the file again: after a failed write the memory of it is not to be trusted.
      this.#unsettled.add(name);
      // What could not be cut off may be there, whole, at the next start.
      return isCutOff ? notSaved(error) : perhapsSaved(error);
    }
    this.#ends.set(name, { ...fileHead, bytes: end.bytes + bytes.length });
    this.#listeners.announce(stream, head);
    return ok(head);
  }

  /** Cuts off what a failed append left behind, if the disk lets it. */
  async #settle(stream: StreamId): Promise<void> {
    const end = this.#ends.get(streamName(stream));
    if (end === undefined || !this.#unsettled.has(streamName(stream)) || !this.#mayWrite()) return;
    const path = streamPath(this.#folder, stream);
    try {
      if ((await readBytes(path)).length > end.bytes) await this.#disk.truncate(path, end.bytes);
      this.#unsettled.delete(streamName(stream));
    } catch (error) {
      this.#log('What a failed append left behind could not be cut off yet', error);
    }
  }

  async #refuseAsDamaged(stream: StreamId, reason: string): Promise<Result<never>> {
    this.#ends.delete(streamName(stream));
    this.#unsettled.delete(streamName(stream));
    await this.#damage.add(streamPath(this.#folder, stream), { what: stream.kind, id: stream.id, reason });
    return refuseDamaged(stream, reason);
  }
}

function continues(events: readonly StoredEvent[], end: StreamHead): boolean {
  return end.version === 0 || events[end.version - 1]?.hash === end.hash;
}
