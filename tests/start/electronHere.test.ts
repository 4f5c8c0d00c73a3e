import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronBinary, obstacle } from '../../electron/start/electronHere.ts';
import { isBuilt } from '../../electron/start/freshness.ts';

let program: string;
beforeEach(async () => {
  program = await mkdtemp(join(tmpdir(), 'mdt-desk-start-'));
});
afterEach(() => rm(program, { recursive: true, force: true }));

async function put(path: string, text = '', at = 1): Promise<void> {
  const file = join(program, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await utimes(file, at, at);
}

describe('Electron’s window', () => {
  it('is tried where there is a display and a person', () => {
    expect(obstacle({ platform: 'linux', env: { DISPLAY: ':0' }, user: 1000 })).toBeNull();
    expect(obstacle({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, user: 1000 })).toBeNull();
    expect(obstacle({ platform: 'win32', env: {}, user: null })).toBeNull();
    expect(obstacle({ platform: 'darwin', env: {}, user: 0 })).toBeNull();
  });
  it('is not tried without a display, nor as root, where it would have to drop its sandbox', () => {
    expect(obstacle({ platform: 'linux', env: {}, user: 1000 })).toContain('no display');
    expect(obstacle({ platform: 'linux', env: { DISPLAY: ':0' }, user: 0 })).toContain('sandbox');
  });
});

describe('Electron’s program', () => {
  const linux = { platform: 'linux', env: {} } as const;
  beforeEach(async () => {
    await put('node_modules/electron/package.json', '{ "version": "45.4.1" }');
    await put('node_modules/electron/path.txt', 'electron');
    await put('node_modules/electron/dist/version', '45.4.1');
    await put('node_modules/electron/dist/electron');
  });
  it('is found where Electron’s installer finished, also with a v before its version', async () => {
    expect(electronBinary(program, linux)).toBe(join(program, 'node_modules/electron/dist/electron'));
    await put('node_modules/electron/dist/version', 'v45.4.1');
    expect(electronBinary(program, linux)).not.toBeNull();
  });
  it.each([
    ['was unpacked halfway, without what is written last', 'path.txt', null],
    ['is of another version', 'dist/version', '45.4.0'],
    ['has no version', 'dist/version', null],
    ['was unpacked for another system', 'path.txt', 'electron.exe'],
    ['is gone', 'dist/electron', null],
    ['has no npm package beside it', 'package.json', null],
  ])('does not count where it %s', async (_what, path, text) => {
    if (text === null) await rm(join(program, 'node_modules/electron', path));
    else await put(`node_modules/electron/${path}`, text);
    expect(electronBinary(program, linux)).toBeNull();
  });
  it('has its own name and place on each system', async () => {
    await put('node_modules/electron/path.txt', 'electron.exe');
    await put('node_modules/electron/dist/electron.exe');
    expect(electronBinary(program, { platform: 'win32', env: {} })).toBe(join(program, 'node_modules/electron/dist/electron.exe'));
    await put('node_modules/electron/path.txt', 'Electron.app/Contents/MacOS/Electron');
    await put('node_modules/electron/dist/Electron.app/Contents/MacOS/Electron');
    expect(electronBinary(program, { platform: 'darwin', env: {} })).toBe(join(program, 'node_modules/electron/dist/Electron.app/Contents/MacOS/Electron'));
  });
  it('is another one where ELECTRON_OVERRIDE_DIST_PATH names its folder, and none where that is empty', async () => {
    const elsewhere = join(program, 'elsewhere');
    const here = { platform: 'linux', env: { ELECTRON_OVERRIDE_DIST_PATH: elsewhere } } as const;
    expect(electronBinary(program, here)).toBeNull();
    await put('elsewhere/electron');
    expect(electronBinary(program, here)).toBe(join(elsewhere, 'electron'));
  });
});

describe('the build', () => {
  it('is made where there is none, or a part is missing, or a source is newer, and not otherwise', async () => {
    for (const source of ['shared/a.ts', 'electron/core/a.ts', 'renderer/a.tsx', 'electron.config.ts', 'package.json']) await put(source, '', 100);
    expect(isBuilt(program)).toBe(false);
    await put('out/main/desktop.js', '', 200);
    await put('out/preload/preload.cjs', '', 200);
    expect(isBuilt(program)).toBe(false);
    await put('out/renderer/index.html', '', 200);
    expect(isBuilt(program)).toBe(true);
    await put('electron/core/a.ts', '', 300);
    expect(isBuilt(program)).toBe(false);
  });
});
