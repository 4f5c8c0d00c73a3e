import { describe } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { takeJourney } from './journey.steps.ts';

describe('a meeting by keyboard, in Chromium over the browser shell', () => {
  takeJourney(openOwnBrowserDesk);
});
