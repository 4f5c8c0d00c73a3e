import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../storage/disk.ts';
import { DamagedDocument, openSealed } from '../storage/durableFile.ts';
import { readBytes } from '../storage/streamFile.ts';
import { readVersions, versionLogFile } from '../storage/versionLog.ts';
import { cipherFor, type DataKey } from '../vault/cipher.ts';
import type { Finding } from './finding.ts';

/** The documents of a folder as they were found. */
export type VerifiedDocuments = {
  /** The JSON of every document that opens, by its name. */
  readonly found: ReadonlyMap<string, string>;
  /** What the list of versions counts. */
  readonly versions: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
};

/** Opens every document and compares it with the list of versions. What the writer changes meanwhile is looked at again before it is a finding. */
export async function verifyDocuments(folder: string, key: DataKey): Promise<VerifiedDocuments> {
  const cipher = cipherFor(key, 'document');
  const room = join(folder, 'documents');
  const findings: Finding[] = [];
  const found = new Map<string, string>();
  const names = (await namesIn(room)).filter((name) => name.endsWith('.sealed')).map((name) => name.slice(0, -'.sealed'.length));
  const readLog = async () => readVersions(await readBytes(join(room, versionLogFile)), cipherFor(key, 'record'));
  const look = async (name: string): Promise<Finding[]> => {
    const { last } = await readLog();
    const of = `documents/${name}`;
    try {
      const { version, json } = openSealed(await readFile(join(room, `${name}.sealed`)), { name, cipher });
      found.set(name, json);
      const known = last.get(name) ?? 0;
      if (version < known) return [{ of, what: `An older copy lies in its place: it was written ${known} times, this is number ${version}.` }];
      if (version > known + 1) return [{ of: 'documents/versions', what: `The list of versions is older than the documents: it knows less than what was saved of "${name}".` }];
      return [];
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return last.has(name) ? [{ of, what: missing }] : [];
      if (!(error instanceof DamagedDocument)) throw error;
      return [{ of, what: error.message }];
    }
  };
  const { last, parsed } = await readLog();
  if (!parsed.intact) findings.push({ of: 'documents/versions', what: parsed.reason });
  for (const name of new Set([...names, ...[...last.keys()].filter(isDocument)])) {
    let wrong = await look(name);
    for (let times = 1; wrong.length > 0 && times < looks; times += 1) wrong = await look(name);
    findings.push(...wrong);
  }
  return { found, versions: last, findings };
}

/** How often something is looked at before it counts as wrong: the program may be writing it. */
const looks = 3;
const missing = 'The document is missing: it was there when it was last saved.';

/** The list of versions counts the entries of the access log as well. */
function isDocument(name: string): boolean {
  return !name.includes('/');
}

async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
