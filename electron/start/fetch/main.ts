import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { getSystemErrorName } from 'node:util';
import { downloadArtifact } from '@electron/get';
import { type Artefact, artefact, cacheFolder } from './artefact.ts';
import type { Report } from './report.ts';
import { resumingDownload } from './resumingDownload.ts';
import { whyNotFetched } from './whyNotFetched.ts';

// Fetches Electron and unpacks it, as a program of its own: it takes proxies and certificates from surroundings that Node.js reads at its start only.
// Any message of npm start, or its end, stops it.
const [program = '', stallAfter = ''] = process.argv.slice(2);
/** Access denied, and a full disk, as Windows counts its errors. */
const windowsErrors: { readonly [code in string]?: string } = { 5: 'EACCES', 112: 'ENOSPC' };
const { env, platform } = process;
const cache = cacheFolder({ env, platform, home: homedir() });
const stop = new AbortController();
process.on('message', () => stop.abort());
process.on('disconnect', () => stop.abort());
// A Ctrl+C reaches this program too, but what it means is for npm start to say.
process.on('SIGINT', () => {});
let host = 'the server';
let proxy: URL | null = null;

try {
  const wanted = artefact(program, { env, platform, arch: process.arch, translated: isTranslated() });
  await download(wanted);
  await tell({ at: 'unpacking' });
  await unpack(wanted);
} catch (error) {
  if (!stop.signal.aborted) await tell({ at: 'failed', ...whyNotFetched(error, { host, proxy, cache }) });
  process.exitCode = 1;
}
if (process.connected) process.disconnect();

/** Puts the file into the cache of @electron/get, with its checksum verified. */
async function download(wanted: Artefact): Promise<void> {
  await mkdir(cache, { recursive: true });
  let told = 0;
  const downloader = resumingDownload({
    partials: join(cache, 'mdt-desk'),
    stallAfter: Number(stallAfter),
    stop: stop.signal,
    onStart: (url) => {
      host = url.host;
      const through = url.protocol === 'https:' ? env.https_proxy : env.http_proxy;
      proxy = through ? new URL(through) : null;
      void tell({ at: 'asking', version: wanted.version, host });
    },
    onProgress: ({ received, total }) => {
      if (received !== total && Date.now() - told < 200) return;
      told = Date.now();
      void tell({ at: 'receiving', received, total });
    },
  });
  // Beside the cache, so that the file is moved there and not copied.
  const fetchIt = (): Promise<string> => downloadArtifact({ ...wanted, artifactName: 'electron', cacheRoot: cache, tempDirectory: cache, downloader });
  await fetchIt().catch((error: unknown) => {
    // The part that came earlier may have been another server's, or damaged since.
    if (!(error instanceof Error) || error.constructor.name !== 'ChecksumMismatchError' || !downloader.resumed()) throw error;
    return fetchIt();
  });
}

/** Has Electron's own installer unpack the file: it finds it in the cache. Where that fails nothing stays of it. */
async function unpack({ arch }: Artefact): Promise<void> {
  const folder = join(program, 'node_modules/electron');
  const removeUnpacked = (): Promise<unknown> => Promise.all(['dist', 'path.txt'].map((name) => rm(join(folder, name), { recursive: true, force: true })));
  await removeUnpacked();
  try {
    const installer = spawn(process.execPath, [join(folder, 'install.js')], {
      env: { ...env, electron_config_cache: cache, ELECTRON_INSTALL_PLATFORM: platform, ELECTRON_INSTALL_ARCH: arch },
      stdio: ['ignore', 'ignore', 'pipe'],
      signal: stop.signal,
    });
    const said = text(installer.stderr);
    const [code] = await once(installer, 'exit');
    if (code !== 0) throw Object.assign(new Error('Electron’s installer failed.'), { code: systemError(await said) ?? 'install.js' });
  } catch (error) {
    await removeUnpacked();
    throw error;
  }
}

/** The system's name for the error the installer ended with. It is written in Rust for the most part, which prints the number. */
function systemError(said: string): string | null {
  const [, number] = /\(os error (\d+)\)/.exec(said) ?? [];
  if (number === undefined) return /\b(ENOSPC|EDQUOT|EACCES|EPERM|EROFS)\b/.exec(said)?.[1] ?? null;
  return platform === 'win32' ? (windowsErrors[number] ?? null) : getSystemErrorName(-Number(number));
}

/** Whether this process runs on Apple silicon as if on Intel. */
function isTranslated(): boolean {
  if (platform !== 'darwin' || process.arch !== 'x64') return false;
  try {
    return execFileSync('sysctl', ['-in', 'sysctl.proc_translated'], { encoding: 'utf8' }).trim() === '1';
  } catch {
    return false;
  }
}

async function tell(report: Report): Promise<void> {
  if (process.connected) await new Promise((resolve) => process.send?.(report, undefined, undefined, resolve));
}
