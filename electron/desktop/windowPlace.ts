import { z } from 'zod';
import { canBeGrasped, centred, movedWithin, type Rectangle, screenOf, type Screens } from './screens.ts';

const coordinate = z.int().min(-100_000).max(100_000);
const length = z.int().min(1).max(100_000);

/** Where the main window stood: its bounds when neither maximised nor in full screen, and which of the two it was. */
export const windowPlace = z.strictObject({
  bounds: z.strictObject({ x: coordinate, y: coordinate, width: length, height: length }),
  maximised: z.boolean(),
  fullScreen: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlace>;

/** What the page is designed for, and the least it can be used at. */
const usual = { width: 1366, height: 768 };
const least = { width: 1024, height: 600 };

/** The window's smallest size. No larger than the smallest screen's work area, so that the window fits wherever it is dragged: 1920 × 1080 at 150 % leaves 1280 × 672. */
export function smallestSize(screens: Screens): { readonly width: number; readonly height: number } {
  return {
    width: Math.min(least.width, ...screens.map(({ workArea }) => workArea.width)),
    height: Math.min(least.height, ...screens.map(({ workArea }) => workArea.height)),
  };
}

/** Where the window opens: where it stood last, if that can still be seen. At first in the middle of the primary screen, or maximised where the usual size does not fit. */
export function placeAtStart(remembered: WindowPlace | null, screens: Screens): WindowPlace {
  if (remembered !== null) return { ...remembered, bounds: inView(remembered.bounds, screens) };
  const [{ workArea }] = screens;
  return { bounds: centred(usual.width, usual.height, workArea), maximised: workArea.width < usual.width || workArea.height < usual.height, fullScreen: false };
}

/** The bounds as they are if a person can reach and see the window there, else moved onto a screen and made to fit it. */
export function inView(bounds: Rectangle, screens: Screens): Rectangle {
  const { width, height } = smallestSize(screens);
  const wanted = { ...bounds, width: Math.max(bounds.width, width), height: Math.max(bounds.height, height) };
  const screen = screenOf(wanted, screens);
  if (screen === null) return centred(wanted.width, wanted.height, screens[0].workArea);
  // Windows counts an invisible border of up to eight pixels a side to a window, beyond the edge of the screen for a snapped one.
  const fits = wanted.width <= screen.workArea.width + 16 && wanted.height <= screen.workArea.height + 16;
  return fits && canBeGrasped(wanted, screens) ? wanted : movedWithin(wanted, screen.workArea);
}
