import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock, Log } from '../ports.ts';
import { type Disk, hasCode, realDisk } from '../storage/disk.ts';
import { type CopiedFile, readsBack, syncFolders, writeCopied } from '../storage/folderCopy.ts';
import type { Shell } from '../storage/lockFile.ts';
import { claimWriter } from '../storage/writerLock.ts';
import type { DataKey } from '../vault/cipher.ts';
import { readKeyring, writeKeyring } from '../vault/keyringFile.ts';
import { verifyDataFolder } from '../verify/verifyDataFolder.ts';
import { dataRoom, readManifest } from './backupManifest.ts';
import { countsOf } from './makeBackup.ts';

/*
 * A restore is done beside the data, and exchanged by renames:
 *
 *   <data>.restore-draft          being copied and verified; thrown away by the next attempt
 *   <data>.restored               whole and verified. Renaming the draft to this decides the restore: from then on `finishRestore` ends it, at once or at the next start
 *   <data>.before-restore-<time>  the data as it was before. It stays until somebody removes it by hand
 */
const draftOf = (folder: string): string => `${folder}.restore-draft`;
const readyOf = (folder: string): string => `${folder}.restored`;

/** What is restored, and where to: a data folder that no program has open, or one that is not there yet. */
export type RestoreOrder = {
  readonly folder: string;
  /** The folder of the backup, with its name as the last part. */
  readonly backup: string;
  readonly name: string;
  readonly key: DataKey;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly log: Log;
  readonly disk?: Disk;
  /** Told how far the copying has come. */
  readonly progress?: (done: number, total: number) => void;
};

/** What a restore did: what is in the data folder now, and where the data from before lies, where there was any. */
export type Restored = { readonly cases: number; readonly meetings: number; readonly events: number; readonly newestEventAt: string | null; readonly keptAs: string | null };

/**
 * Puts a backup in the place of a closed data folder; what was there is kept beside it. The passphrase and the recovery key in use now stay in use, where there are any.
 * Refuses "damaged" where the backup is not whole, "readOnly" where a program has the folder open, "notSaved" where the disk did not take it: then everything is as before.
 * Killed at any moment, the next `finishRestore` finds the old data or the restored.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Result<Restored>> {
  const { folder, shell, clock, log, disk = realDisk } = order;
  await finishRestore(folder, clock, disk);
  const isThere = await exists(folder);
  const claim = isThere ? await claimWriter(folder, { shell }, { clock, log }) : null;
  if (claim?.mode === 'readOnly') return refuse('readOnly', `Nothing was restored: the data folder must be closed everywhere first. ${claim.reason}`);
  try {
    const copied = await copyBeside(order, disk);
    if (!copied.ok) return copied;
    await disk.rename(draftOf(folder), readyOf(folder));
    await disk.syncFolder(dirname(folder));
    // Before the exchange: Windows renames no folder in which a file is held open.
    if (claim?.mode === 'writer') await claim.release();
    const keptAs = await exchange(folder, clock, disk);
    return ok({ ...copied.value, keptAs });
  } catch (error) {
    log('A backup could not be restored', error);
    return await whatIsLeft(folder, error);
  } finally {
    if (claim?.mode === 'writer') await claim.release();
  }
}

/**
 * Ends a restore that was cut short after it was decided. To be called before anything else is done with a data folder, also before its keyring is looked for: between two
 * renames there is no data folder. Throws what the system threw.
 */
export async function finishRestore(folder: string, clock: Clock, disk: Disk = realDisk): Promise<void> {
  if (await exists(readyOf(folder))) await exchange(folder, clock, disk);
}

/** Copies the backup and proves the copy: what is exchanged was read back and opened with the key. */
async function copyBeside({ folder, backup, name, key, progress }: RestoreOrder, disk: Disk): Promise<Result<Omit<Restored, 'keptAs'>>> {
  const manifest = await readManifest(backup, name, key);
  if (manifest === null) return refuse('damaged', 'Nothing was restored: this backup does not open with the key of this data folder. It was changed, or belongs to another one.');
  const draft = draftOf(folder);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const files: CopiedFile[] = [];
  for (const [index, file] of manifest.files.entries()) {
    progress?.(index, manifest.files.length);
    const state = await readsBack(join(backup, dataRoom), file);
    if (state !== 'yes') return refuse('damaged', `Nothing was restored: ${file.path} ${state === 'missing' ? 'is missing from' : 'was changed in'} this backup. Choose another one.`);
    files.push(await writeCopied(disk, draft, file.path, await readFile(join(backup, dataRoom, file.path))));
  }
  await syncFolders(disk, draft, files);
  for (const file of files) if ((await readsBack(draft, file)) !== 'yes') return refuse('notSaved', `Nothing was restored: ${file.path} did not read back as it was written. The disk may be failing.`);
  const verified = await verifyDataFolder({ folder: draft, key });
  if (!verified.ok) return verified;
  await keepKeyring(folder, draft, disk);
  progress?.(files.length, files.length);
  return ok(countsOf(verified.value));
}

/** A passphrase that was replaced since the backup must not come back into use. */
async function keepKeyring(folder: string, draft: string, disk: Disk): Promise<void> {
  const [now, then] = [await readKeyring(folder), await readKeyring(draft)];
  if (!now.ok || now.value === null) return;
  // Of another folder id it would wrap another data key.
  if (then.ok && then.value !== null && then.value.keyring.folderId !== now.value.keyring.folderId) return;
  await writeKeyring(draft, now.value.keyring, disk);
}

/** Can be interrupted at any moment and begun again. Answers where the data from before lies, where there was any. */
async function exchange(folder: string, clock: Clock, disk: Disk): Promise<string | null> {
  const keptAs = (await exists(folder)) ? await freeName(`${folder}.before-restore-${clock().toISOString().replaceAll(/[:.]/g, '-')}`) : null;
  if (keptAs !== null) await disk.rename(folder, keptAs);
  await disk.rename(readyOf(folder), folder);
  // The exchange is done. Should its names not have reached the disk when the power fails, the next start does it again.
  await disk.syncFolder(dirname(folder)).catch(() => undefined);
  return keptAs;
}

/** After a fault: takes a decided restore back where the old data is still in its place, else says that the next start ends it. */
async function whatIsLeft(folder: string, error: unknown): Promise<Result<never>> {
  const full = hasCode(error, 'ENOSPC', 'EDQUOT') ? 'The disk is full: a restore needs room for a second copy of the data.' : 'The disk reported a fault.';
  const isInPlace = await exists(folder).catch(() => false);
  if (!isInPlace) return refuse('notSaved', `${full} The restored data lies whole beside the data folder, and is put in its place at the next start. Close MDT Desk and start it again.`);
  // Plain calls, not the port: whatever made it fail may be over.
  await rename(readyOf(folder), draftOf(folder)).catch(() => undefined);
  await rm(draftOf(folder), { recursive: true, force: true }).catch(() => undefined);
  const decided = await exists(readyOf(folder)).catch(() => true);
  return refuse('notSaved', decided ? `${full} The restore is done at the next start; the data as it is now will be kept beside it.` : `${full} Nothing was restored, and the data is as it was.`);
}

async function freeName(wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!(await exists(name))) return name;
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (hasCode(error, 'ENOENT')) return false;
      throw error;
    },
  );
}
