import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { release, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { startVitest } from 'vitest/node';
import { complain, print } from '../../electron/shell/print.ts';
import { programFolder } from '../../electron/shell/surroundings.ts';
import { isBuilt } from '../../electron/start/freshness.ts';
import { selfCheckOf, spawnElectron } from './bareElectron.ts';
import { whyNotHere } from './here.ts';
import { checksOf, reportText } from './report.ts';

// "npm run test:electron": everything that only the real Electron can show, and a report of it to keep. It fails where there is none; it never skips.
// With names behind it (npm run test:electron -- keychain) only the files of those names; with --report PATH the report goes there.
const { values, positionals } = parseArgs({ options: { report: { type: 'string', default: join(programFolder, 'out/electron-report.md') } }, allowPositionals: true });
process.chdir(programFolder);
process.exitCode = await run();

async function run(): Promise<number> {
  const notHere = whyNotHere();
  if (notHere !== null) {
    complain(`Nothing was tested on the real Electron: ${notHere.reason}. ${notHere.remedy}`);
    return 1;
  }
  if (!isBuilt(programFolder) && spawnSync(process.execPath, [join(programFolder, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--config', 'electron.config.ts', '--logLevel', 'warn'], { stdio: 'inherit' }).status !== 0) {
    complain('Nothing was tested on the real Electron: MDT Desk could not be built.');
    return 1;
  }
  const vitest = await startVitest(positionals, { config: join(import.meta.dirname, 'vitest.config.ts'), watch: false });
  const checks = checksOf(vitest.state.getTestModules());
  await vitest.close();
  const report = reportText({ at: new Date(), commit: await commit(), system: `${process.platform} ${release()} ${process.arch}`, display: display(), versions: await versions(), checks });
  const path = resolve(values.report);
  const inside = relative(programFolder, path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, report);
  print(`The report is in ${inside.startsWith('..') ? path : inside}. Keep it with the release.`);
  return checks.length > 0 && checks.every(({ state }) => state !== 'failed') ? 0 : 1;
}

/** What Electron runs on, as its own self-check says. */
async function versions(): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-versions-'));
  const { found } = await selfCheckOf(await spawnElectron(join(folder, 'data'), { args: ['--self-check'] }));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return found?.versions ?? {};
}

async function commit(): Promise<string> {
  const git = async (...args: string[]): Promise<string> => (await promisify(execFile)('git', args).catch(() => ({ stdout: '' }))).stdout.trim();
  const head = await git('rev-parse', 'HEAD');
  if (head === '') return 'not from a repository';
  return (await git('status', '--porcelain')) === '' ? head : `${head}, changed since`;
}

function display(): string {
  if (process.platform !== 'linux') return 'its own desktop';
  return process.env.WAYLAND_DISPLAY ? 'Wayland' : 'X11';
}
