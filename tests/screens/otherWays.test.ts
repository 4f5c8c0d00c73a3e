import { describe } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { takeJourney } from './journey.steps.ts';
import { afterSteps } from './steps/after.ts';
import { listSteps } from './steps/list.ts';
import { visitSteps } from './steps/visits.ts';

describe('the ways beside the plain one, by keyboard over the browser shell', () => {
  takeJourney(
    openOwnBrowserDesk,
    [...listSteps, ...visitSteps, ...afterSteps],
  );
});
