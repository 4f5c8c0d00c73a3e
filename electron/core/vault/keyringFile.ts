import { createHash, randomUUID } from 'node:crypto';
import { copyFile, constants, link, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type Disk, hasCode, realDisk, writeAll } from '../storage/disk.ts';
import { Keyring } from './keyring.ts';

const fileName = 'keyring.json';
const copyName = 'keyring.json.bak';

/** A keyring as it was found; `fromCopy` where the file itself was damaged or missing and its copy stood in. */
export type FoundKeyring = { readonly keyring: Keyring; readonly fromCopy: boolean };

/** The two files of a keyring as they lie there. */
export type KeyringFiles = { readonly file: Keyring | 'damaged' | null; readonly copy: Keyring | 'damaged' | null };

/** Looks at both files and changes neither. */
export async function lookAtKeyring(folder: string): Promise<KeyringFiles> {
  return { file: await readOne(join(folder, fileName)), copy: await readOne(join(folder, copyName)) };
}

/** Reads the keyring of a data folder: null where there is none. Refuses "damaged" where neither the file nor its copy can be trusted; both stay as they are. */
export async function readKeyring(folder: string): Promise<Result<FoundKeyring | null>> {
  const { file, copy } = await lookAtKeyring(folder);
  if (file !== null && file !== 'damaged') return ok({ keyring: file, fromCopy: false });
  if (copy !== null && copy !== 'damaged') return ok({ keyring: copy, fromCopy: true });
  if (file === null && copy === null) return ok(null);
  return refuse('damaged', `The files ${fileName} and ${copyName} in the data folder are damaged, and without them nothing in it can be opened. Put them back from a backup of the folder. Nothing was changed.`);
}

/**
 * Writes the first keyring of a folder; false, and nothing is written, where there is one already: two programs that both ask for a first
 * passphrase must not each seal with a key of its own.
 */
export async function writeFirstKeyring(folder: string, keyring: Keyring, disk: Disk = realDisk): Promise<boolean> {
  const draft = await writeDraft(folder, fileName, keyring, disk);
  try {
    // A link is made whole or not at all. Where a file system knows none, a copy that refuses to write over a file does nearly as well.
    await link(draft, join(folder, fileName)).catch(async (error: unknown) => {
      if (hasCode(error, 'EEXIST')) throw error;
      await copyFile(draft, join(folder, fileName), constants.COPYFILE_EXCL);
    });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
  await writeKeyring(folder, keyring, disk);
  return true;
}

/** Writes the keyring and its copy, each whole and on the disk or not at all; the copy never keeps a passphrase that was replaced. Throws what the system threw. */
export async function writeKeyring(folder: string, keyring: Keyring, disk: Disk = realDisk): Promise<void> {
  for (const name of [fileName, copyName]) {
    const draft = await writeDraft(folder, name, keyring, disk);
    try {
      await disk.rename(draft, join(folder, name));
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
    await disk.syncFolder(folder);
  }
}

/** Writes the keyring beside its place, on the disk, and answers where. */
async function writeDraft(folder: string, name: string, keyring: Keyring, disk: Disk): Promise<string> {
  const json = `${JSON.stringify(Keyring.parse(keyring))}\n`;
  const draft = join(folder, `${name}.${randomUUID()}.tmp`);
  try {
    const file = await disk.openNew(draft);
    try {
      await writeAll(file, Buffer.from(`${checksumOf(Buffer.from(json).toString('latin1'))}\n${json}`));
      await file.sync();
    } finally {
      await file.close();
    }
    return draft;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function readOne(path: string): Promise<Keyring | 'damaged' | null> {
  let text: string;
  try {
    text = await readFile(path, 'latin1');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  const json = text.slice(65); // of latin1: every byte is one character
  if (text.slice(0, 65) !== `${checksumOf(json)}\n`) return 'damaged';
  try {
    return Keyring.parse(JSON.parse(Buffer.from(json, 'latin1').toString('utf8')));
  } catch {
    // Not JSON, or a keyring no setup writes, such as one whose cost was lowered.
    return 'damaged';
  }
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}
