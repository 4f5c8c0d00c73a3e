/** A rectangle of the desktop in device-independent pixels, as Electron counts. A screen left of or above the primary one has negative coordinates. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A screen of this machine, as far as placing a window depends on it. */
export type Screen = {
  readonly id: number;
  readonly bounds: Rectangle;
  /** The bounds without the taskbar or dock. */
  readonly workArea: Rectangle;
  /** A laptop's own screen. */
  readonly internal: boolean;
};

/** Every screen, the primary one first. There is always one. */
export type Screens = readonly [Screen, ...Screen[]];

/** The strip of a window that holds its title bar. */
const titleBarHeight = 32;

/** The screen that shows most of a rectangle; null where none shows any of it. */
export function screenOf(rectangle: Rectangle, screens: readonly Screen[]): Screen | null {
  const [best] = screens
    .map((screen) => ({ screen, shown: area(overlap(rectangle, screen.bounds)) }))
    .filter(({ shown }) => shown > 0)
    .sort((a, b) => b.shown - a.shown);
  return best?.screen ?? null;
}

/** Whether a person can grasp the title bar of a window with these bounds. */
export function canBeGrasped({ x, y, width }: Rectangle, screens: readonly Screen[]): boolean {
  return screens.some(({ workArea }) => {
    const seen = overlap({ x, y, width, height: titleBarHeight }, workArea);
    return seen.width >= 100 && seen.height >= titleBarHeight / 2;
  });
}

/** A rectangle of that size, or as much of it as fits, in the middle of an area. */
export function centred(width: number, height: number, within: Rectangle): Rectangle {
  const size = { width: Math.min(width, within.width), height: Math.min(height, within.height) };
  return { ...size, x: within.x + Math.floor((within.width - size.width) / 2), y: within.y + Math.floor((within.height - size.height) / 2) };
}

/** The rectangle moved as little as possible so that it lies within an area; no larger than the area. */
export function movedWithin({ x, y, width, height }: Rectangle, within: Rectangle): Rectangle {
  const size = { width: Math.min(width, within.width), height: Math.min(height, within.height) };
  return { ...size, x: between(x, within.x, within.x + within.width - size.width), y: between(y, within.y, within.y + within.height - size.height) };
}

/** Whether two rectangles are the same. */
export function isSame(one: Rectangle, other: Rectangle): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

function overlap(one: Rectangle, other: Rectangle): { readonly width: number; readonly height: number } {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? { width, height } : { width: 0, height: 0 };
}

function area({ width, height }: { readonly width: number; readonly height: number }): number {
  return width * height;
}

function between(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
