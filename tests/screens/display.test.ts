import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { launchChromium } from '../fakes/chromium.ts';
import { startLoopback } from '../fakes/loopback.ts';
import type { Take } from '../fakes/tenCases.ts';
import { laptop } from './browserDesk.ts';
import { sitDown } from './desk.ts';
import { watchTheWall } from './display.steps.ts';

describe('the shared display as a second tab, over the browser shell', () => {
  watchTheWall(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-display-'));
    const shell = await startLoopback({ data: join(folder, 'data') });
    const browser = await launchChromium();
    const context = await browser.newContext({ viewport: laptop });
    const page = await context.newPage();
    await page.goto(shell.url);
    const told: { call: string; body: string }[] = [];
    context.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith('/api/') || response.frame().page() === page) return;
      const entry = { call: pathname.slice('/api/'.length), body: '' };
      told.push(entry);
      void response.text().then((body) => (entry.body = body));
    });
    // As much of the call as a page sees of it: its name, its input, its answer.
    const take = (async (name: string, input: unknown) => {
      const answer = await page.evaluate(async ([call, body]) => (await fetch(`/api/${String(call)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json(), [name, input]);
      if (answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      return answer.value;
    }) as Take;
    return {
      desk: sitDown(page, folder),
      take,
      opened: () => context.waitForEvent('page'),
      told,
      close: async () => {
        await browser.close();
        await shell.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
});
