import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReason } from '../../../shared/api/backupViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { Disk } from '../storage/disk.ts';
import { type CopiedFile, readsBack, syncFolders, writeCopied } from '../storage/folderCopy.ts';
import { writeNew } from '../storage/replaceFile.ts';
import { type Verification, verifyDataFolder } from '../verify/verifyDataFolder.ts';
import { cipherFor } from '../vault/cipher.ts';
import { backupNotMade } from './backupFaults.ts';
import { type BackupManifest, dataRoom, writeManifest } from './backupManifest.ts';
import { backupName } from './backupNames.ts';
import { type CopySource, filesOf } from './copySource.ts';
import { dataMark } from './dataMark.ts';

/** Told how far a copy or a look through it has come; answers false where it is to be given up. */
export type BackupStep = (phase: 'copying' | 'verifying', done: number, total: number) => Promise<boolean>;

/** What a backup is made of and where it goes: a folder that was found fit before. */
export type BackupOrder = {
  readonly source: CopySource;
  readonly target: string;
  readonly why: BackupReason;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly step: BackupStep;
  /** Names that are taken in the target. */
  readonly taken: ReadonlySet<string>;
};

/** The file by which a draft is known as ours, sealed for the name the backup was to have. */
export const draftMark = 'draft.sealed';
export const draftMarkPlace = (name: string): string => `draft ${name}`;

/** What a backup answers that was given up. */
export const givenUp: Result<never> = refuse('notNow', 'The backup was cancelled. Nothing of it was kept; earlier backups are untouched.');

/** Files are written this many at a time: each waits for the disk. */
const atOnce = 8;

/**
 * Makes one backup: written into a draft, each file on the disk, read back byte for byte, looked through as a data folder with the key, and only then named. Answers what it
 * is. Refuses with a sentence where it cannot be written whole, or was given up; nothing of it then stays. Never touches another folder of the target.
 */
export async function makeBackup(order: BackupOrder): Promise<Result<BackupManifest>> {
  const { target, disk, clock, taken } = order;
  const at = freeMoment(clock(), taken);
  const name = backupName(at);
  const draft = join(target, `${name}.draft`);
  try {
    await mkdir(draft, { mode: 0o700 });
  } catch (error) {
    return backupNotMade(error, target);
  }
  let made: Result<BackupManifest>;
  try {
    made = await fill(draft, name, at, order);
    if (made.ok) {
      await rm(join(draft, draftMark));
      await disk.syncFolder(draft);
      await disk.rename(draft, join(target, name));
      await disk.syncFolder(target);
    }
  } catch (error) {
    made = backupNotMade(error, target);
  }
  // Made by this very call, so it is ours to remove. Where that fails too, the next backup does it.
  if (!made.ok) await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  return made;
}

async function fill(draft: string, name: string, at: Date, { source, target, why, disk, step }: BackupOrder): Promise<Result<BackupManifest>> {
  const { folder, key } = source;
  const place = join(draft, dataRoom);
  await writeNew(disk, join(draft, draftMark), cipherFor(key, 'backup').seal(Buffer.from(name), draftMarkPlace(name)));
  // Before the copying: what changes meanwhile is in the copy, and a reason for the next one.
  const mark = await dataMark(folder);
  const sources = await filesOf(source);
  const files: CopiedFile[] = [];
  for (let start = 0; start < sources.length; start += atOnce) {
    if (!(await step('copying', start, sources.length))) return givenUp;
    const written = await Promise.allSettled(sources.slice(start, start + atOnce).map(async ({ path, read }) => writeCopied(disk, place, path, await read())));
    // Not before all have ended: what is still being written could not be removed.
    for (const one of written) {
      if (one.status === 'rejected') throw one.reason;
      files.push(one.value);
    }
  }
  await mkdir(place, { recursive: true, mode: 0o700 });
  await syncFolders(disk, place, files);

  for (const [index, file] of files.entries()) {
    if (index % atOnce === 0 && !(await step('verifying', index, files.length))) return givenUp;
    if ((await readsBack(place, file)) !== 'yes') return refuse('notSaved', `No backup was made: ${file.path} did not read back as it was written (${target}). The disk of the backup folder may be failing. Earlier backups are untouched.`);
  }
  const verified = await verifyDataFolder({ folder: place, key });
  if (!verified.ok) return refuse('damaged', `No backup was made: the copy does not open. ${verified.refusal.message}`);
  const manifest: BackupManifest = { format: 1, name, madeAt: at.toISOString(), why, files, mark, ...countsOf(verified.value), faults: faultsOf(verified.value) };
  await writeManifest(disk, draft, manifest, key);
  return ok(manifest);
}

/** What people are told of what a data folder holds. */
export function countsOf({ lengths, events, newestEventAt }: Verification): Pick<BackupManifest, 'cases' | 'meetings' | 'events' | 'newestEventAt'> {
  const names = [...lengths.keys()];
  return { cases: names.filter((name) => name.startsWith('case/')).length, meetings: names.filter((name) => name.startsWith('meeting/')).length, events, newestEventAt };
}

/** What is not as it was left, in sentences; of very many the first. */
export function faultsOf({ findings }: Verification): string[] {
  const most = 20;
  const sentences = findings.slice(0, most).map(({ of, what }) => `${of}: ${what}`);
  return findings.length > most ? [...sentences, `And ${findings.length - most} more.`] : sentences;
}

/** Two backups of one millisecond, as after a clock was put back, must not have one name. */
function freeMoment(now: Date, taken: ReadonlySet<string>): Date {
  let at = now;
  while (taken.has(backupName(at))) at = new Date(at.getTime() + 1);
  return at;
}
