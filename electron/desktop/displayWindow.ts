import { BrowserWindow } from 'electron';
import { windowIcon } from './appIdentity.ts';
import { displayMove, type DisplayPlace, displayPlace, mayPlaceWindows, type Surroundings } from './displayPlace.ts';
import { onceShowable } from './firstShow.ts';
import type { Screens } from './screens.ts';
import { onScreensChanged, screensNow } from './screensNow.ts';
import { displayOptions } from './window.ts';

let display: BrowserWindow | null = null;
let showing = '';

/** Opens the shared display, or brings the open one into view, with the meeting asked for. The keyboard stays with the main window. The display goes when the main window goes. */
export function openDisplay(url: string, main: BrowserWindow, preload: string): void {
  if (display === null) display = createDisplay(main, preload);
  else raise(display, main);
  if (showing === url) return;
  showing = url;
  // A load that a newer one overtakes ends in an error of its own, which is nobody's fault.
  display.loadURL(url).catch(() => undefined);
}

function createDisplay(main: BrowserWindow, preload: string): BrowserWindow {
  const mayPlace = mayPlaceWindows(process.platform, process.env, process.argv);
  const around = (screens: Screens): Surroundings => ({ main: main.getBounds(), screens, mayPlace });
  const window = new BrowserWindow(displayOptions({ preload, icon: windowIcon() }, displayPlace(around(screensNow())).bounds));
  window.setMenuBarVisibility(false);
  window.on('page-title-updated', (event) => event.preventDefault());
  onceShowable(window, () => {
    keepingFocus(main, window, () => window.showInactive());
    const { bounds, fullScreen } = displayPlace(around(screensNow()));
    if (fullScreen) coverScreen(window, main, bounds);
  });
  const forgetScreens = onScreensChanged((before, now) => {
    if (main.isDestroyed() || !window.isVisible()) return;
    const move = displayMove({ bounds: window.getBounds(), fullScreen: window.isFullScreen() }, before, around(now));
    if (move !== null) put(window, main, move);
  });
  window.once('closed', () => {
    forgetScreens();
    display = null;
    showing = '';
  });
  main.once('closed', () => {
    if (!window.isDestroyed()) window.destroy();
  });
  return window;
}

/** Puts the display above what covers it. One that is not shown yet shows itself when it is ready. */
function raise(window: BrowserWindow, main: BrowserWindow): void {
  if (!window.isVisible() && !window.isMinimized()) return;
  keepingFocus(main, window, () => {
    if (window.isMinimized()) window.restore();
    window.moveTop();
  });
}

function put(window: BrowserWindow, main: BrowserWindow, { bounds, fullScreen }: DisplayPlace): void {
  const settle = (): void => {
    if (window.isDestroyed() || main.isDestroyed()) return;
    if (fullScreen) return coverScreen(window, main, bounds);
    window.setBounds(bounds);
    // Off the projector it must not lie over what the chair works in; L brings it up.
    main.moveTop();
  };
  if (!window.isFullScreen()) return settle();
  // A Mac takes a second to leave full screen, and moves nothing before; Windows says so before it has left.
  window.once('leave-full-screen', () => setImmediate(settle));
  window.setFullScreen(false);
}

/** Covers the screen the bounds lie on. Only a window that is shown already: asked earlier, Linux shows the window at once and gives it the keyboard. */
function coverScreen(window: BrowserWindow, main: BrowserWindow, bounds: DisplayPlace['bounds']): void {
  window.setBounds(bounds);
  keepingFocus(main, window, (giveBack) => {
    // A Mac makes a window that covers a screen the one with the keyboard, when it has done so.
    window.once('enter-full-screen', () => setImmediate(giveBack));
    window.setFullScreen(true);
  });
}

/** Does something to the display that may hand it the keyboard, and gives the keyboard back to the main window if that had it. */
function keepingFocus(main: BrowserWindow, window: BrowserWindow, act: (giveBack: () => void) => void): void {
  const typing = main.isFocused();
  const giveBack = (): void => {
    if (typing && !main.isDestroyed() && !window.isDestroyed() && window.isFocused()) main.focus();
  };
  act(giveBack);
  giveBack();
}
