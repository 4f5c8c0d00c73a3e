import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { StreamId } from '../ports.ts';
import { hasCode } from '../storage/disk.ts';
import { writtenVersion } from '../storage/durableFile.ts';
import { filesToCopy } from '../storage/folderCopy.ts';
import { readBytes } from '../storage/streamFile.ts';
import { isSafeId } from '../storage/streamNames.ts';
import { readVersions, versionLogFile } from '../storage/versionLog.ts';
import { cipherFor, type DataKey } from '../vault/cipher.ts';

/** A data folder to copy from while its one writer goes on working. */
export type CopySource = {
  readonly folder: string;
  readonly key: DataKey;
  /** The bytes of a stream as far as they were acknowledged. */
  acknowledgedBytes(stream: StreamId): Promise<Buffer>;
};

/** One file of the copy; its bytes are read when it is its turn. */
export type SourceFile = { readonly path: string; read(): Promise<Buffer> };

const streamPath = /^streams\/(case|meeting)\/([^/]+)\.events$/;
const attempts = 40;
const pauseMilliseconds = 25;

/**
 * Everything that belongs in a copy, in an order that makes the copy whole although events are added meanwhile: documents first, as a set that fits their list of versions,
 * since the read model says what records held; then meetings, whose seals name cases; then cases. Records only grow, so what comes later holds all that earlier files speak of.
 */
export async function filesOf(source: CopySource): Promise<SourceFile[]> {
  const { folder } = source;
  const documents = await fittingDocuments(source);
  const others = (await filesToCopy(folder)).filter((path) => !path.startsWith('documents/'));
  const rank = (path: string): number => (path.startsWith('streams/meeting/') ? 1 : path.startsWith('streams/case/') ? 2 : 0);
  const rest = others.toSorted((one, other) => rank(one) - rank(other));
  return [...documents, ...rest.map((path): SourceFile => ({ path, read: () => readOther(path, source) }))];
}

async function readOther(path: string, { folder, acknowledgedBytes }: CopySource): Promise<Buffer> {
  const [, kind, id = ''] = streamPath.exec(path) ?? [];
  if ((kind === 'case' || kind === 'meeting') && isSafeId(id)) return acknowledgedBytes({ kind, id });
  return readBytes(join(folder, path));
}

/** The documents and their list of versions, read again until they fit each other. Where they never do, as they are: the verification of the copy says so. */
async function fittingDocuments({ folder, key }: CopySource): Promise<SourceFile[]> {
  const room = join(folder, 'documents');
  for (let attempt = 1; ; attempt += 1) {
    const log = await readBytes(join(room, versionLogFile));
    const { last, parsed } = readVersions(log, cipherFor(key, 'record'));
    const found = new Map<string, Buffer>();
    for (const path of await filesToCopy(folder)) {
      const name = /^documents\/([^/]+)\.sealed$/.exec(path)?.[1];
      const bytes = name === undefined ? null : await bytesOrNull(join(folder, path));
      if (name !== undefined && bytes !== null) found.set(name, bytes);
    }
    const fits = [...found].every(([name, bytes]) => [0, 1].includes((writtenVersion(bytes) ?? 0) - (last.get(name) ?? 0))) && [...last.keys()].every((name) => found.has(name) || isMonthOfAccess(name));
    if ((parsed.intact && fits) || attempt === attempts) {
      const kept = parsed.intact ? log.subarray(0, parsed.keptBytes) : log;
      const files = [...found].map(([name, bytes]): [string, Buffer] => [`${name}.sealed`, bytes]);
      if (log.length > 0) files.push([versionLogFile, kept]);
      return files.map(([name, bytes]) => ({ path: `documents/${name}`, read: async () => bytes }));
    }
    await wait(pauseMilliseconds);
  }
}

/** The list of versions counts the entries of the access log as well, which is copied after it and so holds as many or more. */
function isMonthOfAccess(name: string): boolean {
  return name.startsWith('access/');
}

async function bytesOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
