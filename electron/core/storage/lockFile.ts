import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { hasCode } from './disk.ts';

/** The ways to start the application. */
export const Shell = z.enum(['desktop', 'loopback', 'cli']);
export type Shell = z.infer<typeof Shell>;

/** Who may write in a data folder, as `writer.lock` tells it. */
export const LockHolder = z.strictObject({
  shell: Shell,
  pid: z.int().positive(),
  /** The machine's name. */
  host: z.string().min(1),
  /** When the holder started, in ISO 8601. */
  startedAt: z.iso.datetime(),
  /** When the holder last said that it is alive, in ISO 8601. */
  heartbeat: z.iso.datetime(),
  /** Random, so that a holder can tell its own lock from any other. */
  token: z.string().min(1),
});
export type LockHolder = z.infer<typeof LockHolder>;

/** What a lock file says; "unreadable" while its maker is still writing it, or if it died doing so. */
export type LockReading = LockHolder | 'missing' | 'unreadable';

const silentElsewhere = 30_000;
// On the same machine a process can be looked up; only a number given to another process since can mislead.
const silentHere = 60_000;
const unreadableForever = 5_000;

/** Reads a lock file. It is small and on the way of every start, so the reading blocks. Throws where the system does not let it. */
export function readLock(path: string): LockReading {
  try {
    const parsed = LockHolder.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'missing';
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
}

/** Whether a lock's holder is gone: its process is dead on this machine, or it has been silent for too long. */
export function isStale(holder: LockHolder, now: Date): boolean {
  const silence = now.getTime() - Date.parse(holder.heartbeat);
  if (holder.host !== hostname()) return silence > silentElsewhere;
  return silence > silentHere || !isAlive(holder.pid);
}

/** Whether nobody will finish writing this unreadable lock any more. Goes by the file's own time, since nothing in it can be read. */
export function isAbandoned(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > unreadableForever;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Whether a process of this number lives on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to someone else.
    return !hasCode(error, 'ESRCH');
  }
}
