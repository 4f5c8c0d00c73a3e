import { createRequire, registerHooks } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { complain } from '../../electron/shell/print.ts';
import { shownLine } from './electron/window.ts';

/*
 * Stands in for Electron's program under Playwright (node --inspect=0 playwrightElectron.ts, then Electron's own command line): MDT Desk on the stand-in for Electron,
 * which says on the error stream where Chromium can be driven, as Electron does. It loads what -r names, but not Playwright's own loader: that one holds Electron back
 * until Playwright is there, and the stand-in shows its window by itself. Says as well how it was started.
 */
const stub = new URL('electron/electron.ts', import.meta.url).href;
registerHooks({ resolve: (specifier, context, next) => (specifier === 'electron' ? { url: stub, shortCircuit: true } : next(specifier, context)) });
const require = createRequire(import.meta.url);
const given = process.argv.slice(2);
complain(`started ${JSON.stringify({ given, profile: process.env.MDT_DESK_PROFILE })}`);

const { app } = await import('electron');
Object.assign(app.commandLine, { removeSwitch: (name: string) => complain(`taken back ${name}`) });

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (line: string | Uint8Array): boolean => {
  if (typeof line === 'string' && line.startsWith(shownLine)) void sayWhere(line.slice(shownLine.length).trim());
  return write(line);
};
async function sayWhere(address: string): Promise<void> {
  const { webSocketDebuggerUrl }: { webSocketDebuggerUrl: string } = await (await fetch(`${address}/json/version`)).json();
  complain(`DevTools listening on ${webSocketDebuggerUrl}`);
}

let at = 0;
for (; given[at]?.startsWith('-') === true; at += 1) {
  if (given[at] !== '-r') continue;
  at += 1;
  const module = given[at] ?? '';
  if (basename(module) !== 'loader.js') require(module);
}
process.argv = [process.argv[0] ?? '', ...given.slice(at)];
await import(pathToFileURL(join(given[at] ?? '', 'out/main/desktop.js')).href);
