import { describe, expect, it } from 'vitest';
import { displayMove, displayPlace } from '../../electron/desktop/displayPlace.ts';
import type { Rectangle, Screen } from '../../electron/desktop/screens.ts';

const screen = (id: number, bounds: Rectangle, internal = false): Screen => ({ id, bounds, workArea: { ...bounds, height: bounds.height - 48 }, internal });
const at = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });

const laptop = screen(1, at(0, 0, 1280, 720), true);
const projector = screen(2, at(1280, 0, 1920, 1080));
const leftOfIt = screen(3, at(-1920, 0, 1920, 1080));
const onLaptop = at(0, 0, 1280, 672);
const beside = { bounds: at(213, 96, 853, 480), fullScreen: false };
const onProjector = { bounds: projector.bounds, fullScreen: true };

describe('where the shared display opens', () => {
  it('covers the screen the main window is not on, wherever that lies', () => {
    expect(displayPlace(onLaptop, [laptop, projector])).toEqual(onProjector);
    expect(displayPlace(onLaptop, [laptop, leftOfIt])).toEqual({ bounds: leftOfIt.bounds, fullScreen: true });
    expect(displayPlace(at(1300, 0, 1200, 700), [laptop, projector])).toEqual({ bounds: laptop.bounds, fullScreen: true });
  });
  it('counts the main window to the screen that shows most of it, or to the primary one', () => {
    expect(displayPlace(at(700, 0, 1161, 700), [laptop, projector])).toEqual({ bounds: laptop.bounds, fullScreen: true });
    expect(displayPlace(at(700, 0, 1160, 700), [laptop, projector])).toEqual(onProjector);
    expect(displayPlace(at(9000, 0, 1200, 700), [laptop, projector])).toEqual(onProjector);
  });
  it('prefers a screen that is not the laptop’s own', () => {
    expect(displayPlace(projector.bounds, [laptop, projector, leftOfIt])).toEqual({ bounds: leftOfIt.bounds, fullScreen: true });
  });
  it('is a window in the middle where there is only one screen', () => {
    expect(displayPlace(onLaptop, [laptop])).toEqual(beside);
  });
});

describe('where the shared display goes when the screens change', () => {
  it('goes to a projector that is plugged in, from the chair’s screen', () => {
    expect(displayMove(beside, onLaptop, [laptop], [laptop, projector])).toEqual(onProjector);
    expect(displayMove({ bounds: laptop.bounds, fullScreen: true }, onLaptop, [laptop], [laptop, projector])).toEqual(onProjector);
  });
  it('comes back beside the chair’s window when the projector is unplugged, whether or not the system has moved it', () => {
    expect(displayMove(onProjector, onLaptop, [laptop, projector], [laptop])).toEqual(beside);
    expect(displayMove({ bounds: laptop.bounds, fullScreen: true }, onLaptop, [laptop, projector], [laptop])).toEqual(beside);
  });
  it('changes over to another projector', () => {
    expect(displayMove(onProjector, onLaptop, [laptop, projector], [laptop, leftOfIt])).toEqual({ bounds: leftOfIt.bounds, fullScreen: true });
  });
  it('covers its screen again when that has another size', () => {
    const sharper = screen(2, at(1280, 0, 2560, 1440));
    expect(displayMove(onProjector, onLaptop, [laptop, projector], [laptop, sharper])).toEqual({ bounds: sharper.bounds, fullScreen: true });
  });
  it('stays where somebody put it: a window of its own on the projector, or on the chair’s screen while nothing is plugged', () => {
    const dragged = { bounds: at(1400, 100, 800, 450), fullScreen: false };
    expect(displayMove(dragged, onLaptop, [laptop, projector], [laptop, screen(2, at(1280, 0, 2560, 1440))])).toBeNull();
    expect(displayMove(beside, onLaptop, [laptop, projector], [screen(1, at(0, 0, 1366, 768), true), projector])).toBeNull();
    expect(displayMove(onProjector, onLaptop, [laptop, projector], [laptop, projector, leftOfIt])).toBeNull();
  });
  it('stays when only a work area changes, as the dock’s does under a window in full screen, also if its bounds are not quite the screen’s', () => {
    const belowNotch = { bounds: at(1280, 38, 1920, 1042), fullScreen: true };
    expect(displayMove(belowNotch, onLaptop, [laptop, projector], [laptop, { ...projector, workArea: projector.bounds }])).toBeNull();
  });
  it('leaves a lone window where it is, in whatever way a second screen goes', () => {
    expect(displayMove(beside, onLaptop, [laptop, projector], [laptop])).toBeNull();
  });
});
