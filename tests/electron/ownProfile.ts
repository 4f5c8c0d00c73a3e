import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The environment of a person of the tests: MDT Desk's own folder and those that Electron would use by itself are their own, so nobody's are touched. They lie beside
 * the data folder and stay between starts. The home folder remains the person's: keychains and the access to the screen are looked for there.
 */
export async function ownProfile(data: string): Promise<{ readonly home: string; readonly env: Record<string, string> }> {
  const home = join(dirname(data), 'home');
  const folder = (name: string): string => join(home, name);
  const folders = { MDT_DESK_PROFILE: folder('profile'), XDG_CONFIG_HOME: folder('config'), XDG_CACHE_HOME: folder('cache'), APPDATA: folder('Roaming'), LOCALAPPDATA: folder('Local') };
  // A Mac's temporary folder has a long name already, and Chromium puts a socket into it, whose path may not be long.
  const temporary = process.platform === 'darwin' ? {} : { TMPDIR: folder('temp'), TMP: folder('temp'), TEMP: folder('temp') };
  for (const path of Object.values({ ...folders, ...temporary })) await mkdir(path, { recursive: true });
  const kept = Object.entries(process.env).flatMap(([name, value]) => (value === undefined || notKept.includes(name) ? [] : [[name, value] as const]));
  return { home, env: { ...Object.fromEntries(kept), ...folders, ...temporary, MDT_DESK_DATA: '' } };
}

/** What would make another program of Electron. */
const notKept = ['ELECTRON_DISABLE_SANDBOX', 'ELECTRON_RUN_AS_NODE'];

/** A function that runs in Electron's main process before the program, with Electron's own require. It goes there as text, so it may use nothing from outside itself, nor import(), which the test runner rewrites. */
export type Beforehand<V> = (require: NodeJS.Require, value: V) => void;

/** Writes such a function as the file that Electron's -r loads. */
export async function writeBeforehand<V>(path: string, run: Beforehand<V>, value: V): Promise<string> {
  await writeFile(path, `(${run.toString()})(require, ${JSON.stringify(value)});\n`);
  return path;
}
