import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The writer says every few seconds in its lock that it is alive, and the access log, with the count of its entries, who looked at what; the
 * backups note when the daily one was looked for. That is no change of what is stored.
 */
function isBeside(path: string): boolean {
  return /(?:^|[\\/])(?:writer\.lock|access[\\/][^\\/]+|documents[\\/](?:versions\.events|backups\.sealed))$/.test(path);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter((path) => !isBeside(path));
}

/** Every file of a folder with the digest of its bytes: two of them are equal where nothing was written, made or removed. */
export function digestOf(folder: string): Record<string, string> {
  return Object.fromEntries(filesOf(folder).map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]).sort());
}

/** A cheaper look at the same: length, time of the last change to bytes or attributes, and number of every file. */
export function stampsOf(folder: string): string {
  const stamp = (path: string): string => {
    const { size, ctimeNs, ino } = statSync(path, { bigint: true });
    return `${path} ${size} ${ctimeNs} ${ino}`;
  };
  return filesOf(folder).map(stamp).sort().join('\n');
}
