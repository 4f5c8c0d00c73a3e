import { join } from 'node:path';
import type { RestorePreview } from '../../../shared/api/backupViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { DataKey } from '../vault/cipher.ts';
import { verifyDataFolder } from '../verify/verifyDataFolder.ts';
import { dataRoom, readManifest } from './backupManifest.ts';
import { countsOf, faultsOf } from './makeBackup.ts';

/** Names a case by its id as people know it; null where it is not known. */
type NameOf = (caseId: string) => string | null;

/** What restoring a backup over a data folder would change. Reads both whole and changes neither. `backup` is the folder of the backup; its own name is the last part. */
export async function previewRestore(options: { readonly folder: string; readonly backup: string; readonly name: string; readonly key: DataKey; readonly nameOf: NameOf }): Promise<Result<RestorePreview>> {
  const { folder, backup, name, key, nameOf } = options;
  const manifest = await readManifest(backup, name, key);
  if (manifest === null) return refuse('damaged', 'This backup does not open with the key of this data folder: it was changed, or belongs to another one. Nothing was changed.');
  const there = await verifyDataFolder({ folder: join(backup, dataRoom), key });
  if (!there.ok) return there;
  const here = await verifyDataFolder({ folder, key });
  if (!here.ok) return here;
  const [before, now] = [there.value.lengths, here.value.lengths];
  const gone = [...now.keys()].filter((record) => !before.has(record));
  const casesGone = gone.filter((record) => record.startsWith('case/')).map((record) => record.slice('case/'.length));
  return ok({
    name,
    madeAt: manifest.madeAt,
    ...countsOf(there.value),
    now: countsOf(here.value),
    casesGone: casesGone.flatMap((id) => nameOf(id) ?? []).slice(0, 50),
    caseCountGone: casesGone.length,
    meetingsGone: gone.length - casesGone.length,
    recordsBack: [...before.keys()].filter((record) => !now.has(record)).length,
    recordsOlder: [...before].filter(([record, events]) => (now.get(record) ?? 0) > events).length,
    faults: faultsOf(there.value),
  });
}
