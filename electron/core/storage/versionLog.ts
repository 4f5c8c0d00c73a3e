import { z } from 'zod';
import type { Log } from '../ports.ts';
import type { Cipher } from '../vault/cipher.ts';
import type { DamageList } from './damageList.ts';
import type { Disk } from './disk.ts';
import type { VersionLog } from './durableFile.ts';
import { emptyHead, encodeRecords, type FileHead, parseRecords } from './record.ts';
import { replaceFile } from './replaceFile.ts';
import { appendBytes, mendEnd, readBytes } from './streamFile.ts';
import { Turns } from './turns.ts';

/** The name the file is sealed for; its folder is the data folder's "documents". */
export const versionLogName = 'documents/versions';
export const versionLogFile = 'versions.events';

const Written = z.strictObject({ document: z.string(), version: z.int().positive() });

/** More lines than this are written together at the next start. */
const mostLines = 500;

/** What reading the log of versions gives: the last version of each document, or why it cannot be trusted. */
type ReadVersions = { readonly last: ReadonlyMap<string, number>; readonly lines: number; readonly parsed: ReturnType<typeof parseRecords> };

/** Reads the versions from the bytes of the log. */
export function readVersions(bytes: Buffer, cipher: Cipher): ReadVersions {
  const parsed = parseRecords(versionLogName, cipher, bytes);
  const last = new Map<string, number>();
  if (!parsed.intact) return { last, lines: 0, parsed };
  for (const { data } of parsed.events) {
    const written = Written.safeParse(data);
    if (!written.success) return { last, lines: 0, parsed: { intact: false, reason: 'The list of versions holds something this program does not know.' } };
    last.set(written.data.document, written.data.version);
  }
  return { last, lines: parsed.events.length, parsed };
}

/** Where the file ends: its head and its length in bytes. */
type FileEnd = FileHead & { readonly bytes: number };

/** What the log needs from outside. */
export type VersionLogOptions = { readonly path: string; readonly cipher: Cipher; readonly mayWrite: () => boolean; readonly damage: DamageList; readonly disk: Disk; readonly log: Log };

/** The versions as a sealed, append-only file: the same kind of file as a stream, one line for each write of a document. */
export class FileVersionLog implements VersionLog {
  readonly #options: VersionLogOptions;
  readonly #turns = new Turns();
  readonly #last: Map<string, number>;
  /** Null after an append that failed: then the file is read again before the next. */
  #end: FileEnd | null;

  private constructor(options: VersionLogOptions, last: ReadonlyMap<string, number>, end: FileEnd | null) {
    this.#options = options;
    this.#last = new Map(last);
    this.#end = end;
  }

  /**
   * Reads the file. The writer mends its end, and sets a damaged one aside; what was written before is then not known, which is named
   * as damage of the document "versions".
   */
  static async open(options: VersionLogOptions): Promise<FileVersionLog> {
    const { path, cipher, mayWrite, damage, disk, log } = options;
    let bytes: Buffer;
    try {
      bytes = await readBytes(path);
    } catch (error) {
      log('The list of versions could not be read', error);
      return new FileVersionLog(options, new Map(), null);
    }
    const { last, lines, parsed } = readVersions(bytes, cipher);
    if (!parsed.intact) {
      await damage.add(path, { what: 'document', id: 'versions', reason: parsed.reason });
      return new FileVersionLog(options, last, { ...emptyHead(versionLogName), bytes: 0 });
    }
    if (!mayWrite()) return new FileVersionLog(options, last, null);
    try {
      if (lines > mostLines) return new FileVersionLog(options, last, await shorten(options, last));
      await mendEnd(disk, path, parsed);
    } catch (error) {
      log('The list of versions could not be brought into order', error);
      return new FileVersionLog(options, last, null);
    }
    return new FileVersionLog(options, last, { ...parsed.head, bytes: parsed.keptBytes + (parsed.lineFeedMissing ? 1 : 0) });
  }

  lastOf(name: string): number {
    return this.#last.get(name) ?? 0;
  }

  /** Everything that is counted, by name. */
  all(): ReadonlyMap<string, number> {
    return this.#last;
  }

  found(name: string, version: number): void {
    if (!this.#options.mayWrite() || version <= this.lastOf(name) + 1) return;
    void this.#options.damage.add(null, { what: 'document', id: 'versions', reason: `The list of versions is older than the documents: it knows less than what was saved of "${name}".` });
  }

  async wrote(name: string, version: number): Promise<void> {
    await this.#turns.take('', async () => {
      const { path, cipher, disk } = this.#options;
      const end = this.#end ?? (await this.#readEnd());
      this.#end = null;
      const { bytes, head } = encodeRecords(versionLogName, cipher, end, [{ document: name, version }]);
      if (!(await appendBytes(disk, path, end.bytes, bytes))) throw new Error('The list of versions has another length than this program left it with');
      this.#end = { ...head, bytes: end.bytes + bytes.length };
      this.#last.set(name, version);
    });
  }

  /** Answers when nothing is being written. */
  settled(): Promise<void> {
    return this.#turns.settled();
  }

  async #readEnd(): Promise<FileEnd> {
    const { path, cipher, disk } = this.#options;
    const { parsed } = readVersions(await readBytes(path), cipher);
    if (!parsed.intact) throw new Error(parsed.reason);
    await mendEnd(disk, path, parsed);
    return { ...parsed.head, bytes: parsed.keptBytes + (parsed.lineFeedMissing ? 1 : 0) };
  }
}

/** Writes the last version of each document into a new file in place of the long one. */
async function shorten({ path, cipher, disk }: VersionLogOptions, last: ReadonlyMap<string, number>): Promise<FileEnd> {
  const { bytes, head } = encodeRecords(versionLogName, cipher, emptyHead(versionLogName), [...last].map(([document, version]) => ({ document, version })));
  await replaceFile(disk, path, bytes);
  return { ...head, bytes: bytes.length };
}
