import { describe } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { takeJourney } from './journey.steps.ts';
import { arrangeSteps } from './steps/arrange.ts';

describe('the list put in order and sent, by keyboard over the browser shell', () => {
  takeJourney(openOwnBrowserDesk, arrangeSteps);
});
