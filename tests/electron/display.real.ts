import { describe } from 'vitest';
import { openDesktopWall } from '../desktop/runningDesktop.ts';
import { watchTheWall } from '../screens/display.steps.ts';
import { startRealDesktop } from './realDesktop.ts';

describe('the shared display as a second window', () => {
  watchTheWall(() => openDesktopWall(startRealDesktop));
});
