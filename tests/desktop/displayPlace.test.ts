import { describe, expect, it } from 'vitest';
import { displayMove, type DisplayPlace, displayPlace, mayPlaceWindows } from '../../electron/desktop/displayPlace.ts';
import type { Rectangle, Screen, Screens } from '../../electron/desktop/screens.ts';

const screen = (id: number, bounds: Rectangle, internal = false): Screen => ({ id, bounds, workArea: { ...bounds, height: bounds.height - 48 }, internal });
const at = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });

const laptop = screen(1, at(0, 0, 1280, 720), true);
const projector = screen(2, at(1280, 0, 1920, 1080));
const leftOfIt = screen(3, at(-1920, 0, 1920, 1080));
const onLaptop = at(0, 0, 1280, 672);
const beside = { bounds: at(213, 96, 853, 480), fullScreen: false };
const onProjector = { bounds: projector.bounds, fullScreen: true };

/** Where the display goes while the chair works on the laptop. */
function move(display: DisplayPlace, before: Screens, screens: Screens, mayPlace = true): DisplayPlace | null {
  return displayMove(display, before, { main: onLaptop, screens, mayPlace });
}

describe('where the shared display opens', () => {
  it('covers the screen the main window is not on, wherever that lies', () => {
    expect(displayPlace({ main: onLaptop, screens: [laptop, projector], mayPlace: true })).toEqual(onProjector);
    expect(displayPlace({ main: onLaptop, screens: [laptop, leftOfIt], mayPlace: true })).toEqual({ bounds: leftOfIt.bounds, fullScreen: true });
    expect(displayPlace({ main: at(1300, 0, 1200, 700), screens: [laptop, projector], mayPlace: true })).toEqual({ bounds: laptop.bounds, fullScreen: true });
  });
  it('counts the main window to the screen that shows most of it, or to the primary one', () => {
    expect(displayPlace({ main: at(700, 0, 1161, 700), screens: [laptop, projector], mayPlace: true })).toEqual({ bounds: laptop.bounds, fullScreen: true });
    expect(displayPlace({ main: at(700, 0, 1160, 700), screens: [laptop, projector], mayPlace: true })).toEqual(onProjector);
    expect(displayPlace({ main: at(9000, 0, 1200, 700), screens: [laptop, projector], mayPlace: true })).toEqual(onProjector);
  });
  it('prefers a screen that is not the laptop’s own', () => {
    expect(displayPlace({ main: projector.bounds, screens: [laptop, projector, leftOfIt], mayPlace: true })).toEqual({ bounds: leftOfIt.bounds, fullScreen: true });
  });
  it('is a window in the middle where there is only one screen', () => {
    expect(displayPlace({ main: onLaptop, screens: [laptop], mayPlace: true })).toEqual(beside);
  });
});

describe('where the shared display goes when the screens change', () => {
  it('goes to a projector that is plugged in, from the chair’s screen', () => {
    expect(move(beside, [laptop], [laptop, projector])).toEqual(onProjector);
    expect(move({ bounds: laptop.bounds, fullScreen: true }, [laptop], [laptop, projector])).toEqual(onProjector);
  });
  it('comes back beside the chair’s window when the projector is unplugged, whether or not the system has moved it', () => {
    expect(move(onProjector, [laptop, projector], [laptop])).toEqual(beside);
    expect(move({ bounds: laptop.bounds, fullScreen: true }, [laptop, projector], [laptop])).toEqual(beside);
  });
  it('changes over to another projector', () => {
    expect(move(onProjector, [laptop, projector], [laptop, leftOfIt])).toEqual({ bounds: leftOfIt.bounds, fullScreen: true });
  });
  it('covers its screen again when that has another size', () => {
    const sharper = screen(2, at(1280, 0, 2560, 1440));
    expect(move(onProjector, [laptop, projector], [laptop, sharper])).toEqual({ bounds: sharper.bounds, fullScreen: true });
  });
  it('stays where somebody put it: a window of its own on the projector, or on the chair’s screen while nothing is plugged', () => {
    const dragged = { bounds: at(1400, 100, 800, 450), fullScreen: false };
    expect(move(dragged, [laptop, projector], [laptop, screen(2, at(1280, 0, 2560, 1440))])).toBeNull();
    expect(move(beside, [laptop, projector], [screen(1, at(0, 0, 1366, 768), true), projector])).toBeNull();
    expect(move(onProjector, [laptop, projector], [laptop, projector, leftOfIt])).toBeNull();
  });
  it('stays when only a work area changes, as the dock’s does under a window in full screen, also if its bounds are not quite the screen’s', () => {
    const belowNotch = { bounds: at(1280, 38, 1920, 1042), fullScreen: true };
    expect(move(belowNotch, [laptop, projector], [laptop, { ...projector, workArea: projector.bounds }])).toBeNull();
  });
  it('leaves a lone window where it is, in whatever way a second screen goes', () => {
    expect(move(beside, [laptop, projector], [laptop])).toBeNull();
  });
});

describe('the shared display where no program may place a window', () => {
  it('is under Wayland, unless the program was told to use X11; nowhere else', () => {
    expect(mayPlaceWindows('linux', { XDG_SESSION_TYPE: 'wayland' }, [])).toBe(false);
    expect(mayPlaceWindows('linux', { WAYLAND_DISPLAY: 'wayland-0' }, [])).toBe(false);
    expect(mayPlaceWindows('linux', { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' }, ['mdt-desk', '--ozone-platform=x11'])).toBe(true);
    expect(mayPlaceWindows('linux', { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: '' }, [])).toBe(true);
    for (const platform of ['win32', 'darwin'] as const) expect(mayPlaceWindows(platform, { XDG_SESSION_TYPE: 'wayland' }, [])).toBe(true);
  });
  it('opens as a window, since in full screen it would cover the chair’s', () => {
    expect(displayPlace({ main: onLaptop, screens: [laptop, projector], mayPlace: false })).toEqual(beside);
  });
  it('stays where somebody dragged it, and leaves full screen only with the last other screen', () => {
    const dragged = { bounds: at(0, 0, 1920, 1080), fullScreen: true };
    expect(move(dragged, [laptop], [laptop, projector], false)).toBeNull();
    expect(move(dragged, [laptop, projector, leftOfIt], [laptop, leftOfIt], false)).toBeNull();
    expect(move(dragged, [laptop, projector], [laptop], false)).toEqual(beside);
    expect(move(beside, [laptop, projector], [laptop], false)).toBeNull();
  });
});
