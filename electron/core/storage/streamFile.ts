import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Disk, hasCode, writeAll } from './disk.ts';
import type { ParsedRecords } from './record.ts';

/** The bytes of an event file; none where there is no such file. */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return Buffer.alloc(0);
    throw error;
  }
}

/**
 * Adds bytes to an event file that must be `expectedLength` long, and answers true only when they are on the disk itself. Answers false,
 * with nothing written, where the file has another length. Throws what the system threw; then the file may hold some of the bytes.
 */
export async function appendBytes(disk: Disk, path: string, expectedLength: number, bytes: Uint8Array): Promise<boolean> {
  const isNew = expectedLength === 0;
  const file = await disk.openForAppend(path, isNew);
  try {
    if ((await file.size()) !== expectedLength) return false;
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  if (isNew) await disk.syncFolder(dirname(path));
  return true;
}

/** Takes away what an interrupted append left at the end of an event file, so that the next record can follow the last good one. */
export async function mendEnd(disk: Disk, path: string, parsed: ParsedRecords & { readonly intact: true }): Promise<void> {
  if (parsed.tornBytes > 0) await disk.truncate(path, parsed.keptBytes);
  if (parsed.lineFeedMissing) await appendBytes(disk, path, parsed.keptBytes, Buffer.from('\n'));
}
