import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { StreamId, StreamKind, StreamStamp } from '../ports.ts';
import { hasCode } from './disk.ts';

/** Every kind of stream; each has a folder of its own below `streams`. */
export const streamKinds: readonly StreamKind[] = ['case', 'meeting'];

const safeId = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/;
const fileName = /^([A-Za-z0-9][A-Za-z0-9-]{0,99})\.events$/;

/** Whether an id can be part of a file's name and lead nowhere else. */
export function isSafeId(id: string): boolean {
  return safeId.test(id);
}

/** The name of a stream: its file is sealed for it. */
export function streamName({ kind, id }: StreamId): string {
  return `${kind}/${id}`;
}

/** The folder in which the streams of a kind lie. */
export function streamFolder(dataFolder: string, kind: StreamKind): string {
  return join(dataFolder, 'streams', kind);
}

/** The file of a stream. */
export function streamPath(dataFolder: string, stream: StreamId): string {
  return join(streamFolder(dataFolder, stream.kind), `${stream.id}.events`);
}

/**
 * A stream's stamp: its file's length, time of change and number; null where there is no file or nothing in it. A file that cannot be looked at has one that no
 * other has, so that it is read, and refused there.
 */
export function stampOf(path: string): string | null {
  // Thousands of short calls at every start: handing each to Node's thread pool takes twice as long (measured), so it blocks.
  let found: ReturnType<typeof statSync>;
  try {
    found = statSync(path, { throwIfNoEntry: false });
  } catch {
    return `out of reach ${performance.now()}`;
  }
  return found === undefined || found.size === 0 ? null : `${found.size}-${found.mtimeMs}-${found.ino}`;
}

/** Whether a folder that was there once is not there any more, as one on a network that is gone; not where it only cannot be looked at. */
export function isGone(folder: string): boolean {
  try {
    return statSync(folder, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

/** The stamps of all streams in a data folder. Files of other names are passed over. */
export async function listStamps(dataFolder: string): Promise<readonly StreamStamp[]> {
  return streamKinds.flatMap((kind) => {
    const folder = `${streamFolder(dataFolder, kind)}${sep}`;
    return namesIn(folder).flatMap((name) => {
      const id = fileName.exec(name)?.[1];
      const stamp = id === undefined ? null : stampOf(folder + name);
      return id === undefined || stamp === null ? [] : [{ kind, id, stamp }];
    });
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
