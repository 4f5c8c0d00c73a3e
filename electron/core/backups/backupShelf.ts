import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { londonDay } from '../../../shared/domain/dates.ts';
import type { Clock, Log } from '../ports.ts';
import type { Disk } from '../storage/disk.ts';
import { filesBelow } from '../storage/folderCopy.ts';
import { readBytes } from '../storage/streamFile.ts';
import { cipherFor, type DataKey } from '../vault/cipher.ts';
import { type BackupManifest, dataRoom, manifestFile, readManifest } from './backupManifest.ts';
import { isBackupName, momentOf, nameOfDraft, nameOfRemoved } from './backupNames.ts';
import { draftMark, draftMarkPlace } from './makeBackup.ts';

/** What lies in a backup folder: the backups of this data folder, the oldest first, and folders named like backups that do not open with its key. */
export type Shelf = { readonly backups: readonly BackupManifest[]; readonly unreadable: readonly string[] };

/** A draft is given so long before it counts as left behind: another program may be writing it into a folder that both use. */
const draftPatience = 60 * 60_000;

/** Reads what lies in a backup folder. Throws what the system threw. */
export async function readShelf(target: string, key: DataKey): Promise<Shelf> {
  const names = (await readdir(target)).filter(isBackupName).sort();
  const read = await Promise.all(names.map(async (name) => ({ name, manifest: await readManifest(join(target, name), name, key) })));
  return {
    backups: read.flatMap(({ manifest }) => (manifest === null ? [] : [manifest])),
    unreadable: read.flatMap(({ name, manifest }) => (manifest === null ? [name] : [])),
  };
}

/**
 * Why nothing may be removed after a backup was made, in a sentence; null where older ones may go. Records are only ever added to, so a backup that holds much less than an
 * earlier one is a sign of loss: the earlier one may be all that is left. (Joplin once let an emptied target empty everything else.)
 */
export function whyHeld(newest: BackupManifest, others: readonly BackupManifest[]): string | null {
  if (newest.faults.length > 0) return 'The newest backup holds something that is damaged in the data folder, so no older backup is removed.';
  const most = Math.max(0, ...others.map(({ events }) => events));
  if (newest.events >= most * 0.9) return null;
  return `The newest backup holds ${newest.events} events and an earlier one ${most}, so no older backup is removed. If records are missing, restore the earlier one.`;
}

/**
 * The backups that may go so that `keep` are left: first those that were not the last of their day (of days before today), then the oldest. Those that hold faults
 * do not count among the kept, and go when they are older than all of them. The newest always stays.
 */
export function whatMayGo(backups: readonly BackupManifest[], newest: string, keep: number, today: string): readonly string[] {
  const sound = backups.filter(({ faults }) => faults.length === 0);
  const dayOf = ({ madeAt }: BackupManifest): string => londonDay(madeAt);
  const lastOfDay = new Set(new Map(sound.map((each) => [dayOf(each), each.name])).values());
  const inTurn = [...sound.filter((each) => !lastOfDay.has(each.name) && dayOf(each) !== today), ...sound.filter((each) => lastOfDay.has(each.name) || dayOf(each) === today)];
  const going = inTurn.filter(({ name }) => name !== newest).slice(0, Math.max(0, sound.length - keep));
  const oldestKept = sound.find((each) => !going.includes(each));
  const faulty = backups.filter(({ name, faults }) => faults.length > 0 && name !== newest && oldestKept !== undefined && name < oldestKept.name);
  return [...going, ...faulty].map(({ name }) => name);
}

/** Where backups are removed, and with what. */
export type ShelfWork = { readonly target: string; readonly key: DataKey; readonly disk: Disk; readonly log: Log };

/**
 * Removes backups by name. Only a folder that has the name of a backup, the manifest sealed for it, and nothing but what the manifest lists is ever removed. Where
 * that fails it stays and is tried again another time.
 */
export async function removeBackups(names: readonly string[], work: ShelfWork): Promise<void> {
  const { target, key, disk, log } = work;
  for (const name of names) {
    const manifest = await readManifest(join(target, name), name, key);
    if (manifest === null || !(await holdsOnly(join(target, name), manifest))) continue;
    try {
      // Renamed first: cut short, it is no backup any more, and never half of one.
      await disk.rename(join(target, name), join(target, `${name}.removed`));
      await takeAway(join(target, `${name}.removed`));
    } catch (error) {
      log('An older backup could not be removed', error);
    }
  }
}

/** Clears away what ends in the middle of a backup or of a removal left behind, where it is ours. */
export async function clearLeftovers({ target, key, log }: ShelfWork, clock: Clock): Promise<void> {
  for (const folder of await readdir(target)) {
    const path = join(target, folder);
    try {
      const draft = nameOfDraft(folder);
      if (draft !== null && clock().getTime() - momentOf(draft) > draftPatience && (await isOurDraft(path, draft, key))) await rm(path, { recursive: true });
      const removed = nameOfRemoved(folder);
      const manifest = removed === null ? null : await readManifest(path, removed, key);
      if (manifest !== null && (await holdsOnly(path, manifest))) await takeAway(path);
    } catch (error) {
      log('What a backup left behind could not be removed', error);
    }
  }
}

async function isOurDraft(path: string, name: string, key: DataKey): Promise<boolean> {
  const mark = await readBytes(join(path, draftMark));
  if (cipherFor(key, 'backup').open(mark, draftMarkPlace(name)) !== null) return true;
  return (await readManifest(path, name, key)) !== null || (await filesBelow(path)).length === 0;
}

async function holdsOnly(path: string, { files }: BackupManifest): Promise<boolean> {
  const own = new Set([manifestFile, ...files.map((file) => `${dataRoom}/${file.path}`)]);
  return (await filesBelow(path)).every((file) => own.has(file));
}

/** The manifest goes last: while anything is left it says whose it is. */
async function takeAway(path: string): Promise<void> {
  await rm(join(path, dataRoom), { recursive: true, force: true });
  await rm(join(path, manifestFile), { force: true });
  await rmdir(path);
}
