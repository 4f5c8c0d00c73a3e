import { BrowserWindow } from 'electron';
import { windowIcon } from './appIdentity.ts';
import { offerEditingMenu } from './contextMenu.ts';
import { onceShowable } from './firstShow.ts';
import type { ProfileMemory } from './profileMemory.ts';
import { isSame } from './screens.ts';
import { onScreensChanged, screensNow } from './screensNow.ts';
import { windowOptions } from './window.ts';
import { inView, placeAtStart, smallestSize } from './windowPlace.ts';

/** The window everything is done in, not loaded yet, where it stood last. A hidden one is never shown and remembers nothing: the self-check needs the page alone. */
export function createMainWindow(preload: string, memory: ProfileMemory, { hidden }: { readonly hidden: boolean }): BrowserWindow {
  const screens = screensNow();
  const place = placeAtStart(memory.read().window, screens);
  const window = new BrowserWindow(windowOptions({ preload, icon: windowIcon() }, place.bounds, smallestSize(screens)));
  // Between screens of different scale Windows gets the size of a new window wrong at first.
  if (screens.length > 1) window.setBounds(place.bounds);
  // The page may call itself after a patient; the title bar, the task bar and a shared screen must not.
  window.on('page-title-updated', (event) => event.preventDefault());
  offerEditingMenu(window);
  if (!hidden) {
    onceShowable(window, () => {
      // Both would show a window before it has something to show.
      if (place.maximised) window.maximize();
      window.show();
      if (place.fullScreen) window.setFullScreen(true);
      rememberPlace(window, memory);
    });
  }
  keepInView(window);
  return window;
}

/** Half a second after the last of many moves. */
const resting = 500;

/** Remembers where the window stands, some time after it was moved and when it closes. */
function rememberPlace(window: BrowserWindow, memory: ProfileMemory): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = (): void => {
    clearTimeout(timer);
    memory.remember({ window: { bounds: window.getNormalBounds(), maximised: window.isMaximized(), fullScreen: window.isFullScreen() } });
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(remember, resting);
  };
  // Electron types each event apart; the listener needs nothing of what an event brings.
  const emitter: NodeJS.EventEmitter = window;
  for (const event of ['move', 'resize', 'maximize', 'unmaximize', 'enter-full-screen', 'leave-full-screen']) emitter.on(event, later);
  window.on('close', remember);
  window.once('closed', () => clearTimeout(timer));
}

/** Brings the window back where somebody can see it after a screen has gone or shrunk. What fills a screen the system moves by itself. */
function keepInView(window: BrowserWindow): void {
  const forgetScreens = onScreensChanged((_before, screens) => {
    const { width, height } = smallestSize(screens);
    window.setMinimumSize(width, height);
    if (window.isMaximized() || window.isFullScreen() || window.isMinimized()) return;
    const bounds = window.getBounds();
    const seen = inView(bounds, screens);
    if (!isSame(seen, bounds)) window.setBounds(seen);
  });
  window.once('closed', forgetScreens);
}

/** Locks the desk by the page's own key, so that the page first keeps what was typed. */
export function pressLockKey(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return;
  window.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'F9' });
}
