import { once } from 'node:events';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { quietSwitches } from '../../electron/desktop/window.ts';
import { chromiumArgs, findChromium } from '../fakes/chromium.ts';

describe('Chromium under the switches the desktop shell gives it', () => {
  it('reaches nobody, by name or by number, not even on this machine; without them it does', async () => {
    const asked: string[] = [];
    const server = createServer(({ headers }, response) => {
      asked.push(headers.host ?? '');
      response.end('<!doctype html><title>Reached</title>');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const reached = async (switches: readonly string[]): Promise<string[]> => {
      const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs, ...switches], chromiumSandbox: !chromiumArgs.includes('--no-sandbox') });
      const page = await browser.newPage();
      const answers: string[] = [];
      for (const host of ['127.0.0.1', 'localhost']) answers.push(await page.goto(`http://${host}:${port}/`).then(() => 'reached', (error: Error) => /ERR_\w+/.exec(error.message)?.[0] ?? error.message));
      await browser.close();
      return answers;
    };
    const quiet = Object.entries(quietSwitches).map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
    expect(await reached(quiet)).toEqual(['ERR_NAME_NOT_RESOLVED', 'ERR_NAME_NOT_RESOLVED']);
    expect(asked).toEqual([]);
    expect(await reached([])).toEqual(['reached', 'reached']);
    expect(asked.length).toBeGreaterThanOrEqual(2);
    server.close();
    server.closeAllConnections();
  });
});
