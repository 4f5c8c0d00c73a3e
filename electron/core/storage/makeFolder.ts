import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Log } from '../ports.ts';
import { hasCode } from './disk.ts';

/** Makes the data folder where there is none. Refuses with "notFound" where there is none and none can be made. */
export async function makeOrFind(folder: string, log: Log): Promise<Result<null>> {
  try {
    await makeWithParents(folder);
    return ok(null);
  } catch (error) {
    if (hasCode(error, 'EEXIST') && (await isFolder(folder))) return ok(null);
    log('The data folder could not be made', error);
    if (await isFolder(folder)) return ok(null);
    return refuse('notFound', `The data folder ${folder} does not exist and could not be made. Choose another, or ask your IT department.`);
  }
}

/** Not by Node's `recursive`: in a place that answers ENOENT to every attempt (/proc does) that never comes back. */
async function makeWithParents(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(folder) === folder) throw error;
    if (!(await isFolder(dirname(folder)))) await makeWithParents(dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
