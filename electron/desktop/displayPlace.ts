import { centred, isSame, type Rectangle, screenOf, type Screens } from './screens.ts';

/** Where the shared display stands. */
export type DisplayPlace = { readonly bounds: Rectangle; readonly fullScreen: boolean };

/**
 * Where the shared display opens: all over a screen the main window is not on, an external one before a laptop's own. Where there is only
 * one screen, in a window on it that leaves room around it.
 */
export function displayPlace(main: Rectangle, screens: Screens): DisplayPlace {
  const own = screenOf(main, screens) ?? screens[0];
  const others = screens.filter(({ id }) => id !== own.id);
  const projector = others.find(({ internal }) => !internal) ?? others[0];
  if (projector !== undefined) return { bounds: projector.bounds, fullScreen: true };
  const width = Math.round((own.workArea.width * 2) / 3);
  return { bounds: centred(width, Math.round((width * 9) / 16), own.workArea), fullScreen: false };
}

/**
 * Where the open display goes after the screens have changed; null where it stays. A screen that came or went sends it to the projector, or
 * back beside the main window; a screen that only changed its size takes a full-screen display with it. What the display's own full screen
 * does to a work area changes nothing here, or it would never come to rest.
 */
export function displayMove(display: DisplayPlace, main: Rectangle, before: Screens, now: Screens): DisplayPlace | null {
  const best = displayPlace(main, now);
  const screen = screenOf(display.bounds, now);
  if (screen === null) return best;
  const onMainScreen = screen.id === (screenOf(main, now) ?? now[0]).id;
  const replugged = before.length !== now.length || now.some(({ id }) => !before.some((known) => known.id === id));
  if (replugged && onMainScreen && (best.fullScreen || display.fullScreen)) return best;
  const resized = before.some(({ id, bounds }) => id === screen.id && !isSame(bounds, screen.bounds));
  return display.fullScreen && resized ? { bounds: screen.bounds, fullScreen: true } : null;
}
