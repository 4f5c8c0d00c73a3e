import { describe } from 'vitest';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { takeJourney } from '../screens/journey.steps.ts';
import { openDesktopDesk } from './runningDesktop.ts';

describe('a meeting by keyboard, on the built desktop shell under the stand-in for Electron', () => {
  takeJourney(() => openDesktopDesk(startBuiltDesktop));
});
