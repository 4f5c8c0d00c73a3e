import { join } from 'node:path';
import { refuse, ok, type Result } from '../../../shared/domain/result.ts';
import type { DataKey } from '../vault/cipher.ts';
import { openByPassphrase } from '../vault/keyring.ts';
import { readKeyring } from '../vault/keyringFile.ts';
import { dataRoom } from './backupManifest.ts';

/**
 * The key of a backup by the passphrase that was in use when it was made: for a computer that has no data folder any more. Writes nothing into the backup, so wrong
 * passphrases are not counted: scrypt alone slows whoever holds a copy. `backup` is the folder of the backup.
 */
export async function keyOfBackup(backup: string, passphrase: string): Promise<Result<DataKey>> {
  const found = await readKeyring(join(backup, dataRoom));
  if (!found.ok) return found;
  if (found.value === null) return refuse('notFound', `There is no backup with a passphrase in ${backup}.`);
  const key = await openByPassphrase(found.value.keyring, passphrase);
  return key === null ? refuse('notPermitted', 'That is not the passphrase that was in use when this backup was made. Nothing was opened.') : ok(key);
}
