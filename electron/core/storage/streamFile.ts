import { readFile } from 'node:fs/promises';
import { Appender } from './appender.ts';
import { type Disk, hasCode } from './disk.ts';
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

/** Adds bytes to an event file as `Appender.add` does, and leaves nothing open. */
export async function appendBytes(disk: Disk, path: string, expectedLength: number, bytes: Uint8Array): Promise<boolean> {
  const appender = new Appender(disk);
  try {
    return await appender.add(path, expectedLength, bytes);
  } finally {
    appender.close();
  }
}

/** Takes away what an interrupted append left at the end of an event file, so that the next record can follow the last good one. */
export async function mendEnd(disk: Disk, path: string, parsed: ParsedRecords & { readonly intact: true }): Promise<void> {
  if (parsed.tornBytes > 0) await disk.truncate(path, parsed.keptBytes);
  if (parsed.lineFeedMissing) await appendBytes(disk, path, parsed.keptBytes, Buffer.from('\n'));
}
