import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openBrowserDesk } from './browserDesk.ts';
import { takeJourney } from './journey.steps.ts';

describe('a meeting by keyboard, in Chromium over the browser shell', () => {
  takeJourney(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-journey-'));
    const desk = await openBrowserDesk(join(folder, 'data'));
    return {
      ...desk,
      close: async () => {
        await desk.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
});
