import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../storage/disk.ts';
import { writtenVersion } from '../storage/durableFile.ts';
import { filesToCopy } from '../storage/folderCopy.ts';

/** Written at every start or by every backup, and made again or of no weight: no reason for another backup. */
const ofNoWeight = /^documents\/(?:read-model|settings|backups)\.sealed$/;

/**
 * A mark of what a data folder holds: another one as soon as an event was added, a document written, or the passphrase changed. Records are only ever added to, so
 * their length tells; of documents their version does. Logs beside the record (who opened the folder) do not count: looking is no change.
 */
export async function dataMark(folder: string): Promise<string> {
  const parts: string[] = [];
  for (const path of await filesToCopy(folder)) {
    if (/^(?:streams|damaged)\//.test(path)) parts.push(`${path} ${lengthOf(join(folder, path))}`);
    else if (path.startsWith('documents/') && path.endsWith('.sealed') && !ofNoWeight.test(path)) parts.push(`${path} ${writtenVersion(await beginningOf(join(folder, path), 64))}`);
    else if (path === 'keyring.json' || path === 'format.json') parts.push(`${path} ${(await beginningOf(join(folder, path), 64 * 1024)).toString('base64')}`);
  }
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** Thousands of short calls: handing each to Node's thread pool takes twice as long (see `streamNames.ts`), so it blocks. */
function lengthOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

async function beginningOf(path: string, most: number): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  });
  if (file === null) return Buffer.alloc(0);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
