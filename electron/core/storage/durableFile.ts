import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { type Disk, hasCode, realDisk, writeAll } from './disk.ts';

/*
 * A document file is two parts: a first line of 64 hex digits, sha256 of all that follows, and the document as JSON. Every change of
 * a byte, anywhere, is noticed by the checksum or by the form of the first line.
 */
const checksumLength = 64;
const pausesBetweenRenames = [10, 40, 90, 160];

/** A document file whose content cannot be trusted. The reason is a sentence and holds nothing of the content. */
export class DamagedDocument extends Error {
  override readonly name = 'DamagedDocument';
}

/** A value that does not have the form its document must have, and was therefore not written. */
export class UnfitDocument extends Error {
  override readonly name = 'UnfitDocument';
  /** Where the first fault lies, as a dotted path. */
  readonly field: string;

  constructor(field: string) {
    super('The value does not have the form of its document');
    this.field = field;
  }
}

/** What the file needs from outside; the machine's own disk and clock where nothing else is given. */
export type DurableFileOptions = {
  readonly disk?: Disk;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
};

/** A lowdb adapter that trusts no file: strict at reading and at writing, and a write is whole and on the disk, or has not happened. */
export class DurableFile<T extends object> implements Adapter<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #disk: Disk;
  readonly #pause: (milliseconds: number) => Promise<unknown>;

  constructor(path: string, schema: z.ZodType<T>, options: DurableFileOptions = {}) {
    this.#path = path;
    this.#schema = schema;
    this.#disk = options.disk ?? realDisk;
    this.#pause = options.pause ?? wait;
  }

  /** The document; null only where there is no file. Throws `DamagedDocument` and leaves the file as it is. */
  async read(): Promise<T | null> {
    let bytes: Buffer;
    try {
      bytes = await readFile(this.#path);
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return null;
      throw error;
    }
    const parsed = this.#schema.safeParse(decode(bytes));
    if (!parsed.success) throw new DamagedDocument('The document does not have the form this program expects.');
    return parsed.data;
  }

  async write(value: T): Promise<void> {
    await this.save(value);
  }

  /** Writes the document as its schema has it and answers just that. Throws `UnfitDocument`, or what the system threw. */
  async save(value: T): Promise<T> {
    const parsed = this.#schema.safeParse(value);
    if (!parsed.success) throw new UnfitDocument(parsed.error.issues[0]?.path.join('.') ?? '');
    // A random name: two writers by mistake must not write into one file.
    const draft = `${this.#path}.${randomUUID()}.tmp`;
    try {
      await this.#writeDraft(draft, encode(parsed.data));
      await this.#putInPlace(draft);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
    await this.#disk.syncFolder(dirname(this.#path));
    return parsed.data;
  }

  /** Removes the drafts of writes that were interrupted. Only for the one writer of the data folder, before it writes. */
  async removeDrafts(): Promise<void> {
    const folder = dirname(this.#path);
    const start = `${basename(this.#path)}.`;
    for (const name of await readdir(folder)) {
      if (name.startsWith(start) && name.endsWith('.tmp')) await rm(join(folder, name), { force: true });
    }
  }

  async #writeDraft(draft: string, bytes: Uint8Array): Promise<void> {
    const file = await this.#disk.openNew(draft);
    try {
      await writeAll(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** On Windows a virus scanner or an indexer that has the old file open makes the rename fail for a moment. */
  async #putInPlace(draft: string): Promise<void> {
    for (const pause of pausesBetweenRenames) {
      try {
        return await this.#disk.rename(draft, this.#path);
      } catch (error) {
        if (!hasCode(error, 'EPERM', 'EBUSY', 'EACCES')) throw error;
        await this.#pause(pause);
      }
    }
    await this.#disk.rename(draft, this.#path);
  }
}

function encode(value: object): Buffer {
  const json = Buffer.from(`${JSON.stringify(value)}\n`);
  return Buffer.concat([Buffer.from(`${checksumOf(json)}\n`), json]);
}

function decode(bytes: Buffer): unknown {
  if (bytes.length === 0) throw new DamagedDocument('The document is empty.');
  if (bytes.includes(0)) throw new DamagedDocument('The document is partly filled with empty bytes, as disks leave them after a power cut.');
  const json = bytes.subarray(checksumLength + 1);
  if (bytes.toString('latin1', 0, checksumLength + 1) !== `${checksumOf(json)}\n`) {
    throw new DamagedDocument('The document does not match its checksum: it was changed by something other than this program.');
  }
  try {
    // The checksum holds, so the bytes are the ones that were encoded: no need to look for invalid ones.
    return JSON.parse(json.toString('utf8'));
  } catch {
    throw new DamagedDocument('The document is not valid JSON.');
  }
}

function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
