import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../electron/cli/runCommandLine.ts';
import { giveKeyring, testPassphrase } from './vaultFolder.ts';

const main = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));

/** What a command printed on its two streams, and the code it ended with. */
export type Ended = { readonly code: number | null; readonly out: string; readonly complaint: string };

/** Runs the real command line in a process of its own, without a data folder in its surroundings and with the tests' passphrase unless another is given. */
export async function runCommand(args: readonly string[], input = '', passphrase = testPassphrase): Promise<Ended> {
  if (passphrase === testPassphrase) await makeReady(args);
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, MDT_DESK_DATA: '', MDT_PASSPHRASE: passphrase } });
  child.stdin.end(input);
  const [out, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, complaint };
}

/** Carries out the same command line in this process, where a test has many calls and starting a program for each says nothing more. */
export async function carryOut(args: readonly string[], input = ''): Promise<Ended> {
  const [out, complaint]: [string[], string[]] = [[], []];
  await makeReady(args);
  const code = await runCommandLine({ args, env: { MDT_PASSPHRASE: testPassphrase }, ask: null, read: async () => input, print: (line) => out.push(line), complain: (line) => complaint.push(line) });
  return { code, out: out.join('\n'), complaint: complaint.join('\n') };
}

/** Gives the folder that a command line names a key, where it has none. */
async function makeReady(args: readonly string[]): Promise<void> {
  const folder = args[args.indexOf('--data') + 1];
  if (args.includes('--data') && folder !== undefined) await giveKeyring(folder);
}
