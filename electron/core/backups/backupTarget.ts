import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type Disk, hasCode } from '../storage/disk.ts';
import { replaceFile } from '../storage/replaceFile.ts';
import { backupNotMade } from './backupFaults.ts';

/** Lies in every backup folder that was chosen: a folder without it is another drive's place, or was emptied. */
const markFile = 'mdt-desk-backups.txt';
const markText = [
  'MDT Desk keeps backups of its data folder here. They are encrypted: each opens with the passphrase that was in use when it was made.',
  'Leave this file where it is. Where it is missing, MDT Desk takes it that the drive is not connected or that the folder was emptied, and says so.',
  '',
].join('\n');

/** Where backups go until somebody chooses a folder: beside the data folder, so that it is on the same disk and protects only against damage. */
export function folderBeside(dataFolder: string): string {
  return `${dataFolder}-backups`;
}

/** Takes a folder for backups: the one beside the data folder is made, any other must be there. Refuses one inside the data folder or around it, and one that cannot be written in. */
export async function takeTarget(target: string, dataFolder: string, disk: Disk): Promise<Result<null>> {
  if (!isAbsolute(target)) return refuse('invalidInput', 'Give the whole path of the backup folder, from the drive or the root on.', [], 'target');
  try {
    if (target === folderBeside(dataFolder)) await mkdir(target, { recursive: true, mode: 0o700 });
    const misplaced = await whyMisplaced(target, dataFolder);
    if (misplaced !== null) return refuse('invalidInput', misplaced, [], 'target');
    await replaceFile(disk, join(target, markFile), Buffer.from(markText));
    // Or a power cut could take a folder that was just made with all its backups. A parent that lets nobody look into it cannot be synced either.
    if (target === folderBeside(dataFolder)) await disk.syncFolder(dirname(target)).catch(() => undefined);
    return ok(null);
  } catch (error) {
    return backupNotMade(error, target);
  }
}

/**
 * Whether backups can be written into a folder that was taken, while the data folder lay at `takenFrom`. Refuses with "notFound" where it is gone, "notNow" where it
 * is not the folder it was. Nothing is made, nothing removed.
 */
export async function findTarget(target: string, dataFolder: string, takenFrom: string): Promise<Result<null>> {
  if (await isMissingBeside(target, dataFolder)) return refuse('notFound', missingBeside(target, dataFolder, takenFrom));
  const misplaced = await whyMisplaced(target, dataFolder);
  if (misplaced !== null) return refuse('notFound', `No backup was made. ${misplaced} Connect the drive again, or choose another folder.`);
  const names = await readdir(target).catch((error: unknown) => error);
  if (!Array.isArray(names)) return backupNotMade(names, target);
  if (!names.includes(markFile)) return refuse('notNow', emptied(target));
  return ok(null);
}

/** Whether backups go beside the data folder, and there is no folder for them: the data was moved without it, or it was taken away. No drive can be missing. */
export async function isMissingBeside(target: string, dataFolder: string): Promise<boolean> {
  return target === folderBeside(dataFolder) && (await stat(target).catch((error: unknown) => (hasCode(error, 'ENOENT') ? null : error))) === null;
}

/** Says what is so and what to do, in one step. */
function missingBeside(target: string, dataFolder: string, takenFrom: string): string {
  const why =
    takenFrom !== '' && takenFrom !== dataFolder
      ? `The data folder was moved or copied here (it lay at ${takenFrom}), and the backups beside it did not come along; they still open with the passphrase of their time.`
      : 'It was moved or removed, or the data folder was moved or copied here without it.';
  return `No backup was made. The backup folder (${target}) is not there. ${why} Press “Keep backups here from now on” on the Backups screen, or choose another folder there.`;
}

/** The sentence for a folder that is not as it was left. */
export function emptied(target: string): string {
  return `No backup was made: the backup folder (${target}) was emptied, or another drive is in its place. Nothing was written into it and nothing removed. Connect the drive again, or choose the folder anew on the Backups screen.`;
}

async function whyMisplaced(target: string, dataFolder: string): Promise<string | null> {
  const found = await stat(target).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'EIO', 'EACCES')) return null;
    throw error;
  });
  if (found === null || !found.isDirectory()) return `The backup folder (${target}) is not there.`;
  const [place, data] = [await realpath(target), await realpath(dataFolder)];
  if (`${place}${sep}`.startsWith(`${data}${sep}`)) return `The backup folder (${target}) lies inside the data folder: what harms the one would harm the other.`;
  if (`${data}${sep}`.startsWith(`${place}${sep}`)) return `The backup folder (${target}) contains the data folder: choose one beside it or on another disk.`;
  return null;
}
