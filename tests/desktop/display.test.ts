import { describe } from 'vitest';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { watchTheWall } from '../screens/display.steps.ts';
import { openDesktopWall } from './runningDesktop.ts';

describe('the shared display as a second window of the built desktop shell, under the stand-in for Electron', () => {
  watchTheWall(() => openDesktopWall(startBuiltDesktop));
});
