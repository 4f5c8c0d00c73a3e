import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { laptop } from '../screens/browserDesk.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { sitDown } from '../screens/desk.ts';
import { watchTheWall } from '../screens/display.steps.ts';

describe('the shared display as a second window of the built desktop shell, under the stand-in for Electron', () => {
  watchTheWall(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-desktop-display-'));
    const desktop = await startBuiltDesktop({ data: join(folder, 'data') });
    const { page } = desktop;
    await page.setViewportSize(laptop);
    return {
      desk: sitDown(page, folder),
      take: wireCallsOf(page),
      opened: () => desktop.nextWindow(),
      // Its calls go over the stand-in's wire, which is no request a test could read; the core's own test reads the answers.
      told: null,
      close: async () => {
        await desktop.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
});
