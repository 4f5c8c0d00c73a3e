import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { startRealDesktop, takenBack } from '../electron/realDesktop.ts';
import { passphraseFile } from '../fakes/vaultFolder.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { ownFolder } from './runningDesktop.ts';

const fake = fileURLToPath(new URL('../fakes/playwrightElectron.ts', import.meta.url));
const beforeTests = process.env.ELECTRON_OVERRIDE_DIST_PATH;

// A program that is a script of the shell; Windows has none.
describe.skipIf(process.platform === 'win32')('the launcher of the real Electron, with a program that speaks Playwright’s protocol in its place', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let data: string;
  let log: string;
  beforeAll(async () => {
    ({ folder, remove } = await ownFolder());
    log = join(folder, 'log');
    // Playwright asks the package electron for its program, once, and that looks here.
    const program = join(folder, 'dist/electron');
    await mkdir(join(folder, 'dist'));
    await writeFile(program, `#!/bin/bash\nexec "${process.execPath}" --inspect=0 "${fake}" "$@" 2> >(tee -a "${log}" >&2)\n`);
    await chmod(program, 0o755);
    process.env.ELECTRON_OVERRIDE_DIST_PATH = join(folder, 'dist');
  });
  beforeEach(async () => {
    data = join(await mkdtemp(join(folder, 'test-')), 'data');
    await writeFile(log, '');
  });
  afterAll(async () => {
    if (beforeTests === undefined) delete process.env.ELECTRON_OVERRIDE_DIST_PATH;
    else process.env.ELECTRON_OVERRIDE_DIST_PATH = beforeTests;
    await remove();
  });
  const said = async (word: string): Promise<string[]> => (await readFile(log, 'utf8')).split('\n').flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));

  it('starts it with the sandbox on, Playwright’s loader first, switches before the program, and a profile beside the data', async () => {
    const desktop = await startRealDesktop({ data, switches: ['--log-net-log=log'] });
    expect(await wireCallsOf(desktop.page)('vault.read', {})).toMatchObject({ state: 'open', folder: data });
    await desktop.close();
    const { given, profile } = JSON.parse((await said('started'))[0] ?? '');
    const [r, loader, inspect, port, ...rest] = given;
    expect([r, inspect, port]).toEqual(['-r', '--inspect=0', '--remote-debugging-port=0']);
    expect(loader).toMatch(/playwright-core.*loader\.js$/);
    expect(rest).toEqual(['--log-net-log=log', '-r', expect.stringMatching(/\.cjs$/), programFolder, '--data', data, '--passphrase-file', passphraseFile]);
    expect(profile.startsWith(folder)).toBe(true);
    expect(await said('taken back')).toEqual(takenBack);
  });
  it('finds the desk locked where it is asked to, on the same folders as the start before', async () => {
    await (await startRealDesktop({ data })).close();
    const again = await startRealDesktop({ data, locked: true });
    expect(await wireCallsOf(again.page)('vault.read', {})).toMatchObject({ state: 'locked', folder: data });
    await again.close();
    const [first, second] = (await said('started')).map((line) => JSON.parse(line).profile);
    expect(first).toBe(second);
  });
  it('hears what the page and the program complain of', async () => {
    const desktop = await startRealDesktop({ data });
    await desktop.page.evaluate(() => {
      console.error('something on the console');
      setTimeout(() => {
        throw new Error('something in the page');
      });
    });
    await desktop.electron.evaluate(() => void process.stderr.write('The record was not closed.\n'));
    await expect.poll(() => [...desktop.faults].sort(), { timeout: 10_000 }).toEqual(['The record was not closed.', 'console: something on the console', 'fault of the page: something in the page']);
    await desktop.close();
  });
  it('does not take another exit code than 0 for a good end', async () => {
    const desktop = await startRealDesktop({ data });
    await desktop.electron.evaluate(() => void process.once('exit', () => (process.exitCode = 3)));
    await expect(desktop.close()).rejects.toThrow('exit code 3');
  });
  it('kills it as a power cut does', async () => {
    const desktop = await startRealDesktop({ data });
    const pid = await desktop.electron.evaluate(() => process.pid);
    await desktop.kill();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
