import { join } from 'node:path';
import type { BackupProof } from '../../../shared/api/backupViews.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import { readsBack } from '../storage/folderCopy.ts';
import type { DataKey } from '../vault/cipher.ts';
import { verifyDataFolder } from '../verify/verifyDataFolder.ts';
import { dataRoom, readManifest } from './backupManifest.ts';
import { type BackupStep, countsOf, faultsOf } from './makeBackup.ts';

/** Opens a data folder as the program does, for reading only, and answers how many cases and meetings its lists show. */
export type OpenCopy = (folder: string) => Promise<Result<{ readonly cases: number; readonly meetings: number }>>;

/**
 * Opens a backup for real and changes nothing in it: every file byte for byte against the manifest, every record and document with the key, every seal, and then the
 * program itself on it. Answers what is not as it was written, naming it; null where it was given up.
 */
export async function proveBackup(options: { readonly folder: string; readonly name: string; readonly key: DataKey; readonly clock: Clock; readonly step: BackupStep; readonly openCopy: OpenCopy }): Promise<BackupProof | null> {
  const { folder, name, key, clock, step, openCopy } = options;
  const at = clock().toISOString();
  const manifest = await readManifest(folder, name, key);
  const nothing = { at, cases: 0, meetings: 0, events: 0 };
  if (manifest === null) return { ...nothing, faults: ['manifest.sealed: it does not open. It was changed after it was written, is missing, or belongs to another data folder.'] };
  const place = join(folder, dataRoom);
  const faults: string[] = [];
  for (const [index, file] of manifest.files.entries()) {
    if (index % 16 === 0 && !(await step('verifying', index, manifest.files.length))) return null;
    const state = await readsBack(place, file);
    if (state === 'changed') faults.push(`${file.path}: it was changed after the backup was made.`);
    if (state === 'missing') faults.push(`${file.path}: it is missing from the backup.`);
  }
  const verified = await verifyDataFolder({ folder: place, key });
  if (!verified.ok) return { ...nothing, faults: [...faults, verified.refusal.message] };
  faults.push(...faultsOf(verified.value));
  const { cases, meetings, events } = countsOf(verified.value);
  const opened = await openCopy(place);
  if (!opened.ok) faults.push(opened.refusal.message);
  else if (faults.length === 0 && (opened.value.cases !== cases || opened.value.meetings !== meetings)) {
    faults.push(`The lists of the opened backup show ${opened.value.cases} cases and ${opened.value.meetings} meetings; its records are of ${cases} and ${meetings}.`);
  }
  // The program names again what the look through the records has named.
  return { at, cases, meetings, events, faults: [...new Set(faults)] };
}
