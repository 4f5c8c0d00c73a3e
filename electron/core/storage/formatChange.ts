import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { DataKey } from '../vault/cipher.ts';
import { type Disk, hasCode } from './disk.ts';
import { copyClosedFolder } from './folderCopy.ts';
import { formatFile, readFormat, writeFormat } from './folderFormat.ts';
import { formAfter, type Migration, ownMigrations } from './migrations.ts';

/*
 * A folder of an older form is changed whole or not at all, one form after the other. The new form is built and checked beside the old one, inside the folder:
 *
 *   new-form.draft/   being built; thrown away at the next start, since the old files are still in their places
 *   new-form/         built and checked. Renaming the draft to this is the moment of the change: from then on it is finished, at this start or the next
 *   old-form/         the old files, moved out of the way one room after another, and removed at the very end
 *
 * The copy from before: of a sealed form, a whole copy beside the data folder, which stays ("<folder>-backups/before-form-3-<time>"). Of the plain form
 * old-form itself, until the new form is read back and in place: what it holds is not encrypted, so no copy of it is left anywhere.
 */
const draft = 'new-form.draft';
const ready = 'new-form';
const old = 'old-form';
const rooms = ['streams', 'documents', 'damaged'] as const;

/** What a change of form works on. */
export type FormatChange = { readonly folder: string; readonly key: DataKey; readonly disk: Disk; readonly clock: Clock; readonly migrations?: readonly Migration[] | undefined };

/**
 * Brings a folder to the form of this program: makes a new one, finishes a change that was interrupted, takes an older form from one number to the next. For the
 * writer only. Throws what the system threw; the folder is then of the form it had, or of a later one, and the next start goes on.
 */
export async function bringUpToDate(change: FormatChange): Promise<Result<null>> {
  const { folder, key, disk, migrations = ownMigrations } = change;
  await rm(join(folder, draft), { recursive: true, force: true });
  if (await exists(join(folder, ready))) await moveIn(folder, disk);
  await rm(join(folder, old), { recursive: true, force: true });
  const current = formAfter(migrations);
  const found = await readFormat(folder, key, current);
  if (!found.ok) return found;
  const { state, form } = found.value;
  if (state === 'none' && !(await isPlain(folder))) {
    await writeFormat(folder, key, disk, { version: current, readableBy: migrations.at(-1)?.readableBy ?? current });
    return ok(null);
  }
  for (const migration of migrations.filter(({ to }) => to > form)) {
    const done = await migrate(migration, change);
    if (!done.ok) return done;
  }
  return ok(null);
}

/** Takes the folder from the form before a migration to the one it makes. */
async function migrate({ to, readableBy, sealedBefore, build }: Migration, change: FormatChange): Promise<Result<null>> {
  const { folder, key, disk, clock } = change;
  if (sealedBefore && !(await keepCopyBefore(change, to))) return refuse('internal', 'The copy of the data folder from before the change did not read back as it was written. Nothing was changed. Tell your IT department.');
  await mkdir(join(folder, draft), { mode: 0o700 });
  if (build !== null) {
    const built = await build({ folder, key, disk, clock, target: join(folder, draft) });
    if (!built.ok) return built;
  }
  await writeFormat(join(folder, draft), key, disk, { version: to, readableBy });
  await disk.rename(join(folder, draft), join(folder, ready));
  await disk.syncFolder(folder);
  await moveIn(folder, disk);
  await rm(join(folder, old), { recursive: true, force: true });
  return ok(null);
}

/** Copies the folder whole; answers whether the copy reads back. One that was cut short is made anew: only a whole one gets the name, and none is ever taken away. */
async function keepCopyBefore({ folder, disk, clock }: FormatChange, to: number): Promise<boolean> {
  const target = `${folder}-backups`;
  const name = `before-form-${to}-${clock().toISOString().replaceAll(/[:.]/g, '-')}`;
  await mkdir(target, { recursive: true, mode: 0o700 });
  const count = (await namesIn(target)).filter((each) => each.startsWith(name)).length;
  const part = join(target, `before-form-${to}.draft`);
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { mode: 0o700 });
  if ((await copyClosedFolder(disk, folder, part)) === null) return false;
  await disk.rename(part, join(target, count === 0 ? name : `${name}-${count + 1}`));
  await disk.syncFolder(target);
  await disk.syncFolder(dirname(target));
  return true;
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
