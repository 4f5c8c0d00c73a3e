import { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session } from 'electron';
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type App, createApp } from '../core/app.ts';
import { createLockableApp, type LockableApp } from '../core/lock/lockableApp.ts';
import type { Result } from '../../shared/domain/result.ts';
import { dataFolder, profileFolder } from '../shell/dataFolder.ts';
import { endOnFault } from '../shell/endOnFault.ts';
import { openWith, readPassphraseFile } from '../shell/passphraseFile.ts';
import { print } from '../shell/print.ts';
import { programFolder, surroundings } from '../shell/surroundings.ts';
import { openDisplay } from './displayWindow.ts';
import { guardContents, guardSession } from './guard.ts';
import { carry } from './ipc.ts';
import { osKeychain } from './osKeychain.ts';
import { servePage } from './protocol.ts';
import { selfCheck } from './selfCheck.ts';
import { pageAddress, pageScheme, quietSwitches, windowOptions } from './window.ts';

// Not strict: Electron and Chromium have switches of their own on the same line.
const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: 'string' }, 'self-check': { type: 'boolean' }, 'passphrase-file': { type: 'string' } },
  strict: false,
});
/** The window everything is done in, once it is there; the shared display stands beside it. */
let main: BrowserWindow | null = null;
const preload = join(programFolder, 'out/preload/preload.cjs');
const checking = values['self-check'] === true;
const where = {
  named: typeof values.data === 'string' ? values.data : undefined,
  env: process.env,
  platform: process.platform,
  home: homedir(),
};

// Electron would show the error as it is, in a box of its own, and go on.
endOnFault(surroundings.log, () => {
  if (!checking) dialog.showErrorBox('MDT Desk has a fault and ends', 'What was acknowledged is on the disk. Start MDT Desk again.');
  app.exit(1);
});
app.setPath('userData', profileFolder(where));
app.enableSandbox();
// Date fields follow this, whatever the machine speaks: a day and a month changed over would be a wrong operating date.
app.commandLine.appendSwitch('lang', 'en-GB');
for (const [name, value] of Object.entries(quietSwitches)) app.commandLine.appendSwitch(name, value);
protocol.registerSchemesAsPrivileged([pageScheme]);

// A check looks at the program, not at the record, and so may run beside it.
if (checking || app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      surroundings.log('MDT Desk could not start.', error);
      giveUp('It has a fault of its own. Nothing was changed. Tell your IT department.');
    });
} else {
  app.quit();
}

async function start(): Promise<void> {
  guardSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => void (main !== null && openDisplay(url, main, preload))));
  protocol.handle(pageScheme.scheme, servePage(join(programFolder, 'out/renderer')));
  Menu.setApplicationMenu(menu());
  const running = checking ? await createApp({ ...surroundings, shell: 'desktop', folder: null, key: null }) : await openDesk();
  if (!running.ok) return giveUp(running.refusal.message);
  closeOnQuit(running.value);
  carry(running.value, ipcMain, () => BrowserWindow.getAllWindows().map((window) => window.webContents));
  const window = await openWindow();
  if (!checking) return;
  const found = await selfCheck(window.webContents, app.getVersion());
  print(JSON.stringify(found));
  process.exitCode = found.ok ? 0 : 1;
  app.quit();
}

/** The application on the data folder: open where the keychain or a passphrase file opens it, else locked. It locks as the machine sleeps or its screen is locked. */
async function openDesk(): Promise<Result<LockableApp>> {
  const desk = await createLockableApp({ ...surroundings, shell: 'desktop', folder: dataFolder(where), keychain: osKeychain(safeStorage, hostname(), process.platform) });
  if (!desk.ok) return desk;
  const lock = (): void => void desk.value.lock();
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  const file = values['passphrase-file'];
  if (typeof file !== 'string') return desk;
  const passphrase = await readPassphraseFile(file);
  const opened = passphrase.ok ? await openWith(desk.value, passphrase.value) : passphrase;
  return opened.ok ? desk : opened;
}

async function openWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(preload));
  main = window;
  // The page may call itself after a patient; the title bar, the task bar and a shared screen must not.
  window.on('page-title-updated', (event) => event.preventDefault());
  if (!checking) window.once('ready-to-show', () => window.show());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  await window.loadURL(pageAddress);
  return window;
}

/** Editing, zoom and windows. Electron's own menu has links that leave the machine, and a reload in the middle of a decision. */
function menu(): Menu {
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: [{ role: 'quit' }] },
    { role: 'editMenu' },
    { label: 'View', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }] },
    { role: 'windowMenu' },
  ]);
}

/** The record is closed before the process ends, so that the writer lock is given up. */
function closeOnQuit(running: App): void {
  app.on('window-all-closed', () => app.quit());
  app.once('will-quit', (event) => {
    event.preventDefault();
    running
      .close()
      .catch((error: unknown) => surroundings.log('The record was not closed.', error))
      .finally(() => app.exit(checking ? Number(process.exitCode) : 0));
  });
}

/** Says why MDT Desk cannot start, and ends. */
function giveUp(sentence: string): void {
  surroundings.log(sentence);
  if (!checking) dialog.showErrorBox('MDT Desk cannot start', sentence);
  app.exit(1);
}
