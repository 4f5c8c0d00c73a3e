import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What decides whether a window can be opened here. */
export type Surface = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
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

/** The program of Electron below `program`; null where npm installed the package without it. */
export function electronBinary(program: string): string | null {
  const folder = join(program, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Lets Electron's own installer fetch its program, once and for a minute at most: npm installs it without. */
export function fetchElectron(program: string): void {
  spawnSync(process.execPath, [join(program, 'node_modules/electron/install.js')], { stdio: 'ignore', timeout: 60_000 });
}
