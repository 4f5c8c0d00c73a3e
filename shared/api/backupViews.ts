import { z } from 'zod';
import { Actor } from '../domain/actor.ts';
import { keepLimits } from '../domain/backupLimits.ts';
import { IsoInstant } from '../domain/dates.ts';

/** Why a backup was made: somebody asked, the program closed, a day had passed, a meeting was sealed, or before a list or a pathway was taken in. */
export const BackupReason = z.enum(['asked', 'close', 'daily', 'seal', 'import', 'directory', 'pathway']);
export type BackupReason = z.infer<typeof BackupReason>;

const counts = { cases: z.number().int(), meetings: z.number().int(), events: z.number().int() };

/** What opening a backup for real gave, and when. */
export const BackupProof = z.strictObject({
  at: IsoInstant,
  ...counts,
  /** What is not as it was written, each a sentence that names it; empty where the backup opens whole. */
  faults: z.array(z.string()),
});
export type BackupProof = z.infer<typeof BackupProof>;

/** One backup that lies in the backup folder. */
export const Backup = z.strictObject({
  /** The name of its folder. */
  name: z.string(),
  madeAt: IsoInstant,
  why: BackupReason,
  ...counts,
  bytes: z.number().int(),
  newestEventAt: IsoInstant.nullable(),
  /** What was found damaged when it was verified after writing: it lay so in the data folder already. */
  faults: z.array(z.string()),
  /** The last time somebody asked whether it opens. */
  proof: BackupProof.nullable(),
});
export type Backup = z.infer<typeof Backup>;

/** The backups as they stand. */
export const BackupsView = z.strictObject({
  /** The folder they go to; `chosen` is false while it is the one beside the data folder. */
  target: z.string(),
  chosen: z.boolean(),
  /** The one beside the data folder was there and is not any more, as where the data folder was moved: saving it anew makes it. */
  missing: z.boolean(),
  keep: z.number().int(),
  /** What stands in the way of backups, in a sentence; null while they are made. */
  trouble: z.string().nullable(),
  /** Why no older backup is removed, where that is so. */
  held: z.string().nullable(),
  /** The newest first. */
  backups: z.array(Backup),
  /** Folders with the name of a backup that do not open with the key of this data folder. */
  unreadable: z.array(z.string()),
});
export type BackupsView = z.infer<typeof BackupsView>;

/** What asking for a backup did: made one, or found that nothing has changed since one that is there. */
const BackupMade = z.strictObject({ name: z.string(), unchanged: z.boolean(), view: BackupsView });

/** What restoring a backup would change, found without changing anything. */
export const RestorePreview = z.strictObject({
  name: z.string(),
  madeAt: IsoInstant,
  ...counts,
  newestEventAt: IsoInstant.nullable(),
  /** What is in the data folder now. */
  now: z.strictObject({ ...counts, newestEventAt: IsoInstant.nullable() }),
  /** Cases that are here now and not in the backup: by name, as far as they are known, and how many. */
  casesGone: z.array(z.string()),
  caseCountGone: z.number().int(),
  meetingsGone: z.number().int(),
  /** Cases and meetings that are in the backup and no longer here. */
  recordsBack: z.number().int(),
  /** Cases and meetings in both, of which the backup holds fewer events. */
  recordsOlder: z.number().int(),
  faults: z.array(z.string()),
});
export type RestorePreview = z.infer<typeof RestorePreview>;

const run = z.string().max(60).default('');
const name = z.string().max(100);

/** The calls of the backups. A backup is never restored into an open data folder: see `restoreBackup`. */
export const backupCalls = {
  'backup.read': { input: z.strictObject({}), output: BackupsView },
  /** Chooses where backups go (null: beside the data folder) and how many are kept. Refuses a folder that is missing, inside the data folder, or around it. */
  'backup.save': {
    input: z.strictObject({
      by: Actor,
      target: z.string().trim().max(1000).nullable(),
      keep: z.number().int().min(keepLimits.least, `needs to be at least ${keepLimits.least}`).max(keepLimits.most, `is more than can be kept (${keepLimits.most})`),
    }),
    output: BackupsView,
  },
  /** Makes a backup and verifies it, unless nothing has changed since one that is there. */
  'backup.make': { input: z.strictObject({ by: Actor, run }), output: BackupMade },
  /** Gives up a backup or a proof that is under way; nothing of it stays. */
  'backup.cancel': { input: z.strictObject({ run: z.string().min(1).max(60) }), output: z.strictObject({ cancelled: z.literal(true) }) },
  /** Opens a backup for real, the newest where none is named, and remembers what came of it. */
  'backup.prove': { input: z.strictObject({ by: Actor, name: name.nullable(), run }), output: z.strictObject({ name: z.string(), proof: BackupProof, view: BackupsView }) },
  /** The dry run of a restore. */
  'backup.preview': { input: z.strictObject({ name }), output: RestorePreview },
} as const;
