import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { electronProgram } from './here.ts';
import { type Beforehand, ownProfile, writeBeforehand } from './ownProfile.ts';

/** A program that runs without Playwright, as a person starts it. */
export type BareProgram = {
  readonly child: ChildProcess;
  /** Its exit code once it has ended; null where a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Everything it has printed so far, on both streams. */
  printed(): string;
  /** Resolves once it has printed something; rejects where it ends before. */
  says(words: string): Promise<void>;
  /** Ends it at once where it still runs, with every program it has started. */
  kill(): Promise<void>;
};

/** Starts a program with the profile that belongs to a data folder. */
export async function spawnBare(program: string, args: readonly string[], { data, env = {}, ownGroup = false }: { readonly data: string; readonly env?: Readonly<Record<string, string>>; readonly ownGroup?: boolean }): Promise<BareProgram> {
  const profile = await ownProfile(data);
  const child = spawn(program, args, { cwd: programFolder, env: { ...profile.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: ownGroup });
  let text = '';
  const parts = [child.stdout, child.stderr];
  for (const part of parts) part.setEncoding('utf8').on('data', (more: string) => (text += more));
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  return {
    child,
    exited,
    printed: () => text,
    says: async (words) => {
      const heard = new Promise<void>((resolve) => {
        const look = (): void => void (text.includes(words) && resolve());
        for (const part of parts) part.on('data', look);
        look();
      });
      const ended = exited.then((code) => Promise.reject(new Error(`It ended with code ${code} before it said "${words}". ${text}`)));
      await Promise.race([heard, ended]);
    },
    kill: async () => {
      const isRunning = child.exitCode === null && child.signalCode === null;
      for (const { pid } of isRunning ? await startedBy(child) : []) process.kill(pid, 'SIGKILL');
      if (isRunning) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The programs a program has started, and those they have started, with their command lines; none on Windows, which is not asked. */
export async function startedBy({ pid }: ChildProcess): Promise<{ readonly pid: number; readonly command: string }[]> {
  if (process.platform === 'win32' || pid === undefined) return [];
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  const all = stdout.split('\n').flatMap((line) => {
    const [, own, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return own === undefined ? [] : [{ pid: Number(own), parent: Number(parent), command }];
  });
  const below = (parent: number): { readonly pid: number; readonly command: string }[] => all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

/** What a box would say, printed: nobody is there to press its button. Says as well when a window is shown. */
export const shownLine = 'a window is shown';
const speakUp: Beforehand<string> = (require, shown) => {
  const { app, dialog } = require('electron');
  dialog.showErrorBox = (title: string, content: string): void => console.log(`${title}: ${content}`);
  app.on('browser-window-created', (_event: unknown, window: { on(name: string, listener: () => void): void }) => window.on('show', () => console.log(shown)));
};

type Start<V> = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Runs in the main process before the program. */
  readonly before?: { readonly run: Beforehand<V>; readonly value: V };
};

/** Starts MDT Desk in Electron without Playwright. */
export async function spawnElectron<V>(data: string, { args = [], env = {}, before }: Start<V> = {}): Promise<BareProgram> {
  const { home } = await ownProfile(data);
  const speak = await writeBeforehand(join(home, 'speakUp.cjs'), speakUp, shownLine);
  const more = before === undefined ? [] : ['-r', await writeBeforehand(join(home, 'before.cjs'), before.run, before.value)];
  return await spawnBare(electronProgram(), ['-r', speak, ...more, programFolder, '--data', data, ...args], { data, env });
}

const selfCheckLine = z.looseObject({
  ok: z.boolean(),
  versions: z.record(z.string(), z.string()),
  parts: z.record(z.string(), z.looseObject({ ok: z.boolean(), required: z.boolean(), reason: z.string().nullable() })),
});

/** What a program that was started with --self-check found, once it has ended; null where it printed no result. */
export async function selfCheckOf(program: BareProgram): Promise<{ readonly code: number | null; readonly found: z.infer<typeof selfCheckLine> | null }> {
  const code = await program.exited;
  const line = program.printed().split('\n').find((each) => each.startsWith('{"ok":'));
  return { code, found: line === undefined ? null : selfCheckLine.parse(JSON.parse(line)) };
}
