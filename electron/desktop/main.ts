import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron';
import { join } from 'node:path';
import { createApp } from '../core/app.ts';
import { profileFolder } from '../shell/dataFolder.ts';
import { endOnFault } from '../shell/endOnFault.ts';
import { closeOnRequest, reportWindowShown } from '../shell/launcher.ts';
import { print } from '../shell/print.ts';
import { programFolder, surroundings } from '../shell/surroundings.ts';
import { introduceProgram } from './appIdentity.ts';
import { readCommandLine } from './commandLine.ts';
import { openDesk } from './desk.ts';
import { openDisplay } from './displayWindow.ts';
import { guardContents, guardSession } from './guard.ts';
import { carry } from './ipc.ts';
import { closeOnQuit, giveUp } from './lifetime.ts';
import { createMainWindow, pressLockKey } from './mainWindow.ts';
import { applicationMenu } from './menu.ts';
import { placeProfile } from './profile.ts';
import { openProfileMemory } from './profileMemory.ts';
import { servePage } from './protocol.ts';
import { askWhereToSave } from './saveDialog.ts';
import { selfCheck } from './selfCheck.ts';
import { pageAddress, pageScheme, quietSwitches } from './window.ts';

const line = readCommandLine(process.argv, process.env, process.platform);
const placed = placeProfile(app, profileFolder(line.where));
const preload = join(programFolder, 'out/preload/preload.cjs');
/** The window everything is done in, once it is there; the shared display stands beside it. */
let main: BrowserWindow | null = null;

// Electron would show the error as it is, in a box of its own, and go on.
endOnFault(surroundings.log, () => {
  if (!line.selfCheck) dialog.showErrorBox('MDT Desk has a fault and ends', 'What was acknowledged is on the disk. Start MDT Desk again.');
  app.exit(1);
});
app.enableSandbox();
introduceProgram();
// Date fields follow this, whatever the machine speaks: a day and a month changed over would be a wrong operating date.
app.commandLine.appendSwitch('lang', 'en-GB');
for (const [name, value] of Object.entries(quietSwitches)) app.commandLine.appendSwitch(name, value);
protocol.registerSchemesAsPrivileged([pageScheme]);

// A check looks at the program, not at the record, and so may run beside it.
if (line.selfCheck || app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      surroundings.log('MDT Desk could not start.', error);
      giveUp('It has a fault of its own. Nothing was changed. Tell your IT department.', { quiet: line.selfCheck });
    });
} else {
  app.quit();
}

async function start(): Promise<void> {
  if (!placed.ok) return giveUp(placed.refusal.message, { quiet: line.selfCheck });
  const memory = openProfileMemory(app.getPath('userData'), surroundings.log);
  guardSession(session.defaultSession);
  askWhereToSave(session.defaultSession, memory, () => app.getPath('documents'));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => void (main !== null && openDisplay(url, main, preload))));
  protocol.handle(pageScheme.scheme, servePage(join(programFolder, 'out/renderer')));
  Menu.setApplicationMenu(applicationMenu({ lock: () => pressLockKey(main) }));
  const running = line.selfCheck ? await createApp({ ...surroundings, shell: 'desktop', folder: null, key: null }) : await openDesk(line);
  if (!running.ok) return giveUp(running.refusal.message, { quiet: line.selfCheck });
  closeOnQuit(running.value);
  closeOnRequest(() => app.quit());
  carry(running.value, surroundings.log, ipcMain, () => BrowserWindow.getAllWindows().map((window) => window.webContents));
  main = createMainWindow(preload, memory, { hidden: line.selfCheck });
  main.once('ready-to-show', reportWindowShown);
  await main.loadURL(pageAddress);
  if (!line.selfCheck) return;
  const found = await selfCheck(main.webContents, app.getVersion());
  print(JSON.stringify(found));
  process.exitCode = found.ok ? 0 : 1;
  app.quit();
}
