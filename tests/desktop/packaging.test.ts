import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, sources } from '../architecture/imports.ts';
import { makeDistribution, packDesktop, type Packed, wrongFuses } from '../fakes/packed.ts';

const read = (path: string): Buffer => readFileSync(join(root, path));
const { desktopName, dependencies, build } = JSON.parse(read('package.json').toString());

describe('the package for Linux, made by electron-builder over a stand-in for Electron’s distribution', () => {
  let folder: string;
  let packed: Packed;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-package-'));
    // Without an archive, so that plain Node can run what was packed.
    packed = await packDesktop({ dist: await makeDistribution(join(folder, 'electron')), output: join(folder, 'out'), platform: Platform.LINUX, config: { asar: false } });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('starts from a desktop entry that leaves the sandbox on and belongs to the program’s windows', () => {
    const { fileName, text } = packed.entry ?? expect.fail('no desktop entry');
    expect(text).not.toContain('sandbox');
    expect(text).toMatch(/^Exec=AppRun %U$/m);
    // Electron names its windows after desktopName; a dock finds name and icon by it.
    expect(fileName).toBe(desktopName);
    expect(text).toMatch(/^StartupWMClass=mdt-desk$/m);
    expect(text).toMatch(/^Icon=mdt-desk$/m);
  });
  it('has the fuses of its configuration', async () => {
    expect(await wrongFuses(packed.fused)).toEqual([]);
  });
  it('holds the built program, its data and what it needs at run time, and nothing else', async () => {
    const app = join(packed.folder, 'resources/app');
    expect((await readdir(app)).sort()).toEqual(['node_modules', 'out', 'package.json', 'resources']);
    const modules = await readdir(join(app, 'node_modules'));
    expect(Object.keys(dependencies).filter((name) => !modules.includes(name))).toEqual([]);
    expect(['electron', 'playwright-core', 'react', 'vite', 'typescript'].filter((name) => modules.includes(name))).toEqual([]);
    const packedPackage = readFileSync(join(app, 'package.json'), 'utf8');
    expect(JSON.parse(packedPackage)).toMatchObject({ main: 'out/main/desktop.js', desktopName });
    expect(packedPackage).not.toContain('sandbox');
  });
  it('passes its own check from there, under the stand-in for Electron', async () => {
    const env = { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder, LOCALAPPDATA: folder, HOME: folder, MDT_DESK_DATA: '' };
    const hook = new URL('../fakes/electron/hook.ts', import.meta.url).href;
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', hook, join(packed.folder, 'resources/app/out/main/desktop.js'), '--self-check'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  });
});

describe('the program’s identity', () => {
  it('is the same to the installer, the system and the program', () => {
    expect([build.appId, desktopName, build.linux.executableName]).toEqual(['org.mdt-desk', 'mdt-desk.desktop', 'mdt-desk']);
    const literals = (call: string): string[] => sources('electron/desktop').flatMap((path) => [...read(path).toString().matchAll(new RegExp(`\\.${call}\\('([^']*)'`, 'g'))].map(([, value]) => value ?? ''));
    expect(literals('setAppUserModelId')).toEqual([build.appId]);
    expect(literals('setDesktopName')).toEqual([desktopName]);
  });
  it('has an icon for every system, in the sizes it shows, without a tool to convert them', () => {
    const icons = (icon: string): string => join(build.directories.buildResources, icon);
    // A PNG says its size at a fixed place; a dock on Linux takes the nearest.
    const pngSize = (png: Buffer): readonly number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];
    for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) expect(pngSize(read(join(icons(build.linux.icon), `${size}x${size}.png`)))).toEqual([size, size]);
    const ico = read(icons(build.win.icon));
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
    const icoSizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index) || 256);
    expect(icoSizes).toEqual([16, 32, 48, 64, 128, 256]);
    for (const index of icoSizes.keys()) expect(pngSize(ico.subarray(ico.readUInt32LE(6 + 16 * index + 12)))).toEqual([icoSizes[index], icoSizes[index]]);
    const icns = read(icons(build.mac.icon));
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const types = new Map<string, readonly number[]>();
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) types.set(icns.toString('latin1', at, at + 4), pngSize(icns.subarray(at + 8)));
    expect(types.get('ic09')).toEqual([512, 512]);
    expect(types.get('ic10')).toEqual([1024, 1024]);
    expect(pngSize(read('resources/icons/icon.png'))).toEqual([256, 256]);
  });
});
