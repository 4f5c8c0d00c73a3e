import { app } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { surroundings } from '../shell/surroundings.ts';

/**
 * Tells the system which program this is, before it is ready: Windows groups windows and pins them by the model id (the installer's appId),
 * Linux finds name and icon in the desktop entry of that name.
 */
export function introduceProgram(): void {
  if (process.platform === 'win32') app.setAppUserModelId('org.mdt-desk');
  if (process.platform === 'linux') app.setDesktopName('mdt-desk.desktop');
  app.setAboutPanelOptions({
    applicationName: 'MDT Desk',
    applicationVersion: app.getVersion(),
    credits: 'Shows the network’s spinal sarcoma pathway. People decide.',
  });
}

/** The icon of a window and its button in the taskbar; null on a Mac, where it is the bundle's, and where the file is not there. */
export function windowIcon(): string | null {
  const path = join(surroundings.resources, 'icons/icon.png');
  return process.platform !== 'darwin' && existsSync(path) ? path : null;
}
