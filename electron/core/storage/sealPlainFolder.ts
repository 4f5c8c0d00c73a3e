import { mkdir, readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock, StreamKind } from '../ports.ts';
import { type Cipher, cipherFor, type DataKey } from '../vault/cipher.ts';
import { type Disk, hasCode } from './disk.ts';
import { openSealed, sealed } from './durableFile.ts';
import { readPlainDocument, readPlainStream } from './plainFiles.ts';
import { emptyHead, encodeRecords, parseRecords } from './record.ts';
import { writeNew } from './replaceFile.ts';
import { isSafeId, streamFolder, streamKinds, streamName } from './streamNames.ts';
import { versionLogFile, versionLogName } from './versionLog.ts';

/** Where a plain folder lies, and the empty folder that takes its sealed form. */
export type PlainFolder = { readonly folder: string; readonly target: string; readonly key: DataKey; readonly disk: Disk; readonly clock: Clock };

/**
 * Writes the sealed form of a plain folder into `target` and reads every file back: each stream must give the same events with the same
 * hashes, so that seals of meetings go on to hold, each document the same JSON. What was damaged already, and files MDT Desk did not name, are
 * sealed as they are into "damaged". The old files are only read. Refuses "internal", naming the file, where one does not read back.
 */
export async function sealPlainFolder({ folder, target, key, disk, clock }: PlainFolder): Promise<Result<null>> {
  const records = cipherFor(key, 'record');
  const documents = cipherFor(key, 'document');
  const damaged = join(target, 'damaged');
  for (const room of [...streamKinds.map((kind) => streamFolder(target, kind)), join(target, 'documents'), damaged]) await mkdir(room, { recursive: true, mode: 0o700 });

  const time = clock().toISOString().replaceAll(':', '-');
  /** Seals a file as it is; answers whether it reads back. */
  const keepAsItIs = async (name: string, bytes: Buffer, reason: string | null): Promise<boolean> => {
    const path = join(damaged, name);
    if (reason !== null) await writeNew(disk, join(damaged, `${name.slice(0, -extname(name).length)}.txt`), Buffer.from(`${reason}\n`));
    await writeNew(disk, path, documents.seal(bytes, `damaged/${name}`));
    return documents.open(await readFile(path), `damaged/${name}`)?.equals(bytes) === true;
  };

  for (const kind of streamKinds) {
    for (const name of await filesIn(streamFolder(folder, kind))) {
      const bytes = await readFile(join(streamFolder(folder, kind), name));
      const id = name.slice(0, -'.events'.length);
      const isStream = name.endsWith('.events') && isSafeId(id);
      const good = !isStream ? await keepAsItIs(`${kind}-${name}.sealed`, bytes, null) : await sealStream(kind, id, bytes);
      if (!good) return refuseChange(`streams/${kind}/${name}`);
    }
    await disk.syncFolder(streamFolder(target, kind));
  }
  // The rooms of the kinds are names themselves: without this a power cut could take a whole room away.
  await disk.syncFolder(join(target, 'streams'));
  const written: string[] = [];
  for (const file of await filesIn(join(folder, 'documents'))) {
    // The draft of a write that was interrupted was never the document.
    if (file.endsWith('.tmp')) continue;
    const bytes = await readFile(join(folder, 'documents', file));
    const name = file.slice(0, -'.json'.length);
    const isDocument = file.endsWith('.json') && isSafeId(name);
    if (!(isDocument ? await sealDocument(name, bytes) : await keepAsItIs(`document-${file}.sealed`, bytes, null))) return refuseChange(`documents/${file}`);
  }
  const log = encodeRecords(versionLogName, records, emptyHead(versionLogName), written.map((document) => ({ document, version: 1 })));
  await writeNew(disk, join(target, 'documents', versionLogFile), log.bytes);
  await disk.syncFolder(join(target, 'documents'));
  for (const name of await filesIn(join(folder, 'damaged'))) {
    const bytes = await readFile(join(folder, 'damaged', name));
    // The notes say why a file lies there and hold nothing of it.
    if (extname(name) === '.txt') await writeNew(disk, join(damaged, name), bytes);
    else if (!(await keepAsItIs(`${name.slice(0, -extname(name).length)}.sealed`, bytes, null))) return refuseChange(`damaged/${name}`);
  }
  await disk.syncFolder(damaged);
  await disk.syncFolder(target);
  return ok(null);

  async function sealStream(kind: StreamKind, id: string, bytes: Buffer): Promise<boolean> {
    const name = streamName({ kind, id });
    const plain = readPlainStream(name, bytes);
    if (plain === null) return keepAsItIs(`${kind}-${id}-${time}.sealed`, bytes, 'It was damaged already when the data folder was encrypted.');
    if (plain.appends.length === 0) return true;
    const path = join(streamFolder(target, kind), `${id}.events`);
    await writeNew(disk, path, resealed(name, records, plain.appends));
    const back = parseRecords(name, records, await readFile(path));
    return back.intact && back.head.hash === plain.hash && back.tornBytes === 0;
  }

  async function sealDocument(name: string, bytes: Buffer): Promise<boolean> {
    const json = readPlainDocument(bytes);
    if (json === null) return keepAsItIs(`document-${name}-${time}.sealed`, bytes, 'It was damaged already when the data folder was encrypted.');
    written.push(name);
    const path = join(target, 'documents', `${name}.sealed`);
    await writeNew(disk, path, sealed(json, name, 1, documents));
    const back = openSealed(await readFile(path), { name, cipher: documents });
    return JSON.stringify(JSON.parse(back.json)) === JSON.stringify(JSON.parse(json));
  }
}

function resealed(name: string, cipher: Cipher, appends: readonly (readonly unknown[])[]): Buffer {
  let head = emptyHead(name);
  const parts = appends.map((events) => {
    const encoded = encodeRecords(name, cipher, head, events);
    head = encoded.head;
    return encoded.bytes;
  });
  return Buffer.concat(parts);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function refuseChange(file: string): Result<never> {
  return refuse('internal', `The data folder could not be encrypted: ${file} did not read back as it was. Everything is as before. Tell your IT department.`);
}
