import type { BrowserWindowConstructorOptions } from 'electron';
import { app } from './app.ts';
import { preventable } from './events.ts';
import { focusedFrame } from './frame.ts';
import { answerTest, takeQuestions } from './questions.ts';
import { whenTold } from './told.ts';
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
export { dialog } from './dialog.ts';
export { Menu } from './menu.ts';
export { screen } from './screen.ts';

const around: Surroundings = {
  created: (contents) => app.emit('web-contents-created', {}, contents),
  closed: () => app.closed(),
  stayed: () => app.stayed(),
};

export class BrowserWindow extends ChromiumWindow {
  static getAllWindows(): ChromiumWindow[] {
    return [...windows];
  }
  static getFocusedWindow(): ChromiumWindow | null {
    return [...windows].find((window) => window === focusedFrame()) ?? null;
  }
  static fromWebContents(contents: object): ChromiumWindow | null {
    return [...windows].find(({ webContents }) => webContents === contents) ?? null;
  }
  constructor(options: BrowserWindowConstructorOptions) {
    super(options, around);
  }
}

takeQuestions();
answerTest('windows', () =>
  [...windows].map((window) => {
    const [width, height] = window.getMinimumSize();
    const { askedForKeyboard } = window;
    return { title: window.getTitle(), askedForKeyboard, bounds: window.getBounds(), smallest: { width, height }, visible: window.isVisible(), focused: window.isFocused(), fullScreen: window.isFullScreen(), maximised: window.isMaximized(), menuBar: window.isMenuBarVisible(), zoomLevel: window.webContents.getZoomLevel() };
  }),
);
answerTest('move', (bounds) => {
  [...windows][0]?.setBounds(bounds);
  return null;
});
answerTest('focus', (index) => {
  [...windows][index]?.takeKeyboard();
  return null;
});
answerTest('inPage', async (script) => {
  const contents = [...windows][0]?.webContents;
  return contents === undefined || contents.isCrashed() ? null : await contents.executeJavaScript(script);
});

whenTold((what) => {
  const [window] = windows;
  if (!('window' in what) || window === undefined) return;
  if (what.window === 'close') window.close();
  else if (what.window === 'minimize') window.minimize();
  else if (what.window === 'crash') window.webContents.forcefullyCrashRenderer();
  else if (what.window === 'query-session-end' || what.window === 'session-end') window.emit(what.window, { ...preventable(), reasons: ['logoff'] });
  else window.webContents.emit(what.window);
});
