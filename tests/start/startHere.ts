import { complain } from '../../electron/shell/print.ts';
import { start } from '../../electron/start/start.ts';
import { parentWatch, stopRequests } from '../../electron/start/stop.ts';

// "npm start" of the folder named first, as if a person without special rights had typed it; in a process of its own, so that its terminal and its
// signals are real. Then the milliseconds it waits for a byte and for the window to close, and what was typed behind npm start.
const [program = '', stallAfter, patience, ...args] = process.argv.slice(2);
process.exitCode = await start({
  program,
  args,
  platform: process.platform,
  env: process.env,
  user: 1000,
  terminal: { input: process.stdin, output: process.stdout, interactive: process.stdin.isTTY && process.stdout.isTTY },
  stop: stopRequests(process, { patience: Number(patience), say: complain, isOrphan: parentWatch() }),
  stallAfter: Number(stallAfter),
});
