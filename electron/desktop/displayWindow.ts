import { BrowserWindow, screen } from 'electron';
import { displayOptions } from './window.ts';

let display: BrowserWindow | null = null;
let showing = '';

/** Opens the shared display beside the main window, or brings the one there is to the front with the meeting asked for. It goes when the main window goes. */
export function openDisplay(url: string, main: BrowserWindow, preload: string): void {
  if (display === null) {
    const window = new BrowserWindow(displayOptions(preload, screen.getAllDisplays(), screen.getDisplayMatching(main.getBounds()).id));
    display = window;
    window.setMenuBarVisibility(false);
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('ready-to-show', () => window.show());
    window.once('closed', () => {
      display = null;
      showing = '';
    });
    main.once('closed', () => window.destroy());
  }
  display.focus();
  if (showing === url) return;
  showing = url;
  // A load that a newer one overtakes ends in an error of its own, which is nobody's fault.
  display.loadURL(url).catch(() => undefined);
}
