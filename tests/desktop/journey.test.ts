import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { laptop } from '../screens/browserDesk.ts';
import { sitDown } from '../screens/desk.ts';
import { takeJourney } from '../screens/journey.steps.ts';

describe('a meeting by keyboard, on the built desktop shell under the stand-in for Electron', () => {
  takeJourney(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-desktop-journey-'));
    const data = join(folder, 'data');
    const desktop = await startBuiltDesktop({ data });
    await desktop.page.setViewportSize(laptop);
    return {
      ...sitDown(desktop.page, data),
      close: async () => {
        await desktop.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
});
