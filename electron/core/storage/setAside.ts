import { access, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Clock, Damage } from '../ports.ts';
import { hasCode, realDisk } from './disk.ts';

const folderName = 'damaged';
const asideName = /^(case|meeting|document)-(.+)-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z(?:-\d+)?\.(?:events|sealed|json)$/;

/**
 * Moves a damaged file, its bytes untouched, to `damaged/<what>-<id>-<ISO time, with dashes for colons>` below the data folder, with
 * the reason in a text file beside it. Answers its new place relative to the data folder. Throws where the file could not be moved;
 * then it lies where it lay.
 */
export async function setAside(folder: string, path: string, damage: Omit<Damage, 'setAside'>, clock: Clock): Promise<string> {
  const room = join(folder, folderName);
  // Not with the folders above it: where the data folder is gone, as on a network, nothing is to be made in its place.
  await mkdir(room, { mode: 0o700 }).then(
    () => realDisk.syncFolder(folder),
    (error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error;
    },
  );
  const time = clock().toISOString().replaceAll(':', '-');
  const stem = await freeStem(room, `${damage.what}-${damage.id}-${time}`, extname(path));
  // The reason goes first: a crash between the two must not leave a file of which nobody knows why it lies there.
  const note = join(room, `${stem}.txt`);
  await writeFile(note, `${damage.reason}\n`, { mode: 0o600 });
  const name = stem + extname(path);
  try {
    await rename(path, join(room, name));
  } catch (error) {
    await rm(note, { force: true });
    throw error;
  }
  await realDisk.syncFolder(room);
  await realDisk.syncFolder(dirname(path));
  return `${folderName}/${name}`;
}

/** Everything that was set aside in this data folder, by this start or earlier ones, in the order of their names. */
export async function listSetAside(folder: string): Promise<readonly Damage[]> {
  const room = join(folder, folderName);
  const names = await readdir(room).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const found: Damage[] = [];
  for (const name of names.sort()) {
    const [, what, id] = asideName.exec(name) ?? [];
    if (id === undefined || (what !== 'case' && what !== 'meeting' && what !== 'document')) continue;
    const reason = await readFile(join(room, `${basename(name, extname(name))}.txt`), 'utf8').catch(() => '');
    found.push({ what, id, reason: reason.trim() || 'It was set aside as damaged; the reason was not kept.', setAside: `${folderName}/${name}` });
  }
  return found;
}

async function freeStem(room: string, wanted: string, extension: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const stem = count === 1 ? wanted : `${wanted}-${count}`;
    const taken = await access(join(room, stem + extension)).then(
      () => true,
      () => false,
    );
    if (!taken) return stem;
  }
}
