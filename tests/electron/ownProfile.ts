import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The environment of a person of the tests: their own profile, so that nobody's is touched. It lies beside the data folder and stays between starts. */
export async function ownProfile(data: string): Promise<{ readonly home: string; readonly env: Record<string, string> }> {
  const home = join(dirname(data), 'home');
  const folders = { XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache'), APPDATA: join(home, 'Roaming'), LOCALAPPDATA: join(home, 'Local') };
  // A Mac's temporary folder has a long name already, and Chromium puts a socket into it, whose path may not be long.
  const temporary = process.platform === 'darwin' ? {} : { TMPDIR: join(home, 'temp'), TMP: join(home, 'temp'), TEMP: join(home, 'temp') };
  for (const folder of Object.values({ ...folders, ...temporary })) await mkdir(folder, { recursive: true });
  if (process.platform === 'darwin') await keepKeychains(home);
  const own = {
    ...folders,
    ...temporary,
    HOME: home,
    // Looked for in the home folder otherwise: without it no window opens under X.
    XAUTHORITY: process.env.XAUTHORITY ?? join(homedir(), '.Xauthority'),
    MDT_DESK_DATA: '',
  };
  const kept = Object.entries(process.env).flatMap(([name, value]) => (value === undefined || name === 'ELECTRON_DISABLE_SANDBOX' || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const]));
  return { home, env: { ...Object.fromEntries(kept), ...own } };
}

/** A Mac looks for keychains below the home folder: the person's own stay where they are. */
async function keepKeychains(home: string): Promise<void> {
  await mkdir(join(home, 'Library'), { recursive: true });
  await symlink(join(homedir(), 'Library/Keychains'), join(home, 'Library/Keychains')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** A function that runs in Electron's main process before the program, with Electron's own require. It goes there as text, so it may use nothing from outside itself, nor import(), which the test runner rewrites. */
export type Beforehand<V> = (require: NodeJS.Require, value: V) => void;

/** Writes such a function as the file that Electron's -r loads. */
export async function writeBeforehand<V>(path: string, run: Beforehand<V>, value: V): Promise<string> {
  await writeFile(path, `(${run.toString()})(require, ${JSON.stringify(value)});\n`);
  return path;
}
