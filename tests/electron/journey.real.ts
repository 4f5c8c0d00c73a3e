import { describe } from 'vitest';
import { openDesktopDesk } from '../desktop/runningDesktop.ts';
import { takeJourney } from '../screens/journey.steps.ts';
import { startRealDesktop } from './realDesktop.ts';

describe('a meeting by keyboard', () => {
  takeJourney(() => openDesktopDesk(startRealDesktop));
});
