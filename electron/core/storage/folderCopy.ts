import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { type Disk, hasCode } from './disk.ts';
import { writeNew } from './replaceFile.ts';

/** A file of a copy: its path below the data folder with slashes, its length, and sha256 of its bytes. */
export type CopiedFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** Plain files that hold nothing of a patient and without which a copy does not open. */
const plainFiles: readonly string[] = ['format.json', 'keyring.json', 'keyring.json.bak'];
const underWay = /^(?:new-form\.draft|new-form|old-form)\//;

/**
 * The files of a data folder that belong in a copy of it: what is sealed, and the few plain ones that hold nothing of a patient. Left out are the marks of a
 * running program, drafts, changes of form under way, and whatever else somebody has put there: nobody knows whether that names a patient.
 */
export async function filesToCopy(folder: string): Promise<string[]> {
  const found = await filesBelow(folder);
  return found.filter((path) => plainFiles.includes(path) || (!underWay.test(path) && /(?:\.events|\.sealed|^damaged\/[^/]+\.txt)$/.test(path)));
}

/** Every file below a folder, with slashes and in order; none where there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')] : [])).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

/** Writes one file of a copy, on the disk itself when it answers. Throws what the system threw. */
export async function writeCopied(disk: Disk, target: string, path: string, bytes: Uint8Array): Promise<CopiedFile> {
  const place = join(target, path);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await writeNew(disk, place, bytes);
  return { path, bytes: bytes.length, sha256: hashOf(bytes) };
}

/** Answers when the names of every file of a copy have reached the disk. */
export async function syncFolders(disk: Disk, target: string, files: readonly CopiedFile[]): Promise<void> {
  const folders = new Set([target]);
  for (const { path } of files) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(join(target, folder));
  }
  // The deepest first: a name counts only once the folder it leads to is there.
  for (const folder of [...folders].sort((one, other) => other.length - one.length)) await disk.syncFolder(folder);
}

/** Whether a file of a copy is, byte for byte, what was written. */
export async function readsBack(target: string, { path, bytes, sha256 }: CopiedFile): Promise<'yes' | 'changed' | 'missing'> {
  try {
    const found = await readFile(join(target, path));
    return found.length === bytes && hashOf(found) === sha256 ? 'yes' : 'changed';
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return 'missing';
    throw error;
  }
}

/** Copies a data folder that nobody writes in into a new folder and reads it back. Answers the files; null where one did not read back. Throws what the system threw. */
export async function copyClosedFolder(disk: Disk, folder: string, target: string): Promise<readonly CopiedFile[] | null> {
  const files: CopiedFile[] = [];
  for (const path of await filesToCopy(folder)) files.push(await writeCopied(disk, target, path, await readFile(join(folder, path))));
  await syncFolders(disk, target, files);
  for (const file of files) if ((await readsBack(target, file)) !== 'yes') return null;
  return files;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
