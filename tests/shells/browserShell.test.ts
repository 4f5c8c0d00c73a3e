import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, enter, type Loopback, startLoopback } from '../fakes/loopback.ts';

describe('the browser shell as a process', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-browser-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function modeOf(shell: Loopback): Promise<string> {
    const { base, cookie } = await enter(shell.url);
    const { body } = await ask(`${base}/api/workspace.read`, { method: 'POST', headers: { 'content-type': 'application/json', origin: base, cookie }, body: '{}' });
    return JSON.parse(body).value.mode;
  }

  it('shows the built screens to whoever opens the address it printed', async () => {
    const shell = await startLoopback({ data: join(folder, 'shown') });
    const { base, cookie } = await enter(shell.url);
    expect((await ask(base, { headers: { cookie } })).body).toContain('<div id="root">');
    await shell.close();
  });
  it('ends with 0 on Ctrl-C, also with a listener, and gives up the record to the next one', async () => {
    const data = join(folder, 'data');
    const first = await startLoopback({ data });
    expect(await modeOf(first)).toBe('writer');
    const second = await startLoopback({ data });
    expect(await modeOf(second)).toBe('readOnly');
    expect([await second.close(), await first.close()]).toEqual([0, 0]);
    const third = await startLoopback({ data });
    const { base, cookie } = await enter(third.url);
    const listening = await fetch(`${base}/events`, { headers: { cookie } });
    expect(await third.close()).toBe(0);
    expect(await listening.text()).toBe(': listening\n\n');
    const fourth = await startLoopback({ data });
    expect(await modeOf(fourth)).toBe('writer');
    await fourth.close();
  });
});
