import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openBrowserDesk } from './browserDesk.ts';
import { takeJourney } from './journey.steps.ts';
import { afterSteps } from './steps/after.ts';
import { listSteps } from './steps/list.ts';
import { visitSteps } from './steps/visits.ts';

describe('the ways beside the plain one, by keyboard over the browser shell', () => {
  takeJourney(
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-ways-'));
      const desk = await openBrowserDesk(join(folder, 'data'));
      return {
        ...desk,
        close: async () => {
          await desk.close();
          await rm(folder, { recursive: true, force: true });
        },
      };
    },
    [...listSteps, ...visitSteps, ...afterSteps],
  );
});
