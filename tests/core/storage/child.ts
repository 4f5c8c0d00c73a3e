import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A program of this folder running in a process of its own, and the lines it has printed so far. */
export type Child = {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly lines: readonly string[];
  /** Answers once so many lines were printed that are so; fails with what the program complained of if it ends before. */
  printed(count: number, isSo?: (line: string) => boolean): Promise<void>;
  /** Gives it a line of input. */
  tell(line: string): void;
  /** Sends a signal and answers when the process has ended and all it printed has arrived. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
};

/** Starts a program: one of this folder by its name, or any by its place. */
export function start(script: string | URL, ...values: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', path, ...values], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Halves the time of a start, most of which is spent on stripping types.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'mdt-desk-compile-cache') },
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let unfinished = '';
  let complaint = '';
  let closed = false;
  // It may be killed before it has read what it was told.
  child.stdin.on('error', () => undefined);
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (unfinished + text).split('\n');
    unfinished = parts.pop() ?? '';
    lines.push(...parts);
    for (const look of waiting) look();
  });
  child.on('close', () => {
    closed = true;
    for (const look of waiting) look();
  });

  function until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!isSo() && !closed) return;
        waiting.delete(look);
        if (isSo()) resolve();
        else reject(new Error(`The child ended early: ${complaint}`));
      };
      waiting.add(look);
      look();
    });
  }

  return {
    process: child,
    lines,
    tell: (line) => void child.stdin.write(`${line}\n`),
    printed: (count, isSo = () => true) => until(() => lines.filter(isSo).length >= count),
    end(signal) {
      child.kill(signal);
      return until(() => closed);
    },
  };
}

/** Random numbers from 0 to 1 that come out the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
