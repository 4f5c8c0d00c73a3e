import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Log } from '../ports.ts';
import { type Disk, hasCode, realDisk } from './disk.ts';
import { formatFile } from './folderFormat.ts';

/** Makes the data folder where there is none. Refuses with "notFound" where there is none and none can be made. */
export async function makeOrFind(folder: string, log: Log, disk: Disk = realDisk): Promise<Result<null>> {
  try {
    await makeWithParents(folder, log, disk);
    return ok(null);
  } catch (error) {
    if (hasCode(error, 'EEXIST') && (await isFolder(folder))) {
      // Whoever made it may have ended before its name reached the disk. One that has its form was brought there.
      if (!existsSync(join(folder, formatFile))) await syncPlace(folder, log, disk);
      return ok(null);
    }
    log('The data folder could not be made', error);
    if (await isFolder(folder)) return ok(null);
    return refuse('notFound', `The data folder ${folder} does not exist and could not be made. Choose another, or ask your IT department.`);
  }
}

/** Not by Node's `recursive`: in a place that answers ENOENT to every attempt (/proc does) that never comes back. */
async function makeWithParents(folder: string, log: Log, disk: Disk): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(folder) === folder) throw error;
    if (!(await isFolder(dirname(folder)))) await makeWithParents(dirname(folder), log, disk);
    await mkdir(folder, { mode: 0o700 });
  }
  await syncPlace(folder, log, disk);
}

/** Or a power cut could take the whole new folder away. A parent that lets nobody look into it cannot be synced either. */
async function syncPlace(folder: string, log: Log, disk: Disk): Promise<void> {
  await disk.syncFolder(dirname(folder)).catch((error: unknown) => log('The place of the new data folder was not brought to the disk', error));
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
