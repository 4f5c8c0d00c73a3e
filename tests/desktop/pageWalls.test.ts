import { describe } from 'vitest';
import { staysWithinItsWalls } from '../electron/steps/pageWalls.ts';
import { startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { oneDesktop } from './runningDesktop.ts';

describe('the page of the built desktop shell, under the stand-in for Electron', () => {
  const desktop = oneDesktop(startBuiltDesktop);
  staysWithinItsWalls(() => {
    const { page } = desktop();
    return {
      page,
      windows: async () => page.context().pages().length,
      clipboard: async () => {
        // The test reads it; the page itself may not.
        await page.context().grantPermissions(['clipboard-read'], { origin: new URL(page.url()).origin });
        return await page.evaluate(() => navigator.clipboard.readText());
      },
    };
  });
});
