import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { newDataKey } from '../../electron/core/vault/cipher.ts';
import { createKeyring } from '../../electron/core/vault/keyring.ts';
import { writeFirstKeyring } from '../../electron/core/vault/keyringFile.ts';
import { leastCost } from '../../electron/core/vault/passphrase.ts';

/** The passphrase of every data folder in the tests; it protects nothing. */
export const testPassphrase = 'invented lantern under seven plums';
/** A file that holds it. */
export const passphraseFile = fileURLToPath(new URL('passphrase.txt', import.meta.url));

/** Gives a folder a key under the tests' passphrase at the least cost, where it has none: measuring the machine at each of many starts says nothing more. */
export async function giveKeyring(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFirstKeyring(folder, await createKeyring(newDataKey(), testPassphrase, leastCost));
}
