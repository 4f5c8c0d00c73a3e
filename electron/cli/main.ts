import { text } from 'node:stream/consumers';
import { endOnFault } from '../shell/endOnFault.ts';
import { complain, print } from '../shell/print.ts';
import { surroundings } from '../shell/surroundings.ts';
import { askAtTerminal } from './passphrase.ts';
import { runCommandLine } from './runCommandLine.ts';

endOnFault(surroundings.log, () => process.exit(1));
const args = process.argv.slice(2);
// With "-" standard input is the call's.
const ask = process.stdin.isTTY && !args.includes('-') ? askAtTerminal : null;
process.exitCode = await runCommandLine({ args, env: process.env, read: () => text(process.stdin), ask, print, complain });
