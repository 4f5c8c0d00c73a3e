import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { cipherFor, type DataKey } from '../vault/cipher.ts';
import { type Disk, hasCode } from './disk.ts';
import { replaceFile } from './replaceFile.ts';

/** The form of data folders this program writes: 1 held plain files and had no `format.json`; 2 is sealed. How one becomes the next: `migrations.ts`. */
const currentForm = 2;

/** The file that says it; plain, since it must be read before the key is there, and without anything of a patient. */
export const formatFile = 'format.json';

const Format = z.strictObject({
  /** The form the folder was written in. */
  version: z.int().positive(),
  /** The oldest form a program must know to read it; a program that knows this but not `version` opens the folder for reading only. */
  readableBy: z.int().positive(),
  /** A few sealed bytes: they open under the folder's own key only, and only beside these two numbers. */
  keyCheck: z.base64(),
});
type Format = z.infer<typeof Format>;

/** What a folder's format says to this program: of its own form, of an older one that is to be brought up to date, or of a newer one and not to be written. A folder without a format is of form 1, or new. */
export type FoundFormat = { readonly state: 'none' | 'older' | 'current' | 'newer'; readonly form: number };

/** The sentence for a folder that a newer program has written and this one may read. */
export const newerReason = 'A newer MDT Desk has written this data folder, so this older one opens it for reading only. Install the newer version to write in it.';

/**
 * Reads the format of a folder; "none" where it has none. Refuses "damaged" where the file was changed or the key is another folder's, and "readOnly" where
 * a newer program wrote the folder in a form this one cannot read. `known` is the form of this program.
 */
export async function readFormat(folder: string, key: DataKey, known = currentForm): Promise<Result<FoundFormat>> {
  let text: string;
  try {
    text = await readFile(join(folder, formatFile), 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return ok({ state: 'none', form: 1 });
    return refuse('notFound', `The file ${formatFile} in the data folder cannot be read. Nothing was opened. Ask your IT department.`);
  }
  const format = parseFormat(text);
  if (format === null) return refuse('damaged', `The file ${formatFile} in the data folder was changed by something other than MDT Desk. Nothing was opened. Bring the file back from a backup, or ask your IT department.`);
  if (format.readableBy > known) {
    return refuse('readOnly', `A newer MDT Desk has written this data folder in a form (${format.version}) that this one cannot read. Nothing was changed. Install the newer version.`);
  }
  const check = cipherFor(key, 'document').open(Buffer.from(format.keyCheck, 'base64'), placeOf(format));
  if (check === null) return refuse('damaged', `The key does not fit this data folder, or its file ${formatFile} was changed. Nothing was opened and nothing was changed.`);
  const state = format.version > known ? 'newer' : format.version < known ? 'older' : 'current';
  return ok({ state, form: format.version });
}

/** Writes that a folder is of a form; by itself of the current one. */
export async function writeFormat(folder: string, key: DataKey, disk: Disk, numbers = { version: currentForm, readableBy: currentForm }): Promise<void> {
  const keyCheck = cipherFor(key, 'document').seal(Buffer.from('MDT Desk'), placeOf(numbers)).toString('base64');
  await replaceFile(disk, join(folder, formatFile), Buffer.from(encode({ ...numbers, keyCheck })));
}

function parseFormat(text: string): Format | null {
  try {
    const parsed = Format.safeParse(JSON.parse(text));
    // Only as this program writes it: a change that leaves the meaning is a change all the same.
    return parsed.success && encode(parsed.data) === text ? parsed.data : null;
  } catch {
    return null;
  }
}

function encode({ version, readableBy, keyCheck }: Format): string {
  return `${JSON.stringify({ version, readableBy, keyCheck })}\n`;
}

function placeOf({ version, readableBy }: Pick<Format, 'version' | 'readableBy'>): string {
  return `format ${version} ${readableBy}`;
}
