import { EventEmitter } from 'node:events';
import type { Rectangle, Screen } from 'electron';
import type { Named } from './events.ts';
import { answerTest, type StandInScreen } from './questions.ts';

/** The variable that says in JSON which screens there are at the start. */
export const screensVariable = 'MDT_TEST_SCREENS';

/** A laptop in the meeting room, without a projector. */
const laptop: StandInScreen = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 }, workArea: { x: 0, y: 0, width: 1366, height: 728 }, scaleFactor: 1, internal: true };

let screens: readonly StandInScreen[] = JSON.parse(process.env[screensVariable] ?? JSON.stringify([laptop]));

class StandInScreens extends EventEmitter {
  getAllDisplays(): readonly StandInScreen[] {
    return screens;
  }
  getPrimaryDisplay(): StandInScreen {
    return screens[0] ?? laptop;
  }
  getDisplayMatching(rectangle: Rectangle): StandInScreen {
    return [...screens].sort((a, b) => shared(b.bounds, rectangle) - shared(a.bounds, rectangle))[0] ?? laptop;
  }
}

export const screen = new StandInScreens() satisfies Named<Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>;

// The windows stay where they were: Windows and macOS move some of them, X11 none.
answerTest('screens', (now) => {
  const before = screens;
  screens = now;
  const known = (each: StandInScreen): StandInScreen | undefined => before.find(({ id }) => id === each.id);
  for (const each of before) if (!now.some(({ id }) => id === each.id)) screen.emit('display-removed', {}, each);
  for (const each of now) {
    if (known(each) === undefined) screen.emit('display-added', {}, each);
    else if (JSON.stringify(known(each)) !== JSON.stringify(each)) screen.emit('display-metrics-changed', {}, each, ['bounds', 'workArea']);
  }
  return null;
});

function shared(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(width, 0) * Math.max(height, 0);
}
