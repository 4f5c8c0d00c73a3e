import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLockableApp, type LockableApp } from '../core/lock/lockableApp.ts';
import { dataFolder } from '../shell/dataFolder.ts';
import { endOnFault } from '../shell/endOnFault.ts';
import { openWith, readPassphraseFile } from '../shell/passphraseFile.ts';
import { complain, print } from '../shell/print.ts';
import { programFolder, surroundings } from '../shell/surroundings.ts';
import { openBrowser } from './browser.ts';
import { startHost } from './server.ts';

const usage = 'Usage: npm run start:browser -- [--data FOLDER] [--port NUMBER] [--no-open] [--passphrase-file PATH]';

endOnFault(surroundings.log, () => process.exit(1));
const refusal = await start();
if (refusal !== null) {
  complain(refusal);
  process.exitCode = 1;
}

/** Starts the shell and leaves it running; answers the sentence that says why it could not. */
async function start(): Promise<string | null> {
  const line = commandLine();
  if (typeof line === 'string') return line;
  const page = join(programFolder, 'out/renderer');
  if (!existsSync(join(page, 'index.html'))) return 'The screens of MDT Desk are not built yet: npm run build.';
  const folder = dataFolder({ named: line.data, env: process.env, platform: process.platform, home: homedir() });
  if (!folder.ok) return folder.refusal.message;
  const app = await createLockableApp({ ...surroundings, shell: 'loopback', folder: folder.value });
  if (!app.ok) return app.refusal.message;
  const opened = line.passphraseFile === undefined ? null : await openByFile(app.value, line.passphraseFile);
  if (opened !== null) {
    await app.value.close();
    return opened;
  }
  const host = await startHost({ app: app.value, page, port: line.port, log: surroundings.log });
  if (!host.ok) {
    await app.value.close();
    return host.refusal.message;
  }
  closeOnSignal(async () => {
    await host.value.close();
    await app.value.close();
  });
  print(`MDT Desk is ready. This address opens it once: ${host.value.address}`);
  if (line.open) openBrowser(host.value.address);
  return null;
}

/** Ctrl+C, a closed terminal and an orderly stop close the record, so that the writer lock is given up; the process then ends by itself. */
function closeOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = (): void => {
    // One Ctrl+C arrives more than once under npm start, and an impatient person presses it again.
    if (stopping) return;
    stopping = true;
    close().catch((error: unknown) => {
      surroundings.log('The record was not closed.', error);
      process.exitCode = 1;
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

/** Opens the data folder with the passphrase in a file; answers the sentence that says why it could not. */
async function openByFile(app: LockableApp, path: string): Promise<string | null> {
  const passphrase = await readPassphraseFile(path);
  const opened = passphrase.ok ? await openWith(app, passphrase.value) : passphrase;
  return opened.ok ? null : opened.refusal.message;
}

/** What the command line asks for; a sentence where it cannot be read. */
function commandLine(): { readonly data: string | undefined; readonly port: number; readonly open: boolean; readonly passphraseFile: string | undefined } | string {
  try {
    const { values } = parseArgs({
      options: { data: { type: 'string' }, port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean', default: false }, 'passphrase-file': { type: 'string' } },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return `--port takes a number from 0 to 65535. ${usage}`;
    return { data: values.data, port, open: !values['no-open'], passphraseFile: values['passphrase-file'] };
  } catch {
    // Not Node's words: they say again what was typed.
    return `There is an option MDT Desk does not know, or one without its value. ${usage}`;
  }
}
