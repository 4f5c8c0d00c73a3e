import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mayReload } from '../../electron/desktop/pageCrashes.ts';
import { type BuiltDesktop, expectGoodEnd, startBuiltDesktop } from '../fakes/electronDesktop.ts';
import { button, field, says, sitDown } from '../screens/desk.ts';
import { coordinator, introduce } from '../screens/steps/people.ts';
import { startedAgainWith } from './startedAgainWith.ts';

describe('a page that crashes', () => {
  it('is loaded again three times in a minute, and then no more', () => {
    const second = 1_000;
    expect(mayReload([5])).toBe(true);
    expect(mayReload([0, 10 * second, 20 * second])).toBe(true);
    expect(mayReload([0, 10 * second, 20 * second, 30 * second])).toBe(false);
    expect(mayReload([0, 10 * second, 20 * second, 59 * second])).toBe(false);
    expect(mayReload([0, 10 * second, 20 * second, 60 * second])).toBe(true);
    expect(mayReload(Array.from({ length: 50 }, (_, hour) => hour * 3_600 * second))).toBe(true);
  });
});

describe('the window of the desktop program, under the stand-in for Electron', () => {
  let folder: string;
  let desktop: BuiltDesktop;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-crashed-'));
    desktop = await startBuiltDesktop({ data: join(folder, 'data'), profile: join(folder, 'profile') });
  });
  afterEach(async () => {
    await desktop.kill();
    await startedAgainWith(join(folder, 'profile')).end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  /** What the page shows by now: where one is, and what stands in the form. */
  const shown = (): Promise<unknown> => desktop.ask('inPage', `({ hash: location.hash, place: [...document.querySelectorAll('input')].map((input) => input.value).find((value) => value.startsWith('Quince')) ?? null })`);
  const crash = async (): Promise<void> => {
    await desktop.ask('inPage', 'globalThis.isOld = true');
    desktop.tell({ window: 'crash' });
  };
  /** Answers once another page is there, loaded from the start. */
  const comesBack = (): Promise<void> => expect.poll(() => desktop.ask('inPage', `globalThis.isOld === undefined && document.querySelector('h1') !== null`), { timeout: 20_000 }).toBe(true);

  it('comes back after a crash where one was, with what was typed', async () => {
    const { page } = desktop;
    await introduce(sitDown(page, folder), coordinator);
    await page.getByRole('link', { name: 'Directory' }).first().click();
    await button(page, 'Add a practitioner').click();
    await field(page, 'Speciality').fill('Quince surgery');
    await says(page, 'Not saved yet; kept');
    const before = await shown();
    expect(before).toEqual({ hash: '#/directory', place: 'Quince surgery' });
    await crash();
    await comesBack();
    await expect.poll(shown, { timeout: 20_000 }).toEqual(before);
    const { complaints } = await ended();
    expect(complaints).toMatch(/^The page of a window is gone \(crashed\)\.$/m);
  });

  it('is loaded no more once it keeps crashing, and offers to start the program again', async () => {
    for (let times = 0; times < 3; times += 1) {
      await crash();
      await comesBack();
    }
    await crash();
    await expect.poll(() => desktop.ask('boxes', null), { timeout: 20_000 }).toMatchObject([{ message: 'This window has failed several times', buttons: ['Restart MDT Desk', 'Close MDT Desk'] }]);
    await desktop.ask('press', 0);
    expectGoodEnd(await desktop.exited);
    const page = await desktop.nextWindow();
    expect(await page.evaluate(() => globalThis.mdt?.call('workspace.read', {}))).toMatchObject({ ok: true, value: { mode: 'writer' } });
  });

  it('offers to wait while its page hangs, takes the offer back once it answers, and loads it again where a person wants it', async () => {
    desktop.tell({ window: 'unresponsive' });
    await expect.poll(() => desktop.ask('boxes', null)).toMatchObject([{ message: 'This window does not respond', buttons: ['Wait', 'Reload'], defaultId: 0, cancelId: 0 }]);
    desktop.tell({ window: 'responsive' });
    await desktop.ask('inPage', 'globalThis.isOld = true');
    await expect(desktop.ask('press', 1)).rejects.toThrow('no box');
    desktop.tell({ window: 'unresponsive' });
    await expect.poll(() => desktop.ask('boxes', null)).toHaveLength(2);
    await desktop.ask('press', 1);
    await comesBack();
    const { code } = await ended();
    expect(code).toBe(0);
  });

  async function ended(): Promise<Awaited<BuiltDesktop['exited']>> {
    process.kill(desktop.pid, 'SIGTERM');
    return await desktop.exited;
  }
});
