import { join } from 'node:path';
import type { Backup, BackupProof, BackupReason, BackupsView, RestorePreview } from '../../../shared/api/backupViews.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock, Log } from '../ports.ts';
import type { DataFolder } from '../storage/dataFolder.ts';
import { type Disk, realDisk } from '../storage/disk.ts';
import type { StoredDocument } from '../storage/document.ts';
import { Turns } from '../storage/turns.ts';
import type { DataKey } from '../vault/cipher.ts';
import { backupNotMade } from './backupFaults.ts';
import type { BackupManifest } from './backupManifest.ts';
import type { StoredBackups } from './backupState.ts';
import { clearLeftovers, readShelf, removeBackups, type Shelf, whatMayGo, whyHeld } from './backupShelf.ts';
import { emptied, findTarget, folderBeside, isMissingBeside, takeTarget } from './backupTarget.ts';
import type { CopySource } from './copySource.ts';
import { dataMark } from './dataMark.ts';
import { type BackupStep, givenUp, makeBackup } from './makeBackup.ts';
import { type OpenCopy, proveBackup } from './proveBackup.ts';
import { previewRestore } from './restorePreview.ts';

/** What the backups of an open data folder need from outside. */
export type BackupsNeed = {
  readonly folder: string;
  readonly key: DataKey;
  readonly data: Pick<DataFolder, 'mode' | 'acknowledgedBytes'>;
  readonly document: StoredDocument<StoredBackups>;
  readonly clock: Clock;
  readonly log: Log;
  readonly openCopy: OpenCopy;
  /** Told how far a backup or a proof has come, by the name its caller gave it. */
  readonly progress: (run: string, ...step: Parameters<BackupStep>) => void;
  /** Tells every screen that the backups stand differently now. */
  readonly announce: () => void;
  readonly disk?: Disk;
};

/** A backup that was made, or the one since which nothing has changed. */
type Made = { readonly name: string; readonly unchanged: boolean };

/** The backups of one data folder: made one at a time, verified, kept so many, proved, looked into. Nothing that goes wrong here stops the work: it is said. */
export class Backups {
  readonly #need: BackupsNeed;
  readonly #disk: Disk;
  readonly #turns = new Turns();
  readonly #cancelled = new Set<string>();
  readonly #underWay = new Set<string>();
  #count = 0;
  /** As the document has it; ahead of it where it could not be written. */
  #state: StoredBackups;

  constructor(need: BackupsNeed) {
    this.#need = need;
    this.#disk = need.disk ?? realDisk;
    this.#state = need.document.value;
  }

  /** What stands in the way of backups, in a sentence for every screen; null while they are made. */
  trouble(): string | null {
    return this.#need.data.mode === 'writer' ? (this.#state.trouble?.sentence ?? null) : null;
  }

  /** When a backup was last made or not needed, and when one last failed. */
  times(): { readonly doneAt: string | null; readonly failedAt: string | null } {
    return { doneAt: this.#state.doneAt, failedAt: this.#state.trouble?.at ?? null };
  }

  async view(): Promise<Result<BackupsView>> {
    const { keep, target, held, proofs, taken } = this.#state;
    const shelf = await this.#shelf();
    const shown = (manifest: BackupManifest): Backup => {
      const { name, madeAt, why, cases, meetings, events, newestEventAt, files, faults } = manifest;
      return { name, madeAt, why, cases, meetings, events, newestEventAt, faults, bytes: files.reduce((sum, file) => sum + file.bytes, 0), proof: proofs[name] ?? null };
    };
    const missing = taken && (await isMissingBeside(this.#target, this.#need.folder));
    return ok({ target: this.#target, chosen: target !== null, missing, keep, trouble: this.trouble(), held, backups: shelf.backups.map(shown).toReversed(), unreadable: [...shelf.unreadable] });
  }

  /** Chooses the folder (null: the one beside the data folder) and how many are kept. */
  async save({ target, keep }: { readonly target: string | null; readonly keep: number }): Promise<Result<BackupsView>> {
    const chosen = target === null || target === '' || target === folderBeside(this.#need.folder) ? null : target;
    if (this.#need.data.mode !== 'writer') return readOnly;
    const taken = await takeTarget(chosen ?? folderBeside(this.#need.folder), this.#need.folder, this.#disk);
    if (!taken.ok) return taken;
    const stored = await this.#note({ target: chosen, keep, taken: true, dataFolder: this.#need.folder, trouble: null, held: null, doneAt: null });
    return stored.ok ? this.view() : stored;
  }

  /** Makes a backup unless nothing has changed since one that is there, then removes what is more than is kept. What goes wrong is also remembered, for every screen. */
  async make(why: BackupReason, run = ''): Promise<Result<Made>> {
    return this.#alone(run, async (step) => {
      if (this.#need.data.mode !== 'writer') return readOnly;
      const made = await this.#makeInTurn(why, step).catch((error: unknown) => backupNotMade(error, this.#target));
      const at = this.#need.clock().toISOString();
      if (made.ok) await this.#note({ trouble: null, doneAt: at });
      else if (made !== givenUp) await this.#note({ trouble: { at, sentence: made.refusal.message } });
      return made;
    });
  }

  /** The last backup before a program ends: given up after so long, which is then said at the next start. A disk that answers nothing does not keep the program open. */
  async makeLast(why: BackupReason, withinMilliseconds: number): Promise<void> {
    const run = 'last backup';
    if (await inTime(this.make(why, run), withinMilliseconds)) return;
    this.cancel(run);
    const sentence = `No backup was made when MDT Desk was closed: it took too long (${this.#target}). Earlier backups are untouched.`;
    await this.#note({ trouble: { at: this.#need.clock().toISOString(), sentence } });
  }

  /** Gives up what is under way by this name. */
  cancel(run: string): Result<{ readonly cancelled: true }> {
    if (!this.#underWay.has(run)) return refuse('notFound', 'It is finished already.');
    this.#cancelled.add(run);
    return ok({ cancelled: true });
  }

  /** Gives up everything that is under way. */
  giveUp(): void {
    for (const id of this.#underWay) this.#cancelled.add(id);
  }

  /** Answers when nothing is under way, or after so long. */
  async settled(withinMilliseconds: number): Promise<void> {
    await inTime(this.#turns.settled(), withinMilliseconds);
  }

  /** Opens a backup for real, the newest where none is named, and remembers the result with its date. */
  async prove(name: string | null, run = ''): Promise<Result<{ readonly name: string; readonly proof: BackupProof }>> {
    return this.#alone(run, async (step) => {
      const { key, clock, openCopy } = this.#need;
      const found = await this.#find(name);
      if (!found.ok) return found;
      const proof = await proveBackup({ folder: join(this.#target, found.value), name: found.value, key, clock, step, openCopy });
      if (proof === null) return refuse('notNow', 'Cancelled. The backup was not looked through to its end.');
      await this.#note({ proofs: { ...this.#state.proofs, [found.value]: proof } });
      return ok({ name: found.value, proof });
    });
  }

  /** What restoring a backup would change. */
  async preview(name: string, nameOf: (caseId: string) => string | null): Promise<Result<RestorePreview>> {
    const found = await this.#find(name);
    return found.ok ? previewRestore({ folder: this.#need.folder, backup: join(this.#target, found.value), name: found.value, key: this.#need.key, nameOf }) : found;
  }

  get #target(): string {
    return this.#state.target ?? folderBeside(this.#need.folder);
  }

  async #makeInTurn(why: BackupReason, step: BackupStep): Promise<Result<Made>> {
    const { folder, key, data, clock, log } = this.#need;
    const target = this.#target;
    // Only the first time: a folder that is gone later was not taken away by this program.
    const fit = this.#state.taken ? await findTarget(target, folder, this.#state.dataFolder) : await takeTarget(target, folder, this.#disk);
    if (!fit.ok) return fit;
    const before = await readShelf(target, key);
    // One was made here before: all of them are gone, and what took them may take the next one too.
    if (this.#state.doneAt !== null && before.backups.length + before.unreadable.length === 0) return refuse('notNow', emptied(target));
    const mark = await dataMark(folder);
    const same = before.backups.findLast((backup) => backup.mark === mark && backup.faults.length === 0);
    if (same !== undefined) return ok({ name: same.name, unchanged: true });
    const work = { target, key, disk: this.#disk, log };
    await clearLeftovers(work, clock);
    const taken = new Set([...before.backups.map(({ name }) => name), ...before.unreadable]);
    const source: CopySource = { folder, key, acknowledgedBytes: (stream) => data.acknowledgedBytes(stream) };
    const made = await makeBackup({ source, target, why, disk: this.#disk, clock, step, taken });
    if (!made.ok) return made;
    const { name } = made.value;
    const held = whyHeld(made.value, before.backups);
    if (held === null) await removeBackups(whatMayGo([...before.backups, made.value], name, this.#state.keep, londonDay(clock().toISOString())), work);
    await this.#note({ held, taken: true, dataFolder: folder });
    return ok({ name, unchanged: false });
  }

  /** Only what can be read: a screen shows the rest as trouble. */
  async #shelf(): Promise<Shelf> {
    return readShelf(this.#target, this.#need.key).catch((): Shelf => ({ backups: [], unreadable: [] }));
  }

  async #find(name: string | null): Promise<Result<string>> {
    const { backups, unreadable } = await this.#shelf();
    if (name === null) {
      const newest = backups.at(-1)?.name;
      return newest === undefined ? refuse('notFound', `There is no backup in the backup folder (${this.#target}) that opens with the key of this data folder.`) : ok(newest);
    }
    const isThere = unreadable.includes(name) || backups.some((backup) => backup.name === name);
    return isThere ? ok(name) : refuse('notFound', 'This backup is no longer in the backup folder.');
  }

  /** One at a time: two copies of one folder at once would only wait for each other. */
  async #alone<T>(run: string, work: (step: BackupStep) => Promise<Result<T>>): Promise<Result<T>> {
    this.#count += 1;
    const id = run === '' ? `unnamed ${this.#count}` : run;
    this.#underWay.add(id);
    try {
      return await this.#turns.take('', () =>
        work(async (...step) => {
          if (run !== '') this.#need.progress(run, ...step);
          return !this.#cancelled.has(id);
        }),
      );
    } finally {
      this.#underWay.delete(id);
      this.#cancelled.delete(id);
    }
  }

  async #note(change: Partial<StoredBackups>): Promise<Result<unknown>> {
    this.#state = { ...this.#state, ...change };
    const state = this.#state;
    const stored = await this.#need.document.update(() => state);
    this.#need.announce();
    return stored;
  }
}

/** Whether something came to its end in time. */
async function inTime(work: Promise<unknown>, withinMilliseconds: number): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const isLate = new Promise<boolean>((resolve) => (late = setTimeout(() => resolve(false), withinMilliseconds)));
  const ended = await Promise.race([work.then(() => true), isLate]);
  clearTimeout(late);
  return ended;
}

const readOnly: Result<never> = refuse('readOnly', 'This data folder is open for reading only here: backups are made by the program that writes it.');
