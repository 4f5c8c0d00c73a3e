import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { closeMessage, shownMessage } from '../shell/launcher.ts';
import { ended, type Ended, endWith } from './children.ts';
import type { Stop } from './stop.ts';

/** How the desktop shell ended, whether it ever showed a window, and what Electron said on the way, its last lines only. */
export type WindowEnded = Ended & { readonly shown: boolean; readonly said: readonly string[] };

export type WindowOptions = {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly stop: Stop;
  readonly output: NodeJS.WritableStream;
  readonly errors: NodeJS.WritableStream;
};

const keptLines = 100;

/**
 * Runs the desktop shell in `binary`, Electron's program, until it ends.
 *
 * It gets a session of its own where the system has such a thing, and no console on Windows: a Ctrl+C reaches npm start alone, which asks Electron to
 * close just once. Electron answers the first signal of a kind by closing and lets the second one kill it
 * (shell/browser/electron_browser_main_parts_posix.cc).
 */
export async function runWindow(binary: string, { program, args, env, platform, stop, output, errors }: WindowOptions): Promise<WindowEnded> {
  // With ELECTRON_RUN_AS_NODE it would be a Node.js without windows.
  const { ELECTRON_RUN_AS_NODE: _, ...surroundings } = env;
  const child = spawn(binary, [program, ...args], {
    cwd: program,
    env: { ...surroundings, ELECTRON_NO_ATTACH_CONSOLE: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: platform !== 'win32',
  });
  let shown = false;
  child.on('message', (message) => {
    if (message === shownMessage) shown = true;
  });
  child.stdout?.pipe(output, { end: false });
  const said: string[] = [];
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (said.length > keptLines) said.shift();
      if (env.ELECTRON_ENABLE_LOGGING || !isOfLibraries(line)) errors.write(`${line}\n`);
    });
  }
  endWith(child, stop, () => askToClose(child, platform));
  return { ...(await ended(child)), shown, said };
}

function askToClose(child: ChildProcess, platform: NodeJS.Platform): void {
  if (platform !== 'win32') child.kill('SIGTERM');
  else if (child.connected) child.send(closeMessage);
}

/** Whether a line was written by Chromium or GTK rather than by MDT Desk: they warn of much that is no fault. */
export function isOfLibraries(line: string): boolean {
  return /^\[\d+:(\d+:)?\d{4}\/\d{6}\.\d+:(INFO|WARNING|ERROR|FATAL|VERBOSE\d*):/.test(line) || /^\(.*:\d+\): \w+-(WARNING|CRITICAL|Message|DEBUG) \*\*:/.test(line);
}
