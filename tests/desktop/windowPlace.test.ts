import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeGrasped, type Rectangle, type Screen, type Screens } from '../../electron/desktop/screens.ts';
import { inView, placeAtStart, smallestSize } from '../../electron/desktop/windowPlace.ts';

/** A screen with a taskbar of 48 pixels at its foot. */
const screen = (id: number, bounds: Rectangle, internal = false): Screen => ({ id, bounds, workArea: { ...bounds, height: bounds.height - 48 }, internal });
const at = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });

/** 1920 × 1080 at 150 %: its work area is 1280 × 672. */
const scaled = screen(1, at(0, 0, 1280, 720), true);
const large = screen(1, at(0, 0, 1920, 1080));
const leftOfIt = screen(2, at(-1920, -120, 1920, 1080));
const normal = { maximised: false, fullScreen: false };

describe('the smallest size of the main window', () => {
  it('is 1024 × 600, less where the work area of a screen is smaller', () => {
    expect(smallestSize([large])).toEqual({ width: 1024, height: 600 });
    expect(smallestSize([scaled])).toEqual({ width: 1024, height: 600 });
    expect(smallestSize([screen(1, at(0, 0, 1024, 648))])).toEqual({ width: 1024, height: 600 });
    expect(smallestSize([screen(1, at(0, 0, 1023, 647))])).toEqual({ width: 1023, height: 599 });
  });
  it('is that of the smallest screen, since a window can be dragged onto it', () => {
    expect(smallestSize([large, screen(2, at(1920, 0, 960, 540))])).toEqual({ width: 960, height: 492 });
  });
});

describe('the main window at its first start', () => {
  it('stands in the middle of the primary screen at 1366 × 768', () => {
    expect(placeAtStart(null, [large, leftOfIt])).toEqual({ bounds: at(277, 132, 1366, 768), ...normal });
    expect(placeAtStart(null, [leftOfIt, large])).toEqual({ bounds: at(-1643, 12, 1366, 768), ...normal });
  });
  it('is maximised where that does not fit, and fits the work area when it is restored', () => {
    expect(placeAtStart(null, [scaled])).toEqual({ bounds: at(0, 0, 1280, 672), maximised: true, fullScreen: false });
    expect(placeAtStart(null, [screen(1, at(0, 0, 1366, 816))]).maximised).toBe(false);
    expect(placeAtStart(null, [screen(1, at(0, 0, 1366, 815))]).maximised).toBe(true);
    expect(placeAtStart(null, [screen(1, at(0, 0, 1365, 816))]).maximised).toBe(true);
  });
});

describe('the main window at a later start', () => {
  it('stands where it stood, also left of and above the primary screen, maximised or in full screen as it was', () => {
    const place = { bounds: at(-1800, -100, 1200, 800), maximised: true, fullScreen: false };
    expect(placeAtStart(place, [large, leftOfIt])).toEqual(place);
    expect(placeAtStart({ ...place, fullScreen: true }, [large, leftOfIt])).toEqual({ ...place, fullScreen: true });
  });
  it('comes back to the primary screen if the screen it stood on is gone', () => {
    expect(placeAtStart({ bounds: at(-1800, -100, 1200, 800), ...normal }, [large]).bounds).toEqual(at(360, 116, 1200, 800));
  });
  it('is made to fit a screen that has become smaller, by another scale or resolution', () => {
    expect(placeAtStart({ bounds: at(200, 100, 1600, 900), ...normal }, [scaled]).bounds).toEqual(at(0, 0, 1280, 672));
  });
});

describe('a window in view', () => {
  it('stays while its title bar can be grasped, also when the rest is off the screen', () => {
    for (const bounds of [at(820, 900, 1024, 700), at(1820, 0, 1024, 700), at(-924, 500, 1024, 700), at(-7, -7, 1934, 1046)]) expect(inView(bounds, [large])).toEqual(bounds);
  });
  it('is moved as little as possible where its title bar is above the screen, under the taskbar or beside it', () => {
    expect(inView(at(300, -40, 1024, 700), [large])).toEqual(at(300, 0, 1024, 700));
    expect(inView(at(300, 1020, 1024, 700), [large])).toEqual(at(300, 332, 1024, 700));
    expect(inView(at(1821, 100, 1024, 700), [large])).toEqual(at(896, 100, 1024, 700));
    expect(inView(at(-925, 100, 1024, 700), [large])).toEqual(at(0, 100, 1024, 700));
  });
  it('can be grasped, fits and then stays, whatever was remembered and whatever screens there are', () => {
    const rectangle = (least: number, most: number) => fc.record({ x: fc.integer({ min: -6000, max: 6000 }), y: fc.integer({ min: -3000, max: 3000 }), width: fc.integer({ min: least, max: most }), height: fc.integer({ min: least, max: most }) });
    fc.assert(
      fc.property(rectangle(1, 5000), fc.array(rectangle(600, 3840), { minLength: 1, maxLength: 3 }), (bounds, all) => {
        const [first, ...others] = all.map((each, index) => screen(index + 1, each));
        const screens: Screens = [first ?? large, ...others];
        const seen = inView(bounds, screens);
        expect(canBeGrasped(seen, screens)).toBe(true);
        expect(screens.some(({ workArea }) => seen.width <= workArea.width + 16 && seen.height <= workArea.height + 16)).toBe(true);
        expect(inView(seen, screens)).toEqual(seen);
      }),
      { seed: 20261124, numRuns: 2000 },
    );
  });
});
