import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openBrowserDesk } from './browserDesk.ts';
import { takeJourney } from './journey.steps.ts';
import { arrangeSteps } from './steps/arrange.ts';

describe('the list put in order and sent, by keyboard over the browser shell', () => {
  takeJourney(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-arrange-'));
    const desk = await openBrowserDesk(join(folder, 'data'));
    return {
      ...desk,
      close: async () => {
        await desk.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  }, arrangeSteps);
});
