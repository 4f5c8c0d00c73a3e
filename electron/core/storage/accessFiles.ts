import { mkdir } from 'node:fs/promises';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { AccessStore, Log } from '../ports.ts';
import type { Cipher } from '../vault/cipher.ts';
import { accessRoom, type Begun, checkMonths, monthName, monthPath, monthsIn, readMonth } from './accessFolder.ts';
import type { DamageList } from './damageList.ts';
import { type Disk, hasCode } from './disk.ts';
import { notSaved } from './notSaved.ts';
import { emptyHead, encodeRecords, type FileHead, parseRecords } from './record.ts';
import { appendBytes, mendEnd, readBytes } from './streamFile.ts';
import { Turns } from './turns.ts';
import type { FileVersionLog } from './versionLog.ts';

/** What the access log's files need from outside. */
export type AccessFilesOptions = {
  readonly folder: string;
  /** Seals the entries: of the purpose "accessLog". */
  readonly cipher: Cipher;
  readonly mayWrite: () => boolean;
  readonly damage: DamageList;
  readonly versions: Pick<FileVersionLog, 'all' | 'lastOf' | 'wrote'>;
  readonly disk: Disk;
  readonly log: Log;
};

/** Where the month that is written to ends. */
type MonthEnd = { readonly month: string; readonly head: FileHead; readonly bytes: number };

/** How the damage list names the log where it could not be written. */
const unwritten = { what: 'document', id: 'access log' } as const;

/** The access log as sealed files, one a month. Nothing is read before something is to be written or looked at, so that a start is not held up. */
export class AccessFiles implements AccessStore {
  readonly #options: AccessFilesOptions;
  readonly #turns = new Turns();
  /** Null until the file was read; after an append that failed its bytes behind the end are cut first. */
  #end: MonthEnd | null = null;
  #failed = false;

  constructor(options: AccessFilesOptions) {
    this.#options = options;
  }

  async append(month: string, entries: readonly unknown[]): Promise<Result<null>> {
    const { mayWrite, damage, log } = this.#options;
    if (!mayWrite()) return refuse('readOnly', 'This data folder is open for reading only: the access log is written by the program that may write.');
    return this.#turns.take('', async () => {
      try {
        await this.#append(month, entries);
      } catch (error) {
        this.#failed = true;
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

  months(): Promise<readonly string[]> {
    return monthsIn(this.#options.folder);
  }

  async read(month: string): Promise<Result<readonly unknown[]>> {
    const { folder, cipher } = this.#options;
    const read = await this.#turns.take('', () => readMonth(folder, month, cipher));
    if (!read.intact) return refuse('damaged', `The access log of ${month} is damaged. ${read.reason}`);
    return ok(read.events.slice(1).map(({ data }) => data));
  }

  async check(): Promise<readonly { readonly of: string; readonly what: string }[]> {
    return this.#turns.take('', async () => {
      const { folder, cipher, versions } = this.#options;
      const { findings } = await checkMonths(folder, cipher, versions.all());
      for (const { of, what, intact } of findings) await this.#name(of, what, intact ? null : monthPath(folder, of.slice(of.indexOf('/') + 1)));
      return findings;
    });
  }

  /** Answers when nothing is being written. */
  settled(): Promise<void> {
    return this.#turns.settled();
  }

  async #append(wanted: string, entries: readonly unknown[]): Promise<void> {
    const { folder, cipher, versions, disk, log } = this.#options;
    const end = await this.#endFor(wanted);
    const path = monthPath(folder, end.month);
    if (this.#failed && (await readBytes(path)).length > end.bytes) await disk.truncate(path, end.bytes);
    this.#failed = false;
    const begun = end.head.version === 0 ? [await this.#begun(end.month)] : [];
    const name = monthName(end.month);
    const { bytes, head } = encodeRecords(name, cipher, end.head, [...begun, ...entries]);
    if (!(await appendBytes(disk, path, end.bytes, bytes))) {
      this.#end = null;
      throw new Error('The file of the access log has another length than this program left it with');
    }
    this.#end = { month: end.month, head, bytes: end.bytes + bytes.length };
    // The entries are saved. That their count is not is made good by the next append.
    await versions.wrote(name, head.version).catch((error: unknown) => log('The entries of the access log were not counted', error));
  }

  /** Where the month to be written to ends. A clock that was put back does not begin a month before the latest. */
  async #endFor(wanted: string): Promise<MonthEnd> {
    if (this.#end !== null && this.#end.month >= wanted) return this.#end;
    const { folder, cipher, disk, versions } = this.#options;
    await this.#makeRoom();
    const latest = (await monthsIn(folder)).at(-1) ?? wanted;
    const month = latest > wanted ? latest : wanted;
    const name = monthName(month);
    const path = monthPath(folder, month);
    const parsed = parseRecords(name, cipher, await readBytes(path));
    if (!parsed.intact) {
      // Set aside, never written over; the log goes on in a file of its own.
      await this.#name(name, parsed.reason, path);
      this.#end = { month, head: emptyHead(name), bytes: 0 };
      return this.#end;
    }
    const known = versions.lastOf(name);
    const there = parsed.head.version;
    if (there < known) await this.#name(name, there === 0 ? 'This month of the access log is missing: it was there when MDT Desk last wrote in it.' : `The end of this month of the access log is missing: ${known} entries were there, ${there} ${there === 1 ? 'is' : 'are'} there now.`, null);
    await mendEnd(disk, path, parsed);
    this.#end = { month, head: parsed.head, bytes: parsed.keptBytes + (parsed.lineFeedMissing ? 1 : 0) };
    return this.#end;
  }

  /** Not with the folders above it: where the data folder is gone, as on a network, nothing is to be made in its place. */
  async #makeRoom(): Promise<void> {
    const { folder, disk } = this.#options;
    try {
      await mkdir(accessRoom(folder), { mode: 0o700 });
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return;
      throw error;
    }
    await disk.syncFolder(folder);
  }

  /** How the month before this one ended. */
  async #begun(month: string): Promise<Begun> {
    const { folder, cipher } = this.#options;
    const before = (await monthsIn(folder)).filter((other) => other < month).at(-1);
    if (before === undefined) return { kind: 'begun', after: null };
    const read = await readMonth(folder, before, cipher);
    return { kind: 'begun', after: read.intact ? { month: before, entries: read.head.version, hash: read.head.hash } : null };
  }

  async #name(of: string, what: string, path: string | null): Promise<void> {
    const { damage } = this.#options;
    const id = of.replace('/', '-');
    if (damage.of('document', id)?.reason === what) return;
    await damage.add(path, { what: 'document', id, reason: what });
    if (path !== null) this.#end = null;
  }
}
