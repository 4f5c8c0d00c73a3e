import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

type Env = Readonly<Record<string, string | undefined>>;

/** The file of Electron that is wanted here, with the checksums its npm package carries. Without them those of the server count, as with Electron's own installer. */
export type Artefact = { readonly version: string; readonly platform: NodeJS.Platform; readonly arch: string; readonly checksums?: Record<string, string> };

/**
 * Reads from Electron's npm package below `program` what to fetch for this machine. `translated` is true for a process of an Apple silicon machine
 * that runs as if on Intel: Electron's installer takes the one for Apple silicon there.
 */
export function artefact(program: string, { env, platform, arch, translated }: { readonly env: Env; readonly platform: NodeJS.Platform; readonly arch: string; readonly translated: boolean }): Artefact {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(program, 'node_modules/electron', name), 'utf8'));
  const asked = env.ELECTRON_INSTALL_ARCH || env.npm_config_arch || arch;
  return {
    version: z.object({ version: z.string() }).parse(read('package.json')).version,
    platform,
    arch: translated && asked === 'x64' && env.npm_config_arch === undefined ? 'arm64' : asked,
    ...(!env.electron_use_remote_checksums && !env.npm_config_electron_use_remote_checksums && { checksums: z.record(z.string(), z.string()).parse(read('checksums.json')) }),
  };
}

/** Where @electron/get keeps what it fetched, for all programs of the person: said here too, because what has only half arrived lies there as well. */
export function cacheFolder({ env, platform, home }: { readonly env: Env; readonly platform: NodeJS.Platform; readonly home: string }): string {
  if (env.electron_config_cache) return env.electron_config_cache;
  if (platform === 'darwin') return join(home, 'Library/Caches/electron');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData/Local'), 'electron/Cache');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'electron');
}
