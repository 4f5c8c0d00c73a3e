import { mkdir } from 'node:fs/promises';
import { unwrittenAccessLog } from '../../../shared/domain/damage.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { AccessFile, AccessStore, Log } from '../ports.ts';
import type { Cipher } from '../vault/cipher.ts';
import { accessFilesIn, accessName, accessPath, accessRoom, type Begun, checkAccess, endMissing, monthsIn, readAccessFile, readerFileName } from './accessFolder.ts';
import type { DamageList } from './damageList.ts';
import { type Disk, hasCode } from './disk.ts';
import { notSaved } from './notSaved.ts';
import { emptyHead, encodeRecords, type FileHead, parseRecords } from './record.ts';
import { appendBytes, mendEnd, readBytes } from './streamFile.ts';
import { Turns } from './turns.ts';
import type { FileVersionLog } from './versionLog.ts';

/** What this program may do with the access log: "log" for the one that writes, "own" for one that only reads, "none" for one that changes nothing at all. */
export type AccessWay = 'log' | 'own' | 'none';

/** What the access log's files need from outside. */
export type AccessFilesOptions = {
  readonly folder: string;
  /** Seals the entries: of the purpose "accessLog". */
  readonly cipher: Cipher;
  /** Asked anew before each write: the writer's place may be lost. */
  readonly way: () => AccessWay;
  readonly damage: DamageList;
  readonly versions: Pick<FileVersionLog, 'all' | 'lastOf' | 'wrote'>;
  readonly disk: Disk;
  readonly log: Log;
};

/** Where a file that is written to ends; after an append that failed, its bytes behind the end are cut first. */
type FileEnd = { readonly file: string; readonly head: FileHead; readonly bytes: number; readonly isUnsettled?: boolean };

const unwritten = { what: 'document', id: unwrittenAccessLog } as const;

/** The access log as sealed files: one a month, and one for each program that only reads. Nothing is read before something is to be written or looked at, so that a start is not held up. */
export class AccessFiles implements AccessStore {
  readonly #options: AccessFilesOptions;
  readonly #turns = new Turns();
  /** Null until the file was read. */
  #end: FileEnd | null = null;
  /** This program's own file, where it only reads: it begins anew with the program. */
  #own: FileEnd;
  #roomIsSafe = false;

  constructor(options: AccessFilesOptions) {
    this.#options = options;
    const file = readerFileName();
    this.#own = { file, head: emptyHead(accessName(file)), bytes: 0 };
  }

  get keeps(): boolean {
    return this.#options.way() !== 'none';
  }

  async append(month: string, entries: readonly unknown[]): Promise<Result<null>> {
    const { way, damage, log } = this.#options;
    if (!this.keeps) return refuse('readOnly', 'This data folder is not to be changed: nothing is noted in its access log.');
    return this.#turns.take('', async () => {
      try {
        await (way() === 'log' ? this.#appendToMonth(month, entries) : this.#appendToOwn(entries));
      } catch (error) {
        log('The access log was not written', error);
        const refused = notSaved(error);
        const why = refused.ok ? '' : refused.refusal.message;
        await damage.add(null, { ...unwritten, reason: `What was opened, read, exported or printed could not be written to the access log. ${why} MDT Desk keeps it while it is open and tries again.` });
        return refused;
      }
      damage.readWell(unwritten.what, unwritten.id);
      return ok(null);
    });
  }

  files(): Promise<readonly AccessFile[]> {
    return accessFilesIn(this.#options.folder);
  }

  async read({ name, month }: AccessFile): Promise<Result<readonly unknown[]>> {
    const { folder, cipher } = this.#options;
    return this.#turns.take('', async () => {
      const read = await readAccessFile(folder, name, cipher);
      const whose = month === null ? 'What a program that only read has noted' : `The access log of ${month}`;
      if (!read.intact) return refuse('damaged', `${whose} is damaged. ${read.reason}`);
      if (month === null) await this.#count(accessName(name), read.events.length);
      return ok(read.events.slice(1).map(({ data }) => data));
    });
  }

  async check(): Promise<readonly { readonly of: string; readonly what: string }[]> {
    return this.#turns.take('', async () => {
      const { folder, cipher, versions } = this.#options;
      const { findings, readers } = await checkAccess(folder, cipher, versions.all());
      for (const { of, what, intact } of findings) await this.#name(of, what, intact ? null : accessPath(folder, of.slice(of.indexOf('/') + 1)));
      for (const [name, entries] of readers) await this.#count(name, entries);
      return findings;
    });
  }

  /** Answers when nothing is being written. */
  settled(): Promise<void> {
    return this.#turns.settled();
  }

  async #appendToMonth(wanted: string, entries: readonly unknown[]): Promise<void> {
    const end = await this.#endFor(wanted);
    const begun = end.head.version === 0 ? [await this.#begun(end.file)] : [];
    this.#end = { ...end, isUnsettled: true };
    // Another program has written in the file: it is read again before the next append.
    this.#end = await this.#add(end, [...begun, ...entries]).catch((error: unknown) => {
      if (error instanceof OtherLength) this.#end = null;
      throw error;
    });
    await this.#remember(accessName(this.#end.file), this.#end.head.version);
  }

  async #appendToOwn(entries: readonly unknown[]): Promise<void> {
    await this.#makeRoom();
    const end = this.#own;
    const begun: readonly Begun[] = end.head.version === 0 ? [{ kind: 'begun', after: null }] : [];
    this.#own = { ...end, isUnsettled: true };
    this.#own = await this.#add(end, [...begun, ...entries]);
  }

  /** Adds entries behind an end and answers the new one. */
  async #add(end: FileEnd, entries: readonly unknown[]): Promise<FileEnd> {
    const { folder, cipher, disk } = this.#options;
    const path = accessPath(folder, end.file);
    if (end.isUnsettled === true && (await readBytes(path)).length > end.bytes) await disk.truncate(path, end.bytes);
    const { bytes, head } = encodeRecords(accessName(end.file), cipher, end.head, entries);
    if (!(await appendBytes(disk, path, end.bytes, bytes))) throw new OtherLength('The file of the access log has another length than this program left it with');
    return { file: end.file, head, bytes: end.bytes + bytes.length };
  }

  /** Where the month to be written to ends. A clock that was put back does not begin a month before the latest. */
  async #endFor(wanted: string): Promise<FileEnd> {
    if (this.#end !== null && this.#end.file >= wanted) return this.#end;
    const { folder, cipher, disk, versions } = this.#options;
    await this.#makeRoom();
    const latest = (await monthsIn(folder)).at(-1) ?? wanted;
    const file = latest > wanted ? latest : wanted;
    const name = accessName(file);
    const path = accessPath(folder, file);
    const parsed = parseRecords(name, cipher, await readBytes(path));
    if (!parsed.intact) {
      // Set aside, never written over; the log goes on in a file of its own.
      await this.#name(name, parsed.reason, path);
      return { file, head: emptyHead(name), bytes: 0 };
    }
    const known = versions.lastOf(name);
    const there = parsed.head.version;
    if (there < known) await this.#name(name, there === 0 ? 'This month of the access log is missing: it was there when MDT Desk last wrote in it.' : endMissing(file, known, there), null);
    await mendEnd(disk, path, parsed);
    return { file, head: parsed.head, bytes: parsed.keptBytes + (parsed.lineFeedMissing ? 1 : 0) };
  }

  /** Not with the folders above it: where the data folder is gone, as on a network, nothing is to be made in its place. */
  async #makeRoom(): Promise<void> {
    if (this.#roomIsSafe) return;
    const { folder, disk } = this.#options;
    await mkdir(accessRoom(folder), { mode: 0o700 }).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    });
    // Also where it was there: whoever made it may have ended before its name reached the disk.
    await disk.syncFolder(folder);
    this.#roomIsSafe = true;
  }

  /** How the month before this one ended. */
  async #begun(month: string): Promise<Begun> {
    const { folder, cipher } = this.#options;
    const before = (await monthsIn(folder)).filter((other) => other < month).at(-1);
    if (before === undefined) return { kind: 'begun', after: null };
    const read = await readAccessFile(folder, before, cipher);
    return { kind: 'begun', after: read.intact ? { month: before, entries: read.head.version, hash: read.head.hash } : null };
  }

  /** Counts what a program that only read has noted, so that it is missed from here on. */
  async #count(name: string, entries: number): Promise<void> {
    const { versions, way } = this.#options;
    if (way() === 'log' && entries > versions.lastOf(name)) await this.#remember(name, entries);
  }

  /** The entries themselves are saved. That their count is not is made good by the next time. */
  async #remember(name: string, entries: number): Promise<void> {
    const { versions, log } = this.#options;
    await versions.wrote(name, entries).catch((error: unknown) => log('The entries of the access log were not counted', error));
  }

  async #name(of: string, what: string, path: string | null): Promise<void> {
    const { damage } = this.#options;
    const id = of.replace('/', '-');
    if (damage.of('document', id)?.reason === what) return;
    await damage.add(path, { what: 'document', id, reason: what });
    if (path !== null) this.#end = null;
  }
}

/** Somebody else has written in a file that only this program writes in. */
class OtherLength extends Error {
  override readonly name = 'OtherLength';
}
