import { join } from 'node:path';
import { complain, print } from '../shell/print.ts';
import { exitCode, run } from './children.ts';
import { electronBinary, obstacle, type Surface } from './electronHere.ts';
import { fetchElectron } from './fetchElectron.ts';
import { isBuilt } from './freshness.ts';
import { afterWindow, inBrowserInstead, type Outcome } from './outcome.ts';
import type { Terminal } from './progressLines.ts';
import type { Stop } from './stop.ts';
import { sandboxHere } from './whyNoWindow.ts';
import { runWindow } from './window.ts';

export type StartOptions = Surface & {
  /** MDT Desk's own folder. */
  readonly program: string;
  /** What was typed after npm start; --browser asks for the browser, the rest is for the shell. */
  readonly args: readonly string[];
  readonly terminal: Terminal;
  readonly stop: Stop;
  /** Milliseconds without a byte after which the fetching of Electron ends. */
  readonly stallAfter: number;
};

/** What a shell makes of an end by Ctrl+C. */
const interrupted = 130;

/** Builds what was changed, opens MDT Desk in Electron's window or else in the browser, and answers the exit code once it has ended. */
export async function start(options: StartOptions): Promise<number> {
  const { program, platform, stop } = options;
  const here = { cwd: program, platform, stop };
  if (!isBuilt(program)) {
    print('Building MDT Desk, which takes some seconds.');
    const built = await run(process.execPath, [join(program, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--config', 'electron.config.ts', '--logLevel', 'warn'], here);
    if (stop.asked.aborted) return interrupted;
    if (exitCode(built) !== 0) return exitCode(built);
  }
  const args = options.args.filter((argument) => argument !== '--browser');
  if (args.length === options.args.length) {
    const outcome = await desktop({ ...options, args });
    if (outcome.next === 'end') {
      if (outcome.sentence !== null) complain(outcome.sentence);
      return outcome.code;
    }
    print(outcome.sentence);
  }
  return exitCode(await run(process.execPath, [join(program, 'electron/loopback/main.ts'), ...args], here));
}

/** Runs the desktop shell, with Electron fetched first where it is not here yet. */
async function desktop(options: StartOptions): Promise<Outcome> {
  const { program, env, platform, stop } = options;
  const speaksAgainst = obstacle(options);
  if (speaksAgainst !== null) return inBrowserInstead(speaksAgainst);
  if (electronBinary(program, options) === null) {
    if (env.ELECTRON_OVERRIDE_DIST_PATH) return inBrowserInstead(`there is none in ${env.ELECTRON_OVERRIDE_DIST_PATH}`, 'That folder is named by ELECTRON_OVERRIDE_DIST_PATH.');
    const fetched = await fetchElectron(options);
    if (stop.asked.aborted) return { next: 'end', code: interrupted, sentence: null };
    if (fetched.now === 'putOff') return { next: 'browser', sentence: 'MDT Desk opens in your browser. The next npm start goes on fetching Electron.' };
    if (fetched.now === 'failed') return inBrowserInstead(`it could not be fetched, because ${fetched.cause}`, fetched.remedy);
  }
  const binary = electronBinary(program, options);
  if (binary === null) return inBrowserInstead('it was fetched, but is not there', 'Delete node_modules/electron/dist and start again.');
  const ended = await runWindow(binary, { program, args: options.args, env, platform, stop, output: process.stdout, errors: process.stderr });
  return afterWindow(ended, { asked: stop.asked.aborted, here: sandboxHere(binary) });
}
