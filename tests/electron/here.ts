import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { electronBinary, obstacle } from '../../electron/start/electronHere.ts';
import { sandboxHere, whyNoWindow } from '../../electron/start/whyNoWindow.ts';

/** Why the real Electron cannot be driven on this machine, as the rest of a sentence, and what to do about it. */
export type NotHere = { readonly reason: string; readonly remedy: string };

/** Null where the real Electron can be driven here. */
export function whyNotHere(): NotHere | null {
  if (electronBinary(programFolder) === null) return { reason: 'its program is not installed', remedy: 'Run npm start once on a machine with internet access: it fetches the program.' };
  const user = process.getuid?.() ?? null;
  const reason = obstacle({ platform: process.platform, env: process.env, user });
  if (reason === null) return cannotSandbox();
  return { reason, remedy: user === 0 ? 'Run this as an ordinary user.' : 'Run this in a desktop session, or behind xvfb-run.' };
}

/**
 * Linux alone: Ubuntu from 23.10 on and some others forbid the user namespaces that the sandbox is made of, and Electron then ends before it shows anything. The
 * kernel is asked by trying; a helper that belongs to root does without them.
 */
function cannotSandbox(): NotHere | null {
  if (process.platform !== 'linux') return null;
  const helper = statSync(join(electronDistribution(), 'chrome-sandbox'), { throwIfNoEntry: false });
  if (helper?.uid === 0 && (helper.mode & 0o4000) !== 0) return null;
  const tried = spawnSync('unshare', ['-Ur', 'true'], { stdio: 'ignore' });
  if (tried.error !== undefined || tried.status === 0) return null;
  const { cause, remedy } = whyNoWindow({ code: 1, signal: null, error: null, said: ['No usable sandbox'] }, sandboxHere(electronProgram()));
  return { reason: cause, remedy };
}

/** The program of Electron. Throws where there is none: ask whyNotHere first. */
export function electronProgram(): string {
  const binary = electronBinary(programFolder);
  if (binary === null) throw new Error('Electron’s program is not installed.');
  return binary;
}

/** The unpacked distribution that Electron's program belongs to. */
export function electronDistribution(): string {
  const binary = electronProgram();
  // On a Mac the program lies within its bundle: Electron.app/Contents/MacOS/Electron.
  return process.platform === 'darwin' ? join(dirname(binary), '../../..') : dirname(binary);
}
