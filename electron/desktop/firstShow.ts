import type { BrowserWindow } from 'electron';

/** How long a loaded page may take to its first picture. */
const patience = 500;

/**
 * Calls back once, when a hidden window has something to show. Electron says so by ready-to-show; under Wayland it may never say it of a hidden
 * window (electron#48859), nor did some versions under Windows (electron#54025): the program would run and nobody would see it. So a page that
 * has loaded is shown after half a second in any case.
 */
export function onceShowable(window: BrowserWindow, show: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  let waiting = true;
  const reveal = (): void => {
    clearTimeout(timer);
    if (waiting) show();
    waiting = false;
  };
  window.once('ready-to-show', reveal);
  window.webContents.once('did-finish-load', () => {
    if (waiting) timer = setTimeout(reveal, patience);
  });
  window.once('closed', () => {
    waiting = false;
    clearTimeout(timer);
  });
}
