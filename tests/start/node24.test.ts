import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../architecture/imports.ts';

const scripts: Record<string, string> = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).scripts;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-node-'));
  await mkdir(join(folder, 'electron/start'), { recursive: true });
  await mkdir(join(folder, 'node_modules'));
  await copyFile(join(root, 'electron/start/onNode24.js'), join(folder, 'electron/start/onNode24.js'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'program.ts'), `const words: readonly string[] = process.argv.slice(1); console.log(words.join(' '));`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const installed = (): Promise<void> => writeFile(join(folder, 'node_modules/.package-lock.json'), '{}');

/** Runs it as an npm script does, as if Node.js were of the version named. */
function run(args: readonly string[], version = process.versions.node): { readonly code: number | null; readonly printed: string; readonly complained: string } {
  const pretend = `data:text/javascript,${encodeURIComponent(`Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`)}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pretend, 'electron/start/onNode24.js', ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, printed: stdout, complained: stderr };
}

describe('an npm script', () => {
  it('runs its program with what was typed behind it', async () => {
    await installed();
    expect(run(['program.ts', '--data', 'here'])).toEqual({ code: 0, printed: `${join(folder, 'program.ts')} --data here\n`, complained: '' });
    expect(run(['program.ts'], '24.0.0')).toMatchObject({ code: 0 });
    expect(run([])).toEqual({ code: 0, printed: '', complained: '' });
  });
  it('ends in one sentence on an older Node.js, which cannot read the program: npm installed without its scripts', async () => {
    await installed();
    for (const args of [['program.ts'], []]) {
      expect(run(args, '20.19.0')).toEqual({ code: 1, printed: '', complained: 'MDT Desk needs Node.js 24, which npm ci brings unless its install scripts are turned off. This is 20.19.0. Type: npm rebuild node --ignore-scripts=false\n' });
    }
    expect(run([], '23.11.0').code).toBe(1);
  });
  it('ends in one sentence where nothing is installed yet, or an installation was interrupted', async () => {
    expect(run(['program.ts'])).toEqual({ code: 1, printed: '', complained: 'MDT Desk is not installed yet. Type: npm ci\n' });
    await rm(join(folder, 'node_modules'), { recursive: true });
    expect(run(['program.ts'], '20.19.0').complained).toBe('MDT Desk is not installed yet. Type: npm ci\n');
  });
  it('always starts that way, whatever it does', () => {
    const others = Object.entries(scripts).filter(([, script]) => !script.startsWith('node electron/start/onNode24.js') && !/^npm run -s (check|build) &&/.test(script));
    expect(others).toEqual([]);
    expect(Object.values(scripts).filter((script) => /node (?!electron\/start\/onNode24\.js)/.test(script))).toEqual([]);
  });
});
