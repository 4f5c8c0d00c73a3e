import { app, BrowserWindow } from 'electron';
import { windowOptions } from './window.ts';

/** The window everything is done in, not loaded yet. A hidden one is never shown: the self-check needs the page alone. */
export function createMainWindow(preload: string, { hidden }: { readonly hidden: boolean }): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload));
  // The page may call itself after a patient; the title bar, the task bar and a shared screen must not.
  window.on('page-title-updated', (event) => event.preventDefault());
  if (!hidden) window.once('ready-to-show', () => window.show());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  return window;
}
