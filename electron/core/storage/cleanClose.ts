import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, hasCode } from './disk.ts';

const mark = 'closed-cleanly';

/**
 * Whether the last writer closed the folder with everything written. Takes the mark away, so that a program that ends in any other way
 * leaves none.
 */
export async function takeCleanMark(folder: string, disk: Disk): Promise<boolean> {
  const path = join(folder, mark);
  try {
    await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
  await rm(path);
  await disk.syncFolder(folder);
  return true;
}

/** Leaves the mark. It holds nothing but is never trusted further than for a moment: the stamps are compared soon after the start all the same. */
export async function leaveCleanMark(folder: string): Promise<void> {
  await writeFile(join(folder, mark), '', { mode: 0o600 });
}
