import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type LockHolder, readLock } from '../../electron/core/storage/lockFile.ts';

/** A number that no process has: the greatest Linux gives out is one less. */
export const noProcess = 2 ** 22 + 1;

/** The lock file of a data folder. */
export function lockPath(folder: string): string {
  return join(folder, 'writer.lock');
}

/** Leaves a lock as another program would have, which has just said that it is alive unless told otherwise. */
export function leaveLock(folder: string, holder: Partial<LockHolder>): void {
  const now = new Date().toISOString();
  const lock: LockHolder = { shell: 'desktop', pid: noProcess, host: hostname(), startedAt: now, heartbeat: now, token: 'of another program', ...holder };
  writeFileSync(lockPath(folder), JSON.stringify(lock));
}

/** Lets the holder of a lock that was left behind have died, where one was. In the campaign the holder is this process, which goes on. */
export function letHolderDie(folder: string): void {
  if (!existsSync(lockPath(folder))) return;
  const lock = readLock(lockPath(folder));
  if (typeof lock === 'object') return leaveLock(folder, { ...lock, pid: noProcess });
  // One that cannot be read is taken to be abandoned after some seconds, which a machine needs to start anyway.
  const before = Date.now() / 1_000 - 60;
  utimesSync(lockPath(folder), before, before);
}
