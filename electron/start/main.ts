import { complain } from '../shell/print.ts';
import { programFolder } from '../shell/surroundings.ts';
import { start } from './start.ts';
import { parentWatch, stopRequests } from './stop.ts';

// "npm start": MDT Desk in Electron's window; where Electron cannot start, the same in the browser, with a sentence that says why.
// With --browser it is the browser that was asked for.
process.exitCode = await start({
  program: programFolder,
  args: process.argv.slice(2),
  platform: process.platform,
  env: process.env,
  user: process.getuid?.() ?? null,
  terminal: { input: process.stdin, output: process.stdout, interactive: process.stdin.isTTY && process.stdout.isTTY },
  // Whoever starts it without npm may leave it running.
  stop: stopRequests(process, { patience: 20_000, say: complain, isOrphan: process.env.npm_lifecycle_event === undefined ? () => false : parentWatch() }),
  stallAfter: 45_000,
});
