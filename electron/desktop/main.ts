import { app, BrowserWindow, ipcMain, Menu, protocol, session } from 'electron';
import { join } from 'node:path';
import { createApp } from '../core/app.ts';
import { profileFolder } from '../shell/dataFolder.ts';
import { endOnFault } from '../shell/endOnFault.ts';
import { reportWindowShown } from '../shell/launcher.ts';
import { print } from '../shell/print.ts';
import { programFolder, surroundings } from '../shell/surroundings.ts';
import { introduceProgram } from './appIdentity.ts';
import { readCommandLine } from './commandLine.ts';
import { mendPage, type Mending, noteGoneProcesses } from './crashedPage.ts';
import { openDesk } from './desk.ts';
import { openDisplay } from './displayWindow.ts';
import { guardContents, guardSession } from './guard.ts';
import { carry } from './ipc.ts';
import { Lifetime } from './lifetime.ts';
import { createMainWindow, pressLockKey } from './mainWindow.ts';
import { applicationMenu } from './menu.ts';
import { placeProfile } from './profile.ts';
import { openProfileMemory } from './profileMemory.ts';
import { servePage } from './protocol.ts';
import { askWhereToSave } from './saveDialog.ts';
import { selfCheck } from './selfCheck.ts';
import { wantedBy } from './startedAgain.ts';
import { refusedStart } from './switches.ts';
import { pageAddress, pageScheme, quietSwitches } from './window.ts';

const line = readCommandLine(process.argv, process.env, process.platform);
const placed = placeProfile(app, profileFolder(line.where));
const wanted = wantedBy(line, process.argv, { packaged: app.isPackaged });
const refused = refusedStart({ argv: process.argv, env: process.env, platform: process.platform, packaged: app.isPackaged });
const lifetime = new Lifetime(wanted);
const quiet = line.selfCheck;
const mending: Mending = { log: surroundings.log, isEnding: () => lifetime.isEnding, restart: () => lifetime.restart(), leave: () => lifetime.leave() };
const preload = join(programFolder, 'out/preload/preload.cjs');
/** The window everything is done in, once it is there; the shared display stands beside it. */
let main: BrowserWindow | null = null;

endOnFault(surroundings.log, () => lifetime.fail({ quiet }));
app.enableSandbox();
introduceProgram();
// Date fields follow this, whatever the machine speaks: a day and a month changed over would be a wrong operating date.
app.commandLine.appendSwitch('lang', 'en-GB');
for (const [name, value] of Object.entries(quietSwitches)) app.commandLine.appendSwitch(name, value);
protocol.registerSchemesAsPrivileged([pageScheme]);

if (refused !== null) void app.whenReady().then(() => lifetime.giveUp(refused, { quiet }));
// A check looks at the program, not at the record, and so may run beside it.
else if (line.selfCheck || app.requestSingleInstanceLock(wanted)) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      // A window that is closed before it has loaded is no fault.
      if (lifetime.isEnding) return;
      surroundings.log('MDT Desk could not start.', error);
      lifetime.giveUp('It has a fault of its own. Nothing was changed. Tell your IT department.', { quiet });
    });
} else {
  print('MDT Desk is running already, and shows its window.');
  app.exit(0);
}

async function start(): Promise<void> {
  lifetime.heedSystem();
  if (!placed.ok) return lifetime.giveUp(placed.refusal.message, { quiet });
  const memory = openProfileMemory(app.getPath('userData'), surroundings.log);
  guardSession(session.defaultSession);
  askWhereToSave(session.defaultSession, memory, () => app.getPath('documents'));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, (url) => void (main !== null && openDisplay(url, main, preload))));
  app.on('web-contents-created', (_event, contents) => mendPage(contents, mending));
  noteGoneProcesses(mending);
  protocol.handle(pageScheme.scheme, servePage(join(programFolder, 'out/renderer')));
  Menu.setApplicationMenu(applicationMenu({ lock: () => pressLockKey(main) }));
  const running = line.selfCheck ? await createApp({ ...surroundings, shell: 'desktop', folder: null, key: null }) : await openDesk(line);
  if (!running.ok) return lifetime.giveUp(running.refusal.message, { quiet });
  lifetime.opened(running.value);
  if (lifetime.isEnding) return;
  carry(running.value, surroundings.log, ipcMain, () => BrowserWindow.getAllWindows().map((window) => window.webContents));
  main = createMainWindow(preload, memory, { hidden: line.selfCheck });
  lifetime.watch(main);
  await main.loadURL(pageAddress);
  if (!line.selfCheck) return;
  const found = await selfCheck(main.webContents, app.getVersion());
  print(JSON.stringify(found));
  // What it found was said: whoever started it need not open anything else.
  reportWindowShown();
  process.exitCode = found.ok ? 0 : 1;
  lifetime.end();
}
