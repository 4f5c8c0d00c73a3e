import type { PushEvent } from '../../../shared/api/contract.ts';
import type { Clock, Log } from '../ports.ts';
import type { DataFolder } from '../storage/dataFolder.ts';
import type { DataKey } from '../vault/cipher.ts';
import { Backups } from './backups.ts';
import { noBackups, StoredBackups } from './backupState.ts';
import type { OpenCopy } from './proveBackup.ts';

type Need = { readonly folder: string; readonly key: DataKey; readonly data: DataFolder; readonly clock: Clock; readonly log: Log; readonly openCopy: OpenCopy; readonly announce: (event: PushEvent) => void };

/** The backups of an opened data folder. */
export async function openBackups(need: Need): Promise<Backups> {
  return new Backups({
    ...need,
    document: await need.data.openDocument('backups', StoredBackups, noBackups),
    progress: (run, phase, done, total) => need.announce({ name: 'progress', data: { run, phase, done, total } }),
    announce: () => need.announce({ name: 'changed', data: { kind: 'backup', id: '' } }),
  });
}
