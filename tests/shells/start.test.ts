import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserCommand } from '../../electron/loopback/browser.ts';
import { electronBinary, obstacle } from '../../electron/start/electronHere.ts';
import { isBuilt } from '../../electron/start/freshness.ts';

let program: string;
beforeEach(async () => {
  program = await mkdtemp(join(tmpdir(), 'mdt-desk-start-'));
});
afterEach(() => rm(program, { recursive: true, force: true }));

async function put(path: string, at: number, text = ''): Promise<void> {
  const file = join(program, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await utimes(file, at, at);
}

describe('npm start', () => {
  it('opens Electron where there is a display and a person', () => {
    expect(obstacle({ platform: 'linux', env: { DISPLAY: ':0' }, user: 1000 })).toBeNull();
    expect(obstacle({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, user: 1000 })).toBeNull();
    expect(obstacle({ platform: 'win32', env: {}, user: null })).toBeNull();
    expect(obstacle({ platform: 'darwin', env: {}, user: 0 })).toBeNull();
  });
  it('does not open it without a display, nor as root, where it would have to drop its sandbox', () => {
    expect(obstacle({ platform: 'linux', env: {}, user: 1000 })).toContain('no display');
    expect(obstacle({ platform: 'linux', env: { DISPLAY: ':0' }, user: 0 })).toContain('sandbox');
  });
  it('finds the program of Electron only where npm or its installer put it', async () => {
    expect(electronBinary(program)).toBeNull();
    await put('node_modules/electron/path.txt', 1, 'electron');
    expect(electronBinary(program)).toBeNull();
    await put('node_modules/electron/dist/electron', 1);
    expect(electronBinary(program)).toBe(join(program, 'node_modules/electron/dist/electron'));
  });
  it('builds where nothing is built, or a part is missing, or a source is newer, and not otherwise', async () => {
    for (const source of ['shared/a.ts', 'electron/core/a.ts', 'renderer/a.tsx', 'electron.config.ts', 'package.json']) await put(source, 100);
    expect(isBuilt(program)).toBe(false);
    await put('out/main/desktop.js', 200);
    await put('out/preload/preload.cjs', 200);
    expect(isBuilt(program)).toBe(false);
    await put('out/renderer/index.html', 200);
    expect(isBuilt(program)).toBe(true);
    await put('electron/core/a.ts', 300);
    expect(isBuilt(program)).toBe(false);
  });
  it('opens a browser by what the system has for it, and none where there is no screen', () => {
    expect(browserCommand('darwin', {})?.command).toBe('open');
    expect(browserCommand('win32', {})?.command).toBe('cmd');
    expect(browserCommand('linux', { DISPLAY: ':0' })?.command).toBe('xdg-open');
    expect(browserCommand('linux', {})).toBeNull();
  });
});
