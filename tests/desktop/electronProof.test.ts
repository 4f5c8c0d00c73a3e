import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { whyNotHere } from '../electron/here.ts';
import { filesNaming } from '../electron/namesInFiles.ts';
import { foreignHosts } from '../electron/netLog.ts';
import { faultsIn, leftAlone, takenBack } from '../electron/realDesktop.ts';
import { type Check, reportText, withoutPlaces } from '../electron/report.ts';
import { isSandboxed } from '../electron/sandboxedRenderers.ts';
import { chromiumArgs, findChromium } from '../fakes/chromium.ts';
import { ownFolder } from './runningDesktop.ts';

/*
 * What npm run test:electron is made of, as far as it can be tested without Electron: it must see what is wrong, or its silence shows nothing.
 */
let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await ownFolder());
});
afterEach(() => remove());

describe('npm run test:electron', () => {
  // Without a display it must fail on every Linux, whether Electron is installed or not.
  it.skipIf(process.platform !== 'linux' && whyNotHere() === null)('fails where Electron cannot be driven, and says in one line why and what to do', () => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const report = join(folder, 'report.md');
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(programFolder, 'tests/electron/main.ts'), '--report', report], { env, encoding: 'utf8' });
    expect(stderr.replace(/^\(node:.*\n|^\(Use .*\n/gm, '')).toMatch(/^Nothing was tested on the real Electron: [^\n]+\. [A-Z][^\n]+\.\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});

describe('Playwright’s loader for Electron', () => {
  const loader = readFileSync(join(programFolder, 'node_modules/playwright-core/lib/server/electron/loader.js'), 'utf8');
  /** Runs the loader as Electron's -r does; answers the command line the program then sees, and the switches that were set. */
  const load = (argv: readonly string[]) => {
    const process = { argv: [...argv], env: {} };
    const switches: string[] = [];
    const app = { commandLine: { appendSwitch: (name: string) => switches.push(name) }, whenReady: () => new Promise(() => {}), emit: () => false };
    runInNewContext(loader, { process, require: () => ({ app }), globalThis: {} });
    return { argv: process.argv, switches };
  };

  it('takes its own debugging switches off the command line before the program looks at it, and none that was given besides', () => {
    const before = ['electron', '-r', 'loader.js', '--inspect=0', '--remote-debugging-port=0'];
    expect(load([...before, '--log-net-log=log', '-r', 'ours.cjs', '.', '--data', 'folder']).argv).toEqual(['electron', '--log-net-log=log', '-r', 'ours.cjs', '.', '--data', 'folder']);
    expect(load([...before, '--remote-debugging-port=9222', '.']).argv).toEqual(['electron', '--remote-debugging-port=9222', '.']);
  });
  it('sets no switch of Chromium that is not known here, to be taken back or left', () => {
    const { switches } = load(['electron', '-r', 'loader.js', '--inspect=0', '--remote-debugging-port=0', '.']);
    expect(switches.length).toBeGreaterThan(20);
    expect(switches.filter((name) => !takenBack.includes(name) && !leftAlone.includes(name))).toEqual([]);
    expect(switches).toEqual(expect.arrayContaining(['password-store', 'use-mock-keychain', 'disable-background-networking']));
  });
});

describe('the log of Chromium’s network', () => {
  const logOf = async (switches: readonly string[], urls: readonly string[]): Promise<string> => {
    const log = join(folder, 'network.json');
    const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs, ...switches, `--log-net-log=${log}`], chromiumSandbox: !chromiumArgs.includes('--no-sandbox') });
    const page = await browser.newPage();
    for (const url of urls) await page.goto(url).catch(() => undefined);
    await browser.close();
    return await readFile(log, 'utf8');
  };

  it('names the hosts of other machines a page asked for, by name and by number, and not this machine’s', async () => {
    const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const log = await logOf([], [`http://127.0.0.1:${port}/`, 'https://foreign.example/page', 'http://192.0.2.7/']);
    server.close();
    server.closeAllConnections();
    const hosts = foreignHosts(log);
    expect(hosts).toEqual(expect.arrayContaining(['foreign.example', '192.0.2.7']));
    expect(hosts.filter((host) => host.startsWith('127.'))).toEqual([]);
    // A log that was cut off names them as well.
    expect(foreignHosts(`${log.slice(0, log.lastIndexOf('\n{') + 1)}`)).toContain('foreign.example');
  });
  it('names none where only the program’s own pages, this machine and its ends of connections are logged', () => {
    const params = [{ url: 'app://mdt/assets/screen.js' }, { url: 'blob:app://mdt/1' }, { url: 'data:text/html,x' }, { url: 'devtools://devtools/x' }, { address: '127.0.0.1:9222' }, { address: '[::1]:1' }, { host: 'http://localhost' }, { address: '[2001:4860:4860::8888]:443' }, { net_error: -105 }];
    const lines = ['{"constants":{"logEventTypes":{"REQUEST_ALIVE":2,"UDP_LOCAL_ADDRESS":7}},', '"events": [', ...params.map((each) => `${JSON.stringify({ params: each, type: 2 })},`), '{"params":{"address":"192.0.2.1:5000"},"type":7}],'];
    expect(foreignHosts(lines.join('\n'))).toEqual([]);
    expect(foreignHosts(lines.join('\n').replace('"type":7}]', '"type":2}]'))).toEqual(['192.0.2.1']);
  });
  it('is not taken for silent where it is empty', () => {
    expect(() => foreignHosts('{"constants":{"logEventTypes":{}},\n"events": [\n')).toThrow('no event');
  });
});

describe('the search for a name in a folder', () => {
  it('finds it in one and in two bytes a letter, at any place, in file names, in folders below, and nowhere else', async () => {
    await mkdir(join(folder, 'Cache/TESTPATIENT-ONE'), { recursive: true });
    await writeFile(join(folder, 'narrow'), Buffer.concat([Buffer.from([0, 255]), Buffer.from('xTESTPATIENT-ONEx')]));
    await writeFile(join(folder, 'Cache/wide'), Buffer.concat([Buffer.from([1]), Buffer.from('TESTPATIENT', 'utf16le')]));
    await writeFile(join(folder, 'clean'), 'TEST PATIENT');
    expect(await filesNaming(folder, 'TESTPATIENT')).toEqual([join('Cache', 'TESTPATIENT-ONE'), join('Cache', 'wide'), 'narrow']);
  });
});

describe('the look at a process on Linux', () => {
  const status = (lines: string): string => `Name:\telectron\n${lines}\nThreads:\t5\n`;
  it('tells a sandboxed renderer from one that only has a new process namespace, or only filters calls, or neither', () => {
    expect(isSandboxed(status('NSpid:\t13791\t25\t1\nSeccomp:\t2\nSeccomp_filters:\t1'))).toBe(true);
    expect(isSandboxed(status('NSpid:\t13791\t25\t1\nSeccomp:\t0\nSeccomp_filters:\t0'))).toBe(false);
    expect(isSandboxed(status('NSpid:\t13791\nSeccomp:\t2\nSeccomp_filters:\t1'))).toBe(false);
    expect(isSandboxed(status('NSpid:\t13791\nSeccomp:\t0'))).toBe(false);
  });
});

describe('the look at the error stream', () => {
  it('takes what the program and Node say of a fault, and not Chromium’s chatter', () => {
    expect(faultsIn('MDT Desk has a fault and ends. What was acknowledged is on the disk.\n    at x (file.js:1:2)\n')).toHaveLength(1);
    expect(faultsIn('The record was not closed.\n(node:1) UnhandledPromiseRejectionWarning: x\nUncaught Exception:\n')).toHaveLength(3);
    expect(faultsIn('[1:1201/025842.079416:ERROR:dbus/bus.cc:405] Failed to connect to the bus\nDevTools listening on ws://127.0.0.1:1/\nDebugger listening on ws://127.0.0.1:2/\n')).toEqual([]);
  });
});

describe('the report', () => {
  const passed: Check = { subject: 'the page', name: 'is sandboxed', state: 'passed', seconds: 0.44, error: null };
  const about = { at: new Date('2026-12-01T09:30:15Z'), commit: 'abc123', system: 'linux 6.1 x64', display: 'Wayland', versions: { electron: '45.4.1', chrome: '155.0', node: '24.1', v8: '15.5' } };

  it('says date, sources, system, versions and each check', () => {
    const text = reportText({ ...about, checks: [passed, { ...passed, subject: 'the lock', name: 'goes on' }] });
    for (const line of ['**Everything passed**: 2 passed, 0 failed, 0 not run.', '- Date: 2026-12-01 09:30 UTC', '- Sources: abc123', '- System: linux 6.1 x64, Wayland', '- Versions: electron 45.4.1, chrome 155.0, node 24.1, v8 15.5', '## the lock', '- ✓ is sandboxed (passed, 0.4 s)']) {
      expect(text.split('\n')).toContain(line);
    }
  });
  it('calls nothing passed where a check failed, was not run, or none was made', () => {
    const failed: Check = { ...passed, state: 'failed', error: 'expected 1 to be 0' };
    expect(reportText({ ...about, checks: [passed, failed] })).toContain('**1 failed**: 1 passed, 1 failed, 0 not run.');
    expect(reportText({ ...about, checks: [passed, failed] })).toContain('- ✗ is sandboxed (failed, 0.4 s): expected 1 to be 0');
    expect(reportText({ ...about, checks: [passed, { ...passed, state: 'not run' }] })).not.toContain('Everything passed');
    expect(reportText({ ...about, checks: [] })).not.toContain('Everything passed');
  });
  it('names no folder, person or machine in what went wrong', () => {
    const places = [['/home/test-person/mdt', '.'], ['/home/test-person', '<home>'], ['test-person', '<person>'], ['ward-pc-7', '<machine>'], ['', '<nothing>']] as const;
    expect(withoutPlaces('ENOENT /home/test-person/mdt/out, /home/test-person/x of test-person on ward-pc-7', places)).toBe('ENOENT ./out, <home>/x of <person> on <machine>');
    expect(reportText({ ...about, checks: [{ ...passed, state: 'failed', error: `ENOENT: no such file, open '${join(folder, 'log')}'` }] })).not.toContain(folder);
  });
});
