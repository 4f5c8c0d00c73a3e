import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipFile } from '../fakes/zipFile.ts';
import { root } from '../architecture/imports.ts';

/** What Electron's program is called inside its folder. */
export const executable = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';

/** The version of Electron that the npm package beside it fetches. */
export const version: string = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8')).version;

/** The file of Electron for this machine, as its releases name it. */
const zipName = `electron-v${version}-${process.platform}-${process.arch}.zip`;

/** A folder of MDT Desk with stand-ins for all that npm start starts, and a home of its own beside it. */
export type Program = {
  readonly folder: string;
  /** The file of Electron a server would send: its program is the stand-in, with something to fill it up. */
  readonly zip: Uint8Array;
  /** Where the downloads of all programs are kept. */
  readonly cache: string;
  /** What is kept of a download that did not come to its end: the size of the file; null where there is none. */
  partialSize(): Promise<number | null>;
  /** Makes a script of JavaScript that can be run, below the folder; answers its path. */
  script(path: string, source: string): Promise<string>;
  start(options?: StartOptions): Started;
  remove(): Promise<void>;
};

type StartOptions = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds: until the download counts as stalled, and until a person may insist. */
  readonly stallAfter?: number;
  readonly patience?: number;
  /** On a terminal of its own, as where a person types it. */
  readonly terminal?: boolean;
  /** By a shell that waits for it, as npm does it on some systems. */
  readonly shell?: boolean;
};

export type Started = {
  readonly child: ChildProcess;
  /** All it has printed so far. */
  printed(): string;
  /** Waits until it has printed that. */
  prints(text: string | RegExp): Promise<void>;
  /** Types something at its terminal. */
  type(text: string): void;
  readonly exited: Promise<number | null>;
};

/** Whether a terminal of its own can be had for a program: with script of util-linux. */
export const terminals = process.platform === 'linux' && existsSync('/usr/bin/script');

/** The program of the browser shell in such a folder: it says that it was started, with what, and ends. */
const browserShell = `console.log('THE BROWSER SHELL', process.argv.slice(2).join(' '));`;

/** Electron's program in such a folder: it says it shows a window, and ends as if that had been closed. */
const closedWindow = `process.send('shown'); console.log('THE WINDOW', process.argv.slice(2).join(' ')); process.disconnect();`;

export async function makeProgram({ electron = closedWindow, filler = 400_000 }: { readonly electron?: string; readonly filler?: number } = {}): Promise<Program> {
  const home = await mkdtemp(join(tmpdir(), 'mdt-desk-start-'));
  const folder = join(home, 'mdt-desk');
  const put = async (path: string, text: string | Uint8Array, changed = 100): Promise<string> => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    await utimes(file, changed, changed);
    return file;
  };
  const script = async (path: string, source: string): Promise<string> => {
    const file = await put(path, scriptText(source));
    await chmod(file, 0o755);
    return file;
  };
  const zip = zipFile({ version, [executable]: scriptText(electron), 'resources.pak': randomBytes(filler) }, [executable]);
  for (const source of ['shared/a.ts', 'renderer/a.tsx', 'electron.config.ts']) await put(source, '');
  await put('package.json', '{ "type": "module" }');
  for (const built of ['out/main/desktop.js', 'out/preload/preload.cjs', 'out/renderer/index.html']) await put(built, '', 200);
  await put('electron/loopback/main.ts', browserShell);
  await put('node_modules/electron/checksums.json', JSON.stringify({ [zipName]: createHash('sha256').update(zip).digest('hex') }));
  for (const name of ['package.json', 'install.js', 'index.js']) await copyFile(join(root, 'node_modules/electron', name), join(folder, 'node_modules/electron', name));
  // What Electron's own installer needs, where it looks for it.
  for (const name of ['@electron', '@electron-internal']) await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  const cache = join(home, 'cache');
  return {
    folder,
    zip,
    cache,
    partialSize: async () => {
      const [name] = await readdir(join(cache, 'mdt-desk')).catch(() => []);
      return name === undefined ? null : (await readFile(join(cache, 'mdt-desk', name))).length;
    },
    script,
    start: (options = {}) => start(folder, { HOME: home, electron_config_cache: cache, DISPLAY: ':0' }, options),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

function scriptText(source: string): string {
  return `#!${process.execPath}\n${source}\n`;
}

function start(folder: string, own: Readonly<Record<string, string>>, { args = [], env = {}, stallAfter = 60_000, patience = 60_000, terminal = false, shell = false }: StartOptions): Started {
  const line = [process.execPath, join(import.meta.dirname, 'startHere.ts'), folder, String(stallAfter), String(patience), ...args];
  const quoted = line.map((word) => `'${word}'`).join(' ');
  const onTerminal = ['script', '--quiet', '--return', '--command', `exec ${quoted}`, '/dev/null'];
  const [command = '', ...rest] = terminal ? onTerminal : shell ? ['sh', '-c', `${quoted}; exit $?`] : line;
  const child = spawn(command, rest, { env: { ...withoutNetworkSettings(process.env), ...own, ...env }, stdio: [terminal ? 'pipe' : 'ignore', 'pipe', 'pipe'] });
  let printed = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (part: Buffer) => {
      printed += part.toString();
      for (const look of waiting) look();
    });
  }
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    printed: () => printed,
    prints: async (text) => {
      const seen = new Promise<void>((resolve) => {
        const look = (): void => void ((typeof text === 'string' ? printed.includes(text) : text.test(printed)) && resolve());
        waiting.add(look);
        look();
      });
      const gone = exited.then(() => Promise.reject(new Error(`It ended before it printed ${String(text)}. It printed:\n${printed}`)));
      await Promise.race([seen, gone]);
    },
    type: (text) => void child.stdin?.write(text),
    exited,
  };
}

/** The surroundings without what this machine's own network needs: each test says what its own is like. */
function withoutNetworkSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/proxy|^electron|^npm_config|^node_(extra|use)|cafile|channel/i.test(name)));
}
