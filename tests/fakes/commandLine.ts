import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../electron/cli/runCommandLine.ts';

const main = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));

/** What a command printed on its two streams, and the code it ended with. */
export type Ended = { readonly code: number | null; readonly out: string; readonly complaint: string };

/** Runs the real command line in a process of its own, without a data folder in its surroundings. */
export async function runCommand(args: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, MDT_DESK_DATA: '' } });
  child.stdin.end(input);
  const [out, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, complaint };
}

/** Carries out the same command line in this process, where a test has many calls and starting a program for each says nothing more. */
export async function carryOut(args: readonly string[], input = ''): Promise<Ended> {
  const [out, complaint]: [string[], string[]] = [[], []];
  const code = await runCommandLine({ args, env: {}, read: async () => input, print: (line) => out.push(line), complain: (line) => complaint.push(line) });
  return { code, out: out.join('\n'), complaint: complaint.join('\n') };
}
