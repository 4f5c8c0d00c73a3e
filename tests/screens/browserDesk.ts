import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../fakes/chromium.ts';
import { startLoopback } from '../fakes/loopback.ts';
import { sitDown } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';

/** The size of a laptop in the meeting room. */
export const laptop = { width: 1366, height: 768 };

/** The browser shell on a data folder, with a Chromium before it. */
export async function openBrowserDesk(folder: string): Promise<OpenDesk> {
  const shell = await startLoopback({ data: folder });
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: laptop });
  await page.goto(shell.url);
  return {
    ...sitDown(page, folder),
    close: async () => {
      await browser.close();
      await shell.close();
    },
  };
}

/** The same on a folder of its own, which goes when it is closed. */
export async function openOwnBrowserDesk(): Promise<OpenDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-screens-'));
  const desk = await openBrowserDesk(join(folder, 'data'));
  return {
    ...desk,
    close: async () => {
      await desk.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
