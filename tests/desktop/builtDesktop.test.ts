import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltDesktop, startBuiltDesktop } from '../fakes/electronDesktop.ts';

const built = (path: string): string => fileURLToPath(new URL(`../../out/${path}`, import.meta.url));

describe('the built desktop shell, under the stand-in for Electron', () => {
  let folder: string;
  let desktop: BuiltDesktop;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-built-'));
    desktop = await startBuiltDesktop({ data: join(folder, 'data') });
  });
  afterAll(async () => {
    await desktop?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('shows the page, which asks the core through the preload and hears what changed', async () => {
    const heard = await desktop.page.evaluate(async () => {
      const events: unknown[] = [];
      const stop = globalThis.mdt?.onEvent((event) => events.push(event));
      const by = { name: 'Chair Testperson', role: 'chair', trust: 'RNOH' };
      const details = { date: '2026-11-26', startsAt: '14:00', place: 'Room 1', cutOff: null, chair: by.name, scribe: '' };
      const answer = await globalThis.mdt?.call('meeting.plan', { by, details });
      // A call after it: what it pushed came before this answer.
      await globalThis.mdt?.call('meetings.list', {});
      stop?.();
      return { answer, events };
    });
    expect(heard.answer).toMatchObject({ ok: true });
    expect(heard.events).toContainEqual({ name: 'changed', data: { kind: 'meeting', id: expect.any(String), version: 1 } });
  });
  it('gives the page two doors and nothing of this machine', async () => {
    const page = await desktop.page.evaluate(() => ({
      doors: Object.keys(globalThis.mdt ?? {}).sort(),
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
    }));
    expect(page).toEqual({ doors: ['call', 'onEvent'], node: [] });
  });
  it('stays on its page', async () => {
    const { page } = desktop;
    const before = page.url();
    const [left] = await Promise.all([
      page.waitForEvent('requestfailed', (request) => request.isNavigationRequest()),
      page.evaluate(() => {
        location.href = 'https://evil.example/';
      }),
    ]);
    // Aborted by who guards the window; what is only not let through to a network is "blocked by client".
    expect([left.url(), left.failure()?.errorText]).toEqual(['https://evil.example/', 'net::ERR_ABORTED']);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => typeof globalThis.mdt?.call)).toBe('function');
  });
  it('loads nothing from a network', async () => {
    expect(await desktop.page.evaluate(() => fetch('https://evil.example/').then(() => true, () => false))).toBe(false);
  });
  it('lets the page save what it made itself', async () => {
    const [download] = await Promise.all([
      desktop.page.waitForEvent('download'),
      desktop.page.evaluate(() => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob(['outcome'], { type: 'text/csv' }));
        link.download = 'outcomes.csv';
        link.click();
      }),
    ]);
    expect(download.suggestedFilename()).toBe('outcomes.csv');
    expect(await readFile(await download.path(), 'utf8')).toBe('outcome');
  });
  it('closes the record when it quits, so that the next start may write', async () => {
    await desktop.close();
    desktop = await startBuiltDesktop({ data: join(folder, 'data') });
    const workspace = await desktop.page.evaluate(() => globalThis.mdt?.call('workspace.read', {}));
    expect(workspace).toMatchObject({ ok: true, value: { mode: 'writer', holder: null } });
  });
});

describe('what is built', () => {
  it('is a preload that needs nothing but electron, so that it runs in the sandbox', async () => {
    const preload = await readFile(built('preload/preload.cjs'), 'utf8');
    expect([...preload.matchAll(/require\(\s*["'](.+?)["']\s*\)/g)].map(([, name]) => name)).toEqual(['electron']);
    expect(preload).not.toMatch(/\bimport\b/);
  });
  it('is there for both windows', () => {
    expect(existsSync(built('main/desktop.js')) && existsSync(built('renderer/index.html'))).toBe(true);
  });
});
