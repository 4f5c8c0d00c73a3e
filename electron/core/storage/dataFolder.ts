import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { AccessStore, Clock, Damage, EventStore, Ids, Log, StreamId } from '../ports.ts';
import { cipherFor, type DataKey } from '../vault/cipher.ts';
import { AccessFiles, type AccessWay } from './accessFiles.ts';
import { leaveCleanMark, takeCleanMark } from './cleanClose.ts';
import { DamageList } from './damageList.ts';
import { type Disk, realDisk } from './disk.ts';
import { openDocument, type StoredDocument } from './document.ts';
import { FileEventStore } from './fileEventStore.ts';
import { newerReason, readFormat } from './folderFormat.ts';
import { bringUpToDate, isPlain } from './formatChange.ts';
import type { LockHolder, Shell } from './lockFile.ts';
import { makeOrFind } from './makeFolder.ts';
import { formAfter, type Migration, ownMigrations } from './migrations.ts';
import { notSaved, UncertainWrite } from './notSaved.ts';
import { streamFolder, streamKinds } from './streamNames.ts';
import { FileVersionLog, versionLogFile } from './versionLog.ts';
import { claimWriter, describeHolder, type WriterClaim } from './writerLock.ts';

/** Where the data lies, who opens it, and what storage needs from outside. */
export type DataFolderOptions = {
  readonly folder: string;
  /** Seals and opens everything in the folder. */
  readonly key: DataKey;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Called once if another process takes the writer's place (after a long sleep); from then on the folder is read-only. */
  readonly onLost?: (holder: LockHolder | null) => void;
  readonly disk?: Disk;
  /** Opens for reading only and changes nothing in the folder; says why, as a sentence. */
  readonly onlyToLook?: string;
  /** The changes of form this program knows; its own where none are given. */
  readonly migrations?: readonly Migration[];
};

/** An opened data folder: the record, the documents, and whether this process may write them. */
export interface DataFolder {
  readonly events: EventStore;
  /** Who opened, read, exported, printed. */
  readonly access: AccessStore;
  /** "writer" for the one process that may write; may turn to "readOnly" while open, never back. */
  readonly mode: 'writer' | 'readOnly';
  /** Who holds the folder, where it is open for reading only and that is known. */
  readonly holder: LockHolder | null;
  /** Why the folder was opened for reading only, in a sentence; null for the writer. */
  readonly readOnlyReason: string | null;
  /**
   * Opens `documents/<name>.sealed`. The name is letters, digits and dashes; opening one twice is a mistake and throws.
   */
  openDocument<T extends object>(name: string, schema: z.ZodType<T>, empty: T): Promise<StoredDocument<T>>;
  /** The bytes of a stream's file as far as they were acknowledged, for a copy that is made while others append. */
  acknowledgedBytes(stream: StreamId): Promise<Buffer>;
  /** Streams and documents refused as damaged, by this start and earlier ones. */
  damage(): readonly Damage[];
  /** Puts something on the damage list that is not as it was left and yet can be read, such as a seal that does not hold. */
  nameDamage(damaged: Omit<Damage, 'setAside'>): Promise<void>;
  /** True where the last writer closed the folder with its read model written: nothing has changed since, unless another program wrote. */
  readonly closedCleanly: boolean;
  /** Lets the writes under way finish, then takes no more and gives up the writer's place. `clean` says that the read model is written. */
  close(clean: boolean): Promise<void>;
}

const documentName = /^[A-Za-z][A-Za-z0-9-]{0,99}$/;

/**
 * Opens a data folder, making it where it does not exist. Refuses with "notFound" where there is no folder and none can be made, and with
 * "notSaved" where the writer cannot make the folders inside it. A folder from before encryption is sealed first (see `sealPlainFolder`); one that a newer
 * program has written is opened for reading only, or refused with "readOnly" where this program cannot read it. Refuses "damaged" where the key is another's.
 */
export async function openDataFolder(options: DataFolderOptions): Promise<Result<DataFolder>> {
  const { folder, key, clock, log, disk = realDisk } = options;
  const there = await makeOrFind(folder, log, disk);
  if (!there.ok) return there;
  const form = formAfter(options.migrations ?? ownMigrations);
  const before = await readFormat(folder, key, form);
  if (!before.ok) return before;
  let lostTo: LockHolder | null = null;
  const onLost = (holder: LockHolder | null): void => {
    lostTo = holder;
    options.onLost?.(holder);
  };
  const claim = options.onlyToLook !== undefined ? readOnlyFor(options.onlyToLook) : before.value.state === 'newer' ? readOnlyFor(newerReason) : await claimWriter(folder, { shell: options.shell }, { ...options, onLost });
  let closed = false;
  const mayWrite = (): boolean => !closed && claim.mode === 'writer' && claim.stillHeld();
  let closedCleanly = false;
  if (claim.mode === 'writer') {
    try {
      const ready = await bringUpToDate({ folder, key, disk, clock, migrations: options.migrations });
      if (!ready.ok) {
        await claim.release();
        return ready;
      }
      await makeRooms(folder, disk);
      closedCleanly = await takeCleanMark(folder, disk);
    } catch (error) {
      log('The data folder could not be made ready', error);
      await claim.release();
      return notSaved(error instanceof UncertainWrite ? error.cause : error);
    }
  } else if (before.value.state === 'older' || (before.value.state === 'none' && (await isPlain(folder)))) {
    // The writer may have made the folder since the first look.
    const now = await readFormat(folder, key, form);
    if (!now.ok) return now;
    if (now.value.state === 'none') return refuse('readOnly', `This data folder is from before encryption and must be encrypted first, which cannot be done now. ${claim.reason}`);
    if (now.value.state === 'older') return refuse('readOnly', `This data folder is of an older form (${now.value.form}) and must be brought up to date first, which cannot be done now. ${claim.reason}`);
  }

  const damage = await DamageList.open(folder, mayWrite, clock, log);
  const events = new FileEventStore({ folder, mayWrite, damage, cipher: cipherFor(key, 'record'), log, disk });
  const room = join(folder, 'documents');
  const cipher = cipherFor(key, 'document');
  const versions = await FileVersionLog.open({ path: join(room, versionLogFile), cipher: cipherFor(key, 'record'), mayWrite, damage, disk, log });
  // One that only looks changes nothing; one that is older than the folder does not know what its log looks like by now.
  const accessWay = (): AccessWay => (closed || options.onlyToLook !== undefined || before.value.state === 'newer' ? 'none' : mayWrite() ? 'log' : 'own');
  const access = new AccessFiles({ folder, cipher: cipherFor(key, 'accessLog'), way: accessWay, damage, versions, disk, log });
  const documents = new Map<string, { settled(): Promise<void> }>();

  return ok({
    events,
    access,
    get mode() {
      return mayWrite() ? 'writer' : 'readOnly';
    },
    get holder() {
      return claim.mode === 'readOnly' ? claim.holder : lostTo;
    },
    get readOnlyReason() {
      if (claim.mode === 'readOnly') return claim.reason;
      if (mayWrite()) return null;
      return lostTo === null ? 'The data folder cannot be reached, or this program no longer holds it.' : describeHolder(lostTo);
    },
    async openDocument(name, schema, empty) {
      if (!documentName.test(name)) throw new Error(`"${name}" cannot be the name of a document`);
      if (documents.has(name)) throw new Error(`The document "${name}" is already open`);
      documents.set(name, { settled: async () => undefined });
      const path = join(room, `${name}.sealed`);
      const document = await openDocument({ path, sealing: { name, cipher, versions }, schema, empty, mayWrite, damage, log, disk });
      documents.set(name, document);
      return document;
    },
    acknowledgedBytes: (stream) => events.acknowledgedBytes(stream),
    damage: () => damage.all(),
    nameDamage: async (damaged) => void (await damage.add(null, damaged)),
    closedCleanly,
    async close(clean) {
      await Promise.all([events.settled(), access.settled(), ...[...documents.values()].map((document) => document.settled())]);
      await versions.settled();
      if (clean && mayWrite()) await leaveCleanMark(folder).catch((error: unknown) => log('The mark of a clean close was not left', error));
      closed = true;
      if (claim.mode === 'writer') await claim.release();
    },
  });
}

function readOnlyFor(reason: string): WriterClaim {
  return { mode: 'readOnly', holder: null, reason };
}

async function makeRooms(folder: string, disk: Disk): Promise<void> {
  const rooms = [...streamKinds.map((kind) => streamFolder(folder, kind)), join(folder, 'documents'), join(folder, 'damaged')];
  for (const room of rooms) await mkdir(room, { recursive: true, mode: 0o700 });
  for (const room of [join(folder, 'streams'), folder]) await disk.syncFolder(room);
}
