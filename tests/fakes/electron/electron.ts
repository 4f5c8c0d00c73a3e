import type { BrowserWindowConstructorOptions } from 'electron';
import { app } from './app.ts';
import { preventable } from './events.ts';
import { invoke } from './ipcMain.ts';
import { mayDownload, mayLoad, serve } from './session.ts';
import { ChromiumWindow, type Surroundings } from './window.ts';
import { windows } from './windows.ts';

/**
 * Stands in for Electron where its program is not: what MDT Desk's built main bundle imports as "electron". It behaves as Electron does
 * in what the bundle uses; its windows are pages of a real Chromium. The types tie each member to the real one's name.
 */
export { app } from './app.ts';
export { ipcMain } from './ipcMain.ts';
export { powerMonitor } from './powerMonitor.ts';
export { safeStorage } from './safeStorage.ts';
export { protocol, session } from './session.ts';
export { dialog, Menu, screen } from './system.ts';

const around: Surroundings = {
  windows,
  preventable,
  created: (contents) => app.emit('web-contents-created', {}, contents),
  closed: () => {
    if (windows.size === 0) app.emit('window-all-closed');
  },
  invoke,
  mayLoad,
  serve,
  download: mayDownload,
};

export class BrowserWindow extends ChromiumWindow {
  static getAllWindows(): ChromiumWindow[] {
    return [...windows];
  }
  constructor(options: BrowserWindowConstructorOptions) {
    super(options, around);
  }
}
