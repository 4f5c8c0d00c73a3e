import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { hasCode } from './disk.ts';
import { isAlive } from './lockFile.ts';

const patience = 1_000;
const heldForever = 10_000;

/**
 * Runs a short task while no other process runs one under the same guard (`<path>.guard`). Answers what the task answers, or false
 * where the guard stayed taken for a second. A guard left by a process that died is removed.
 */
export async function underGuard(path: string, task: () => boolean): Promise<boolean> {
  const guard = `${path}.guard`;
  for (const giveUp = performance.now() + patience; performance.now() < giveUp; await wait(5 + Math.random() * 10)) {
    if (!take(guard)) {
      if (isLeftBehind(guard)) rmSync(guard, { force: true });
      continue;
    }
    try {
      return task();
    } finally {
      rmSync(guard, { force: true });
    }
  }
  return false;
}

function take(guard: string): boolean {
  try {
    const descriptor = openSync(guard, 'wx', 0o600);
    writeSync(descriptor, `${process.pid}\n${hostname()}\n`);
    closeSync(descriptor);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function isLeftBehind(guard: string): boolean {
  try {
    const [pid = '', host = ''] = readFileSync(guard, 'utf8').split('\n');
    if (host === hostname() && !isAlive(Number(pid))) return true;
    // The file's own time and the machine's: a guard is held for less than a millisecond, so no finer clock is called for.
    return Date.now() - statSync(guard).mtimeMs > heldForever;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
