import { stat } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StreamId, StreamKind, StreamStamp } from '../ports.ts';
import { hasCode } from './disk.ts';

/** Every kind of stream; each has a folder of its own below `streams`. */
export const streamKinds: readonly StreamKind[] = ['case', 'meeting'];

const safeId = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/;
const fileName = /^([A-Za-z0-9][A-Za-z0-9-]{0,99})\.events$/;
// Node's thread pool has four threads: more at once only costs memory.
const statsAtOnce = 256;
const statOf = promisify(stat);

/** Whether an id can be part of a file's name and lead nowhere else. */
export function isSafeId(id: string): boolean {
  return safeId.test(id);
}

/** The folder in which the streams of a kind lie. */
export function streamFolder(dataFolder: string, kind: StreamKind): string {
  return join(dataFolder, 'streams', kind);
}

/** The file of a stream. */
export function streamPath(dataFolder: string, stream: StreamId): string {
  return join(streamFolder(dataFolder, stream.kind), `${stream.id}.events`);
}

/** A stream's stamp: its file's length, time of change and number; null where there is no file or nothing in it. */
export async function stampOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs, ino } = await statOf(path);
    return size === 0 ? null : `${size}-${mtimeMs}-${ino}`;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** The stamps of all streams in a data folder. Files of other names are passed over. */
export async function listStamps(dataFolder: string): Promise<readonly StreamStamp[]> {
  const streams = (await Promise.all(streamKinds.map((kind) => namesOf(dataFolder, kind)))).flat();
  const stamps: StreamStamp[] = [];
  for (let start = 0; start < streams.length; start += statsAtOnce) {
    const batch = streams.slice(start, start + statsAtOnce);
    const found = await Promise.all(batch.map((stream) => stampOf(streamPath(dataFolder, stream))));
    batch.forEach((stream, index) => {
      const stamp = found[index] ?? null;
      if (stamp !== null) stamps.push({ ...stream, stamp });
    });
  }
  return stamps;
}

async function namesOf(dataFolder: string, kind: StreamKind): Promise<readonly StreamId[]> {
  try {
    const names = await readdir(streamFolder(dataFolder, kind));
    return names.flatMap((name) => {
      const id = fileName.exec(name)?.[1];
      return id === undefined ? [] : [{ kind, id }];
    });
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
