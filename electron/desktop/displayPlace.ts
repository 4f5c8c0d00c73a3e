import { centred, isSame, type Rectangle, screenOf, type Screens } from './screens.ts';

/** Where the shared display stands. */
export type DisplayPlace = { readonly bounds: Rectangle; readonly fullScreen: boolean };

/** Whether a program may place its windows. Wayland lets none, and answers every place with 0, 0; X11 for such a desktop is asked for by a switch. */
export function mayPlaceWindows(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>, argv: readonly string[]): boolean {
  const wayland = env.XDG_SESSION_TYPE === 'wayland' || (env.WAYLAND_DISPLAY ?? '') !== '';
  return platform !== 'linux' || !wayland || argv.includes('--ozone-platform=x11');
}

/** Where the main window stands, which screens there are, and whether the display may be put on one. */
export type Surroundings = { readonly main: Rectangle; readonly screens: Screens; readonly mayPlace: boolean };

/**
 * Where the shared display opens: all over a screen the main window is not on, an external one before a laptop's own. Where there is none, or
 * it cannot be put there and would cover the main window, in a window that leaves room around it.
 */
export function displayPlace({ main, screens, mayPlace }: Surroundings): DisplayPlace {
  const own = screenOf(main, screens) ?? screens[0];
  const others = screens.filter(({ id }) => id !== own.id);
  const projector = others.find(({ internal }) => !internal) ?? others[0];
  if (mayPlace && projector !== undefined) return { bounds: projector.bounds, fullScreen: true };
  const width = Math.round((own.workArea.width * 2) / 3);
  return { bounds: centred(width, Math.round((width * 9) / 16), own.workArea), fullScreen: false };
}

/**
 * Where the open display goes after the screens have changed; null where it stays. A screen that came or went sends it to the projector, or
 * back beside the main window; a screen that only changed its size takes a full-screen display with it. What the display's own full screen
 * does to a work area changes nothing here, or it would never come to rest.
 */
export function displayMove(display: DisplayPlace, before: Screens, now: Surroundings): DisplayPlace | null {
  const { main, screens, mayPlace } = now;
  const best = displayPlace(now);
  const replugged = before.length !== screens.length || screens.some(({ id }) => !before.some((known) => known.id === id));
  // Nobody knows where it is; on the only screen it covers the main window.
  if (!mayPlace) return replugged && display.fullScreen && screens.length === 1 ? best : null;
  const screen = screenOf(display.bounds, screens);
  if (screen === null) return best;
  const onMainScreen = screen.id === (screenOf(main, screens) ?? screens[0]).id;
  if (replugged && onMainScreen && (best.fullScreen || display.fullScreen)) return best;
  const resized = before.some(({ id, bounds }) => id === screen.id && !isSame(bounds, screen.bounds));
  return display.fullScreen && resized ? { bounds: screen.bounds, fullScreen: true } : null;
}
