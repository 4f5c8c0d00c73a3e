import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** What decides whether a window can be opened here. */
export type Surface = {
  readonly platform: NodeJS.Platform;
  readonly env: Env;
  /** Number of the person who starts it; null on Windows. */
  readonly user: number | null;
};

/** Why Electron cannot open a window here, as the rest of a sentence; null where nothing speaks against it. */
export function obstacle({ platform, env, user }: Surface): string | null {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'there is no display';
  // Electron would start without its sandbox only, and a page that shows patients is never shown without.
  if (user === 0) return 'it keeps its sandbox on, and the sandbox does not work as root';
  return null;
}

/**
 * The program of Electron to start; null where there is none. ELECTRON_OVERRIDE_DIST_PATH names the folder of another one. Otherwise it is the one below
 * `program`, judged as Electron's own installer judges it: of the version wanted, and unpacked to the end (path.txt is written last).
 */
export function electronBinary(program: string, { env, platform }: { readonly env: Env; readonly platform: NodeJS.Platform } = process): string | null {
  const folder = join(program, 'node_modules/electron');
  const executable = executables[platform] ?? 'electron';
  const elsewhere = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!elsewhere && !isUnpacked(folder, executable)) return null;
  const binary = join(elsewhere || join(folder, 'dist'), executable);
  return existsSync(binary) ? binary : null;
}

const executables: { readonly [platform in NodeJS.Platform]?: string } = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

function isUnpacked(folder: string, executable: string): boolean {
  const wanted = text(join(folder, 'package.json'));
  const unpacked = text(join(folder, 'dist/version'))?.replace(/^v/, '');
  return wanted !== null && JSON.parse(wanted).version === unpacked && text(join(folder, 'path.txt')) === executable;
}

/** What a file holds; null where there is none. */
function text(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
