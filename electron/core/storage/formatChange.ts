import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { DataKey } from '../vault/cipher.ts';
import { type Disk, hasCode } from './disk.ts';
import { formatFile, readFormat, writeFormat } from './folderFormat.ts';
import { sealPlainFolder } from './sealPlainFolder.ts';

/*
 * A folder of an older form is changed whole or not at all. The new form is built and checked beside the old one, inside the folder:
 *
 *   new-form.draft/   being built; thrown away at the next start, since the old files are still in their places
 *   new-form/         built and checked. Renaming the draft to this is the moment of the change: from then on it is finished, at this start or the next
 *   old-form/         the old files, moved out of the way one room after another. They are the copy from before the change, and are removed at its
 *                     very end: what they hold is not encrypted
 */
const draft = 'new-form.draft';
const ready = 'new-form';
const old = 'old-form';
const rooms = ['streams', 'documents', 'damaged'] as const;

/** What a change of form works on. */
export type FormatChange = { readonly folder: string; readonly key: DataKey; readonly disk: Disk; readonly clock: Clock };

/** Brings a folder to the form of this program: makes a new one, finishes a change that was interrupted, seals one from before encryption. For the writer only. Throws what the system threw. */
export async function bringUpToDate(change: FormatChange): Promise<Result<null>> {
  const { folder, key, disk } = change;
  await rm(join(folder, draft), { recursive: true, force: true });
  if (await exists(join(folder, ready))) await moveIn(folder, disk);
  await rm(join(folder, old), { recursive: true, force: true });
  const found = await readFormat(folder, key);
  if (!found.ok) return found;
  if (found.value !== 'none') return ok(null);
  if (await isPlain(folder)) {
    await mkdir(join(folder, draft), { mode: 0o700 });
    const sealed = await sealPlainFolder({ ...change, target: join(folder, draft) });
    if (!sealed.ok) return sealed;
    await writeFormat(join(folder, draft), key, disk);
    await disk.rename(join(folder, draft), join(folder, ready));
    await disk.syncFolder(folder);
    await moveIn(folder, disk);
    await rm(join(folder, old), { recursive: true, force: true });
  } else await writeFormat(folder, key, disk);
  return ok(null);
}

/** Whether a folder without a format holds anything: it is then one from before encryption, or on its way from there. */
export async function isPlain(folder: string): Promise<boolean> {
  for (const room of [ready, 'streams/case', 'streams/meeting', 'documents', 'damaged']) {
    if ((await namesIn(join(folder, room))).length > 0) return true;
  }
  return false;
}

/** Puts the rooms of the new form in the place of the old ones. Can be interrupted at any moment and begun again. */
async function moveIn(folder: string, disk: Disk): Promise<void> {
  await mkdir(join(folder, old), { recursive: true, mode: 0o700 });
  for (const room of rooms) {
    if (!(await exists(join(folder, ready, room)))) continue;
    if (await exists(join(folder, room))) await disk.rename(join(folder, room), join(folder, old, room));
    await disk.rename(join(folder, ready, room), join(folder, room));
  }
  // The stamps in the read model are those of the old files: they are all to be compared.
  await rm(join(folder, 'closed-cleanly'), { force: true });
  if (await exists(join(folder, ready, formatFile))) await disk.rename(join(folder, ready, formatFile), join(folder, formatFile));
  await disk.syncFolder(folder);
  await rm(join(folder, ready), { recursive: true, force: true });
  await disk.syncFolder(folder);
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

/** The names in a folder; none where there is no such folder. */
async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}
