import { readFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import type { Cipher } from '../vault/cipher.ts';
import { type Disk, hasCode, realDisk } from './disk.ts';
import { replaceFile } from './replaceFile.ts';

/*
 * A document file is two parts: a first line "MDT Desk document <version>", which counts how often it was written, and the document's JSON,
 * packed (zstd: sealing is the slower, the more there is) and sealed for its name and that version. Every change of a byte, anywhere, is noticed: in the line by its form or because the rest then
 * does not open, in the rest because it does not open. The same holds for a document put in the place of another.
 */
const firstLine = /^MDT Desk document ([1-9][0-9]{0,14})\n/;
const longestFirstLine = 64;

/** A document file whose content cannot be trusted. The reason is a sentence and holds nothing of the content. */
export class DamagedDocument extends Error {
  override readonly name = 'DamagedDocument';
}

/** There is no file, although one was written. */
export class MissingDocument extends Error {
  override readonly name = 'MissingDocument';

  constructor() {
    super('The document is missing: it was there when it was last saved.');
  }
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

/** Remembers which version of each document was written last, so that an older copy in its place is noticed. */
export interface VersionLog {
  /** The last version known to have been written; 0 where there was none. */
  lastOf(name: string): number;
  /** Answers when it is remembered on the disk. */
  wrote(name: string, version: number): Promise<void>;
  /** Tells it the version that was found, 0 for no file: it may be one ahead, which is what an end between two writes leaves. */
  found(name: string, version: number): void;
}

/** What a document is sealed with, the name it is sealed for, and where its versions are remembered. */
export type Sealing = { readonly name: string; readonly cipher: Cipher; readonly versions: VersionLog };

/** What the file needs from outside; the machine's own disk and clock where nothing else is given. */
export type DurableFileOptions = {
  readonly disk?: Disk;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
};

/** A lowdb adapter that trusts no file: strict at reading and at writing, and a write is whole and on the disk, or has not happened. */
export class DurableFile<T extends object> implements Adapter<T> {
  readonly #path: string;
  readonly #schema: z.ZodType<T>;
  readonly #sealing: Sealing;
  readonly #disk: Disk;
  readonly #pause: (milliseconds: number) => Promise<unknown>;
  /** What this program last read or wrote. */
  #version = 0;

  constructor(path: string, schema: z.ZodType<T>, sealing: Sealing, options: DurableFileOptions = {}) {
    this.#path = path;
    this.#schema = schema;
    this.#sealing = sealing;
    this.#disk = options.disk ?? realDisk;
    this.#pause = options.pause ?? wait;
  }

  /** The document; null only where there is no file. Throws `DamagedDocument` and leaves the file as it is, `MissingDocument` where it was written before. */
  async read(): Promise<T | null> {
    const { name, versions } = this.#sealing;
    let bytes: Buffer;
    try {
      bytes = await readFile(this.#path);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
      if (versions.lastOf(name) > 0) throw new MissingDocument();
      return null;
    }
    const { version, json } = openSealed(bytes, this.#sealing);
    this.#version = version;
    if (version < versions.lastOf(name)) throw new DamagedDocument('An older copy of the document lies in its place: what was saved last is not in it.');
    versions.found(name, version);
    const parsed = this.#schema.safeParse(parse(json));
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
    const { name, cipher, versions } = this.#sealing;
    const before = Math.max(this.#version, versions.lastOf(name));
    // Not until the version before is remembered may another follow: one ahead is what an interrupted write leaves, two are a sign of loss.
    if (before > versions.lastOf(name)) await versions.wrote(name, before);
    const version = before + 1;
    await replaceFile(this.#disk, this.#path, sealed(JSON.stringify(parsed.data), name, version, cipher), this.#pause);
    this.#version = version;
    // The document is saved. That its version is not, is made good before the next write, and allowed for at the next start.
    await versions.wrote(name, version).catch(() => undefined);
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
}

/** How often a document had been written when these bytes, or the first of them, were; null where they do not begin as a document does. */
export function writtenVersion(bytes: Buffer): number | null {
  const digits = firstLine.exec(bytes.toString('latin1', 0, longestFirstLine))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The bytes of a document file that holds this JSON. */
export function sealed(json: string, name: string, version: number, cipher: Cipher): Buffer {
  const packed = zstdCompressSync(Buffer.from(escaped(json), 'latin1'), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  return Buffer.concat([Buffer.from(`MDT Desk document ${version}\n`), cipher.seal(packed, `${name}#${version}`)]);
}

/** The JSON of a document file, every character beyond ASCII escaped. Throws `DamagedDocument`. */
export function openSealed(bytes: Buffer, { name, cipher }: Pick<Sealing, 'name' | 'cipher'>): { readonly version: number; readonly json: string } {
  if (bytes.length === 0) throw new DamagedDocument('The document is empty.');
  const [line, digits] = firstLine.exec(bytes.toString('latin1', 0, longestFirstLine)) ?? [];
  if (line === undefined) throw new DamagedDocument('The document does not begin as this program begins one.');
  const version = Number(digits);
  const packed = cipher.open(bytes.subarray(line.length), `${name}#${version}`);
  // What opens is what was sealed, so it unpacks.
  if (packed !== null) return { version, json: zstdDecompressSync(packed, { chunkSize: roomFor(packed.length) }).toString('latin1') };
  throw new DamagedDocument('The document does not open: it was changed by something other than this program, or sealed with another key or for another place.');
}

/** Unpacking into one piece of memory that is big enough takes a tenth of the time of many small ones (measured). */
function roomFor(packedBytes: number): number {
  return Math.min(Math.max(packedBytes * 256, 64 * 1024), 32 * 1024 * 1024);
}

/** A text of ASCII alone is made and parsed as one byte a character, which halves the reading of a big document (measured). */
function escaped(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new DamagedDocument('The document is not valid JSON.');
  }
}
