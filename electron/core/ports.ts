import type { Result } from '../../shared/domain/result.ts';

/** What kind of thing a stream of events tells of; also the folder its file lies in. */
export type StreamKind = 'case' | 'meeting';

/** Names one append-only stream. The id is random and never holds anything of the patient. */
export type StreamId = { readonly kind: StreamKind; readonly id: string };

/** Where a stream ends: how many events it holds and the hash that chains them all. A stream with no events has version 0. */
export type StreamHead = { readonly version: number; readonly hash: string };

/** One event as it is kept: its place in the stream, the chain's hash up to and including it, and the JSON-able fact. */
export type StoredEvent = { readonly version: number; readonly hash: string; readonly data: unknown };

/** A cheap token that changes whenever the stored stream may have changed; the way to tell at start which streams to read again. */
export type StreamStamp = StreamId & { readonly stamp: string };

/** A stream or a document that was refused at reading, as people are told of it. */
export type Damage = {
  readonly what: 'case' | 'meeting' | 'document';
  readonly id: string;
  /** What is wrong, in a sentence. */
  readonly reason: string;
  /** Where the untouched bytes lie now, relative to the data folder. */
  readonly setAside: string | null;
};

/**
 * The record: append-only streams of facts. A file per stream today; the same port fits a table of events with
 * optimistic concurrency on (stream, version).
 */
export interface EventStore {
  /** All events of a stream in order; empty where there is no such stream. Refuses a damaged stream with code "damaged". */
  read(stream: StreamId): Promise<Result<readonly StoredEvent[]>>;
  /**
   * Adds events behind `expectedVersion` (0 for a new stream) and answers the new head only when they are safely on disk.
   * Refuses with "conflict" where the stream has moved on, "damaged", "readOnly", or "notSaved" where the disk did not take
   * them; after a refusal the stream holds exactly what it held before.
   */
  append(stream: StreamId, expectedVersion: number, events: readonly unknown[]): Promise<Result<StreamHead>>;
  /** Every stream with its stamp. Damaged streams that were set aside or named are not listed. */
  list(): Promise<readonly StreamStamp[]>;
  /** The stamp a stream has now, as `list` would give it; null where there is none. */
  stamp(stream: StreamId): Promise<string | null>;
  /** Calls back after each append this process has acknowledged. Returns an unsubscribe function. */
  subscribe(listener: (stream: StreamId, head: StreamHead) => void): () => void;
  /** What was refused as damaged so far, including what earlier starts set aside. */
  damage(): readonly Damage[];
  /**
   * Puts an intact stream that lacks what it is known to have held on the damage list, the reason a sentence. Until the next start
   * it is neither read nor added to; its bytes stay where they are.
   */
  nameDamage(stream: StreamId, reason: string): Promise<void>;
}

/** One file of the access log: a month of it ("2026-11"), or, where the month is null, what one program that only read has noted. */
export type AccessFile = { readonly name: string; readonly month: string | null };

/**
 * The second record: who opened, read, exported, printed. Sealed entries in files that are only ever appended to, kept apart from the streams so that they can
 * neither hold them up nor damage them: one a month of the program that writes, and one for each program that only reads, which needs no writer's place for it.
 */
export interface AccessStore {
  /**
   * Adds entries behind those of the month, or of the latest month there is where that is later; where this program only reads, behind those of its own file.
   * Answers when they are on the disk. Refuses with "readOnly", "damaged" or "notSaved"; a refusal other than the first is named on the damage list until an
   * append succeeds.
   */
  append(month: string, entries: readonly unknown[]): Promise<Result<null>>;
  /** False where nothing of what this program does is noted: a folder that is closed, only looked at, or written by a newer program. */
  readonly keeps: boolean;
  /** Every file there is, the months first, the earliest of them first. */
  files(): Promise<readonly AccessFile[]>;
  /** The entries of a file. Refuses "damaged" where it cannot be trusted. */
  read(file: AccessFile): Promise<Result<readonly unknown[]>>;
  /** Looks at every file, and names as damaged, and answers, what is not as it was left. */
  check(): Promise<readonly { readonly of: string; readonly what: string }[]>;
}

/** The time, given from outside so that the core and its tests know no clock. */
export type Clock = () => Date;

/** Random ids, given from outside so that tests can count them. */
export type Ids = () => string;

/** Where faults of the program are reported; never given anything of a patient. */
export type Log = (message: string, error?: unknown) => void;

/** How well a keychain has sealed something. "weak": under a password that anybody can know, or in a way that MDT Desk cannot judge. */
export type SealStrength = 'strong' | 'weak';

/** The keychain of the person's computer, where the shell has one. It may wait for the person to answer a prompt of the system, and may never answer at all. */
export interface Keychain {
  /** Names this computer among those that keep the key of a folder. */
  readonly machine: string;
  /** Seals a secret. Rejects where the keychain refuses, or there is none after all. */
  wrap(secret: string): Promise<Buffer>;
  /** How well a blob from `wrap` is sealed, judged by the blob itself: the keychain is not asked. */
  strength(blob: Buffer): SealStrength;
  /** Opens a blob. `isStale`: the keychain would seal it differently today, so it should be wrapped again. Rejects where the keychain refuses, has changed, or is not the one that sealed it. */
  unwrap(blob: Buffer): Promise<{ readonly secret: string; readonly isStale: boolean }>;
}
