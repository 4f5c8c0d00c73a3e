import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Stop } from './stop.ts';

/** How a program ended: with an exit code, by a signal, or not started at all because of an error of the system. */
export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly error: string | null };

/** What npm start ends with after one of its programs: that one's exit code, or what a shell makes of a signal (128 and its number). */
export function exitCode({ code, signal }: Ended): number {
  return code ?? (signal === null ? 1 : 128 + constants.signals[signal]);
}

/** Answers how a child ended, once it has and its last words were read. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  const end = await new Promise<Ended>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => resolve({ code: null, signal: null, error: error.code ?? error.name }));
    child.once('exit', (code, signal) => resolve({ code, signal, error: null }));
  });
  // A program it started in turn may hold its output open for as long as it likes.
  const waited = new AbortController();
  await Promise.race([closed, setTimeout(1000, undefined, { signal: waited.signal })]);
  waited.abort();
  return end;
}

/** Passes a request to end on to a child: `ask` closes it in good order, and a person who insists has it ended at once. */
export function endWith(child: ChildProcess, stop: Stop, ask: () => void): void {
  if (stop.asked.aborted) ask();
  else stop.asked.addEventListener('abort', ask);
  stop.insisted.addEventListener('abort', () => child.kill('SIGKILL'));
}

/**
 * Runs one of our own programs at this terminal. A Ctrl+C reaches it from there; it gets SIGTERM besides, for whoever asks npm start alone, and has to
 * take the two for one request. Windows has no such signal: kill would end it at once, and the console has asked it already.
 */
export async function run(program: string, args: readonly string[], where: { readonly cwd: string; readonly platform: NodeJS.Platform; readonly stop: Stop }): Promise<Ended> {
  const child = spawn(program, args, { cwd: where.cwd, stdio: 'inherit' });
  endWith(child, where.stop, () => void (where.platform !== 'win32' && child.kill('SIGTERM')));
  return await ended(child);
}
