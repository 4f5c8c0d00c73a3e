import { setTimeout } from 'node:timers/promises';
import { describe } from 'vitest';
import { launchChromium } from '../fakes/chromium.ts';
import { startLoopback } from '../fakes/loopback.ts';
import { laptop } from './browserDesk.ts';
import { typesThroughSlowMeeting } from './slowMeeting.ts';

describe('a meeting typed at twelve keys a second over the browser shell', () => {
  typesThroughSlowMeeting(
    async (data, delay) => {
      const shell = await startLoopback({ data });
      const browser = await launchChromium();
      const page = await browser.newPage({ viewport: laptop });
      await page.goto(shell.url);
      await page.route('**/api/**', async (route) => {
        await setTimeout(delay);
        await route.continue();
      });
      return { page, close: async () => [await browser.close(), await shell.close()] };
    },
    [200, 900, 3_000],
  );
});
