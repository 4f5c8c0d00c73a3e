import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { print } from '../shell/print.ts';
import { programFolder } from '../shell/surroundings.ts';
import { electronBinary, fetchElectron, obstacle } from './electronHere.ts';
import { isBuilt } from './freshness.ts';

// "npm start": MDT Desk in Electron's window; where Electron cannot start, the same in the browser, with one line that says why.
// With --browser it is the browser that was asked for.
const inBrowser = process.argv.includes('--browser');
const args = process.argv.slice(2).filter((argument) => argument !== '--browser');
let child: ChildProcess | null = null;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping = true;
    child?.kill(signal);
  });
}
process.exitCode = await start();

async function start(): Promise<number> {
  if (!isBuilt(programFolder)) {
    const built = await run(process.execPath, [join(programFolder, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--config', 'electron.config.ts', '--logLevel', 'warn']);
    if (built !== 0) return built;
  }
  const reason = inBrowser ? undefined : await desktop();
  if (reason === null || stopping) return 0;
  if (reason !== undefined) print(`Electron cannot start: ${reason}. MDT Desk opens in the browser instead.`);
  return await run(process.execPath, [join(programFolder, 'electron/loopback/main.ts'), ...args]);
}

/** Runs the desktop shell until it ends; answers why it could not, or null where it ended well. */
async function desktop(): Promise<string | null> {
  const speaksAgainst = obstacle({ platform: process.platform, env: process.env, user: process.getuid?.() ?? null });
  if (speaksAgainst !== null) return speaksAgainst;
  if (electronBinary(programFolder) === null) fetchElectron(programFolder);
  const binary = electronBinary(programFolder);
  if (binary === null) return 'its program is not installed and could not be fetched';
  const code = await run(binary, [programFolder, ...args]);
  return code === 0 ? null : `it ended with code ${code}`;
}

/** Runs a program in MDT Desk's folder and answers its exit code; 1 for one that could not be started or was killed. */
function run(program: string, programArgs: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    child = spawn(program, programArgs, { cwd: programFolder, stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
