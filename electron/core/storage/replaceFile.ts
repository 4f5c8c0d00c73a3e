import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Disk, hasCode, writeAll } from './disk.ts';
import { UncertainWrite } from './notSaved.ts';

const pausesBetweenRenames = [10, 40, 90, 160];

/**
 * Puts a file of these bytes in a path, over what lay there: whole and on the disk, or not at all. Throws what the system threw; `UncertainWrite` where the
 * new file lies in its place and only the folder could not be brought to the disk.
 */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array, pause: (milliseconds: number) => Promise<unknown> = wait): Promise<void> {
  // A random name: two writers by mistake must not write into one file.
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeNew(disk, draft, bytes);
    await putInPlace(disk, draft, path, pause);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  try {
    await disk.syncFolder(dirname(path));
  } catch (error) {
    throw new UncertainWrite('The folder of a replaced file was not brought to the disk', { cause: error });
  }
}

/** Writes a file that must not exist yet; answers when its bytes are on the disk. */
export async function writeNew(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.openNew(path);
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** On Windows a virus scanner or an indexer that has the old file open makes the rename fail for a moment. */
async function putInPlace(disk: Disk, draft: string, path: string, pause: (milliseconds: number) => Promise<unknown>): Promise<void> {
  for (const milliseconds of pausesBetweenRenames) {
    try {
      return await disk.rename(draft, path);
    } catch (error) {
      if (!hasCode(error, 'EPERM', 'EBUSY', 'EACCES')) throw error;
      await pause(milliseconds);
    }
  }
  await disk.rename(draft, path);
}
