import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '../../electron/core/app.ts';
import type { Clock } from '../../electron/core/ports.ts';
import { type Disk, realDisk } from '../../electron/core/storage/disk.ts';
import type { Result } from '../../shared/domain/result.ts';
import { dataKey } from '../fakes/dataKey.ts';
import { resources } from '../fakes/pathway.ts';

/** Runs a task in an empty folder of its own, which is removed afterwards. Answers what the task answers. */
export async function inOwnFolder<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mdt-faults-'));
  try {
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the whole application on a data folder. */
export async function startApp(folder: string, around: { readonly disk?: Disk; readonly clock?: Clock } = {}): Promise<Result<App>> {
  const { disk = realDisk, clock = () => new Date() } = around;
  return createApp({ folder, key: dataKey, resources, shell: 'cli', clock, ids: () => crypto.randomUUID(), log: () => undefined, disk });
}

/** Starts it where nothing stands in the way: a refusal is a fault of the campaign. */
export async function startSound(folder: string, around: { readonly disk?: Disk; readonly clock?: Clock } = {}): Promise<App> {
  const started = await startApp(folder, around);
  if (!started.ok) throw new Error(`The application did not start: ${started.refusal.message}`);
  return started.value;
}
