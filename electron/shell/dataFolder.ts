import { posix, win32 } from 'node:path';
import { ok, refuse, type Result } from '../../shared/domain/result.ts';

/** What decides where MDT Desk keeps its folders. */
export type Where = {
  /** The data folder given on the command line. */
  readonly named: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

type Named = Omit<Where, 'home'>;

/**
 * The data folder that the person (`--data`, which may be relative) or their IT department (MDT_DESK_DATA) chose, absolute; null where neither did. Refuses a
 * variable that is not a full path: read from wherever the program happened to start, it would name another folder each time.
 */
export function namedDataFolder({ named = '', env, platform }: Named): Result<string | null> {
  const path = pathsOf(platform);
  const given = unquoted(named, platform);
  return given === '' ? fullPath('MDT_DESK_DATA', env, platform) : ok(path.resolve(given));
}

/**
 * MDT Desk's own folder for this person on this machine, absolute: MDT_DESK_PROFILE, else in the place the system has for it. On Windows that is the local part
 * of the profile: the roaming part is copied to a server at every sign-out. A variable that is not a full path is passed over here; `dataFolder` refuses it.
 */
export function profileFolder({ env, platform, home }: Omit<Where, 'named'>): string {
  const chosen = fullPath('MDT_DESK_PROFILE', env, platform);
  if (chosen.ok && chosen.value !== null) return chosen.value;
  const path = pathsOf(platform);
  if (platform === 'win32') return path.join(folderIn(env, 'LOCALAPPDATA', platform) ?? path.join(home, 'AppData', 'Local'), 'mdt-desk');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'mdt-desk');
  return path.join(folderIn(env, 'XDG_CONFIG_HOME', platform) ?? path.join(home, '.config'), 'mdt-desk');
}

/** Where the data lies, the same for every shell: the folder that was chosen, else "data" in MDT Desk's own. Refuses a variable that is not a full path. */
export function dataFolder(where: Where): Result<string> {
  const profile = fullPath('MDT_DESK_PROFILE', where.env, where.platform);
  if (!profile.ok) return profile;
  const named = namedDataFolder(where);
  return named.ok ? ok(named.value ?? pathsOf(where.platform).join(profileFolder(where), 'data')) : named;
}

/** A variable that names a folder, absolute and without a separator at its end; null where it is not set. */
function fullPath(name: string, env: Where['env'], platform: NodeJS.Platform): Result<string | null> {
  const value = unquoted(env[name] ?? '', platform);
  if (value === '') return ok(null);
  if (isFull(value, platform)) return ok(pathsOf(platform).resolve(value));
  const example = platform === 'win32' ? 'D:\\MDT Desk or \\\\server\\share\\MDT Desk' : '/srv/mdt-desk';
  return refuse('invalidInput', `${name} must be the full path of a folder, such as ${example}. It is "${value}". Nothing was opened or changed. Ask your IT department.`);
}

/** A folder that the system names; null where it does not, or names none that can be used. */
function folderIn(env: Where['env'], name: string, platform: NodeJS.Platform): string | null {
  const value = env[name] ?? '';
  return isFull(value, platform) ? value : null;
}

/**
 * Whether a path means the same folder wherever the program was started: on Windows "\folder" depends on the drive, and "C:folder" on the folder that is current
 * there. The root of a drive or a share is none: what belongs beside the data folder, such as its backups, would lie in it.
 */
function isFull(path: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' ? /^([A-Za-z]:[\\/]+|[\\/]{2}[^\\/]+[\\/]+[^\\/]+[\\/]+)[^\\/]/.test(path) : /^\/+[^/]/.test(path);
}

/** Windows paths hold no quotation mark, but `set NAME="C:\folder"` keeps them, and in `--data "C:\folder\"` the backslash takes the last one into the path. */
function unquoted(path: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? path.replaceAll('"', '').trim() : path;
}

function pathsOf(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
