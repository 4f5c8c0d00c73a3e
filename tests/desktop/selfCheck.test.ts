import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { isSandboxOff } from '../../electron/desktop/sandboxOff.ts';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { expectGoodEnd, spawnBuiltDesktop } from '../fakes/electronDesktop.ts';

const required = ['page', 'sandbox', 'pdf', 'map', 'workbook', 'scrypt', 'zstd'];

describe('--self-check of the built desktop shell, under the stand-in for Electron', () => {
  it('tries every part, prints one line with the versions of all it runs on, and ends with 0', async () => {
    const { exited, lines } = await spawnBuiltDesktop(['--self-check']);
    const printed: string[] = [];
    for await (const line of lines) printed.push(line);
    expectGoodEnd(await exited);
    expect(printed).toHaveLength(1);
    const found = JSON.parse(printed[0] ?? '');
    expect(found).toMatchObject({ ok: true, platform: process.platform, versions: { node: process.versions.node } });
    expect(found.parts).toMatchObject({
      ...Object.fromEntries(required.map((part) => [part, { ok: true, required: true, reason: null }])),
      page: { bridge: ['call', 'onEvent'], node: false, pathway: expect.stringMatching(/\d/) },
      keychain: { ok: true, required: false, seal: expect.stringMatching(/^v1\d$/) },
    });
  });
  it.each([
    ['refuses', 'notAvailable'],
    ['fallsBack', 'weak'],
  ] as const)('passes without a keychain, and says so (%s)', async (keychain, reason) => {
    const { exited, lines } = await spawnBuiltDesktop(['--self-check'], { keychain });
    let printed = '';
    for await (const line of lines) printed += line;
    expect(JSON.parse(printed)).toMatchObject({ ok: true, parts: { keychain: { ok: false, required: false, reason } } });
    expect((await exited).code).toBe(0);
  });
  it('ends with 1 where packaging left out a package, names the parts and a code, nothing of the error’s own words, and makes no data folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-self-check-'));
    const env = { ...process.env, XDG_CONFIG_HOME: folder, APPDATA: folder, LOCALAPPDATA: folder, HOME: folder, MDT_DESK_DATA: '', MDT_TEST_MISSING: 'pdfmake,elkjs,hucre' };
    const hooks = ['electron/hook.ts', 'missingPackage.ts'].flatMap((name) => ['--import', new URL(`../fakes/${name}`, import.meta.url).href]);
    const child = spawn(process.execPath, [...hooks, join(programFolder, 'out/main/desktop.js'), '--self-check'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    const found = JSON.parse(out);
    expect([found.ok, code]).toEqual([false, 1]);
    expect(required.filter((part) => found.parts[part].ok === false)).toEqual(['pdf', 'map', 'workbook']);
    for (const part of ['pdf', 'map', 'workbook']) expect(found.parts[part]).toEqual({ ok: false, required: true, reason: 'ERR_MODULE_NOT_FOUND' });
    expect(out).not.toContain('HIDDEN');
    expect((await readdir(folder, { recursive: true })).filter((name) => /data$|vault|writer\.lock|streams/.test(name))).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });
});

describe('the sandbox', () => {
  it('is off where a switch or Electron’s own variable turns it off', () => {
    for (const argument of ['--no-sandbox', '--no-sandbox=1', '--disable-gpu-sandbox', '--disable-setuid-sandbox', '--disable-namespace-sandbox', '--disable-seccomp-filter-sandbox', '--no-zygote', '--single-process']) {
      expect([argument, isSandboxOff(['electron', argument, '.'], {})]).toEqual([argument, true]);
    }
    expect(isSandboxOff(['electron', '.'], { ELECTRON_DISABLE_SANDBOX: '0' })).toBe(true);
  });
  it('is on with every other switch', () => {
    expect(isSandboxOff(['electron', '--log-net-log=file', '.', '--self-check', '--data', 'no-sandbox', '--no-sandboxes'], {})).toBe(false);
  });
});
