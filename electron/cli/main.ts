import { text } from 'node:stream/consumers';
import { complain, print } from '../shell/print.ts';
import { runCommandLine } from './runCommandLine.ts';

process.exitCode = await runCommandLine({ args: process.argv.slice(2), env: process.env, read: () => text(process.stdin), print, complain });
