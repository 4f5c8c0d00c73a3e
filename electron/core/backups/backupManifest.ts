import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupReason } from '../../../shared/api/backupViews.ts';
import { IsoInstant } from '../../../shared/domain/dates.ts';
import type { Disk } from '../storage/disk.ts';
import { DamagedDocument, openSealed, sealed } from '../storage/durableFile.ts';
import { writeNew } from '../storage/replaceFile.ts';
import { cipherFor, type DataKey } from '../vault/cipher.ts';

/** The file in a backup's folder that says what the backup is; sealed for the folder's name, so that it counts nowhere else. */
export const manifestFile = 'manifest.sealed';
/** The room in a backup's folder that is a data folder by itself. */
export const dataRoom = 'data';

/** What a backup is: every file with its hash, what was counted when it was verified, when it was made and why. */
const BackupManifest = z.strictObject({
  format: z.literal(1),
  name: z.string(),
  madeAt: IsoInstant,
  why: BackupReason,
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
  /** Tells whether the data has changed since: see `dataMark`. */
  mark: z.string(),
  cases: z.number().int(),
  meetings: z.number().int(),
  events: z.number().int(),
  newestEventAt: IsoInstant.nullable(),
  /** What the verification found: it lay so in the data folder. */
  faults: z.array(z.string()),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

/** Writes the manifest into a backup's folder. Throws what the system threw. */
export async function writeManifest(disk: Disk, folder: string, manifest: BackupManifest, key: DataKey): Promise<void> {
  await writeNew(disk, join(folder, manifestFile), sealed(JSON.stringify(BackupManifest.parse(manifest)), manifest.name, 1, cipherFor(key, 'backup')));
}

/** The manifest of the backup of this name in a folder; null where there is none that opens with the key for this name. */
export async function readManifest(folder: string, name: string, key: DataKey): Promise<BackupManifest | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, manifestFile));
  } catch {
    // What cannot be read is nobody's: it is never counted and never removed.
    return null;
  }
  try {
    const manifest = BackupManifest.safeParse(JSON.parse(openSealed(bytes, { name, cipher: cipherFor(key, 'backup') }).json));
    return manifest.success && manifest.data.name === name ? manifest.data : null;
  } catch (error) {
    if (error instanceof DamagedDocument) return null;
    throw error;
  }
}
