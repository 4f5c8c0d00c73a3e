import { randomBytes } from 'node:crypto';
import type { Keychain } from '../ports.ts';
import type { DataKey } from './cipher.ts';
import { type Keyring, unwrap, wrap, wrapKeyBytes } from './keyring.ts';

/** What became of asking this computer's keychain. */
export type KeychainOpening = { readonly kind: 'open'; readonly key: DataKey } | { readonly kind: 'notKept' } | { readonly kind: 'lost'; readonly reason: string };

/** The same keyring, opened by this computer's keychain too: what was kept for this computer before is replaced. */
export async function withKeychain(keyring: Keyring, key: DataKey, keychain: Keychain): Promise<Keyring> {
  const under = randomBytes(wrapKeyBytes);
  const blob = (await keychain.wrap(under.toString('base64'))).toString('base64');
  const entry = { machine: keychain.machine, blob, sealed: wrap(under, key, keyring.folderId, 'keychain') };
  under.fill(0);
  return { ...withoutKeychain(keyring, keychain.machine), keychains: [...withoutKeychain(keyring, keychain.machine).keychains, entry] };
}

/** The same keyring, no longer opened by a computer's keychain. */
export function withoutKeychain(keyring: Keyring, machine: string): Keyring {
  return { ...keyring, keychains: keyring.keychains.filter((entry) => entry.machine !== machine) };
}

/** Opens by this computer's keychain. A keychain that was changed or emptied is no fault of the folder: it says so, and the passphrase opens it. */
export async function openByKeychain({ folderId, keychains }: Keyring, keychain: Keychain): Promise<KeychainOpening> {
  const entry = keychains.find(({ machine }) => machine === keychain.machine);
  if (entry === undefined) return { kind: 'notKept' };
  const under = await keychain.unwrap(Buffer.from(entry.blob, 'base64')).catch(() => null);
  const key = under === null ? null : unwrap(Buffer.from(under, 'base64'), entry.sealed, folderId, 'keychain');
  if (key !== null) return { kind: 'open', key };
  return { kind: 'lost', reason: 'The keychain of this computer has changed and no longer opens this data folder. Type the passphrase; nothing is lost. You can let the keychain keep it again afterwards.' };
}
