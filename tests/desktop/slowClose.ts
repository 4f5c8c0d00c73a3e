import { execFileSync } from 'node:child_process';
import { closeSync, openSync, unlinkSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Lets what was held up go on. */
export type Release = () => void;

/**
 * Has the last backup of a data folder wait until it is released: a backup that lies there already has a manifest which nobody writes, and reading it takes until
 * somebody does. To be done before the program closes, and released before its minute is over.
 */
export async function holdLastBackup(data: string): Promise<Release> {
  const earlier = join(`${data}-backups`, 'mdt-desk-backup-2026-11-01T00-00-00-000Z');
  await mkdir(earlier, { recursive: true });
  const manifest = join(earlier, 'manifest.sealed');
  execFileSync('mkfifo', [manifest]);
  return () => {
    const writing = openSync(manifest, 'w');
    // Or the next program would wait for it too.
    unlinkSync(manifest);
    closeSync(writing);
  };
}

/** The backups that were made of a data folder. */
export async function backupsOf(data: string): Promise<string[]> {
  const names = await readdir(`${data}-backups`).catch((): string[] => []);
  return names.filter((name) => /^mdt-desk-backup-.*Z$/.test(name) && !name.includes('2026-11-01T00-00-00-000Z'));
}
