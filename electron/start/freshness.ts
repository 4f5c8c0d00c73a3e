import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build is made of, below the program's folder. */
const sources = ['shared', 'electron', 'renderer', 'electron.config.ts', 'package.json'];
/** What it leaves behind, in the order it is built. */
const results = ['out/main/desktop.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** Whether the build is there and no source was changed since. */
export function isBuilt(program: string): boolean {
  const built = results.map((path) => changed(join(program, path)));
  return Math.min(...built) > Math.max(...sources.map((path) => newest(join(program, path))));
}

/** When the newest file in a folder was changed, in milliseconds since 1970. */
function newest(path: string): number {
  if (!statSync(path).isDirectory()) return changed(path);
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** When a file was changed, in milliseconds since 1970; 0 where there is none. */
function changed(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
