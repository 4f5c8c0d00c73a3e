import type { Result } from '../../../shared/domain/result.ts';
import { type PlainFolder, sealPlainFolder } from './sealPlainFolder.ts';

/** One change of the form of data folders, to the next number. */
export type Migration = {
  /** The form it makes, of the one before. */
  readonly to: number;
  /** The oldest form a program must know to read the new one. An older program then opens it for reading only; one that is older still says that it cannot. */
  readonly readableBy: number;
  /** Whether the form before is sealed. A copy of it is then kept beside the data folder; of one that is not sealed no copy may be left. */
  readonly sealedBefore: boolean;
  /** Writes the rooms that change (streams, documents, damaged) into the empty folder `target` and reads them back; the others stay. Only reads `folder`. Null where only the number changes. */
  readonly build: ((change: PlainFolder) => Promise<Result<null>>) | null;
};

/**
 * Every change of form, in order. **A stored field, event or document that older programs do not know is one too**, with `build: null`: they would take it
 * for damage. Whoever adds one also says it in `folderFormat.ts` (currentForm) and lets `verifyDataFolder` read the form before, so that backups of it open.
 */
export const ownMigrations: readonly Migration[] = [{ to: 2, readableBy: 2, sealedBefore: false, build: sealPlainFolder }];

/** The form that a program with these migrations writes. */
export function formAfter(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.to ?? 1;
}
