import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { electronBinary, obstacle } from '../../electron/start/electronHere.ts';
import { sitDown } from '../screens/desk.ts';
import { takeJourney } from '../screens/journey.steps.ts';

const binary = electronBinary(programFolder);
const reason = binary === null ? 'its program is not installed here' : obstacle({ platform: process.platform, env: process.env, user: process.getuid?.() ?? null });

const skipped = reason === null ? '' : ` (skipped: ${reason})`;

/** The real Electron on a data folder of its own, with a profile that nobody else uses. */
async function launch(folder: string): Promise<{ electron: ElectronApplication; page: Page }> {
  const electron = await _electron.launch({
    executablePath: binary ?? '',
    args: [programFolder, '--data', join(folder, 'data')],
    env: { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder, HOME: folder } as Record<string, string>, // only process.env may hold undefined
  });
  const page = await electron.firstWindow();
  await page.waitForFunction(() => globalThis.mdt !== undefined);
  return { electron, page };
}

describe.skipIf(reason !== null)(`the real Electron${skipped}`, () => {
  let folder: string;
  let electron: ElectronApplication;
  let page: Page;
  const faults: Error[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-electron-'));
    ({ electron, page } = await launch(folder));
    page.on('pageerror', (error) => faults.push(error));
  });
  afterAll(async () => {
    await electron?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('answers the page over the preload', async () => {
    expect(await page.evaluate(() => globalThis.mdt?.call('rules.answer', { facts: {} }))).toMatchObject({ ok: true });
    expect(faults).toEqual([]);
  });
  it('runs the page sandboxed, without Node', async () => {
    expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
  });
  it('stays on its page and opens no other window', async () => {
    await page.evaluate(() => {
      location.href = 'https://evil.example/';
      window.open('https://evil.example/');
    });
    expect(page.url()).toMatch(/^app:\/\/mdt\//);
    expect(electron.windows()).toHaveLength(1);
  });
  it('loads nothing from a network and grants no permission', async () => {
    expect(await page.evaluate(() => fetch('https://evil.example/').then(() => true, () => false))).toBe(false);
    expect(await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)).toBe('denied');
  });
  it('keeps the title of the window free of what the page calls itself', async () => {
    await page.evaluate(() => {
      document.title = 'TESTPATIENT-ONE';
    });
    expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('MDT Desk');
  });
});

describe.skipIf(reason !== null)(`a meeting by keyboard, in the real Electron${skipped}`, () => {
  takeJourney(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-electron-journey-'));
    const { electron, page } = await launch(folder);
    return {
      ...sitDown(page, join(folder, 'data')),
      close: async () => {
        await electron.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  });
});
