import { z } from 'zod';
import { BackupProof } from '../../../shared/api/backupViews.ts';
import { keepLimits } from '../../../shared/domain/backupLimits.ts';
import { IsoInstant } from '../../../shared/domain/dates.ts';

/** What a data folder remembers of its backups, as its document "backups". */
export const StoredBackups = z.strictObject({
  /** The folder somebody chose; null for the one beside the data folder. */
  target: z.string().nullable(),
  keep: z.number().int().min(keepLimits.least).max(keepLimits.most),
  /** Whether backups were made into the target before: from then on it is expected to be there, and is never made anew by itself. */
  taken: z.boolean(),
  /** Where the data folder lay when backups were last made or the target chosen; empty where that was not kept yet. */
  dataFolder: z.string().default(''),
  /** What stands in the way, since when. */
  trouble: z.strictObject({ at: IsoInstant, sentence: z.string() }).nullable(),
  held: z.string().nullable(),
  /** When one was last made, or nothing was found to have changed since. */
  doneAt: IsoInstant.nullable(),
  /** The last proof of each backup, by its name. */
  proofs: z.record(z.string(), BackupProof),
});
export type StoredBackups = z.infer<typeof StoredBackups>;

export const noBackups: StoredBackups = { target: null, keep: 14, taken: false, dataFolder: '', trouble: null, held: null, doneAt: null, proofs: {} };
