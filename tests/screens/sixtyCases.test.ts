import { describe } from 'vitest';
import { launchChromium } from '../fakes/chromium.ts';
import { startLoopback } from '../fakes/loopback.ts';
import { laptop } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { type RunningShell, takeSixtyCases } from './steps/sixtyCases.ts';

async function start(data: string): Promise<RunningShell> {
  const shell = await startLoopback({ data });
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: laptop });
  await page.goto(shell.url);
  const end = async (stop: () => Promise<unknown>) => {
    await stop();
    await browser.close();
  };
  return { page, take: callsOf(page), kill: () => end(shell.kill), close: () => end(shell.close) };
}

describe('a meeting of sixty cases, wholly by keys, on a laptop', () => takeSixtyCases({ start, size: laptop }));
