import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Keychain } from '../ports.ts';
import type { DataKey } from './cipher.ts';
import { type Keyring, unwrap, wrap, wrapKeyBytes } from './keyring.ts';

/** What a keyring holds for one computer. */
export type KeychainEntry = Keyring['keychains'][number];

/** A fresh key, and what this computer's keychain made of it; seen to open again. */
export type KeychainSeal = { readonly machine: string; readonly under: Buffer; readonly blob: Buffer };

/** What came of asking a keychain for the data key: the key, or a sentence that says why not. */
export type KeychainAnswer = { readonly kind: 'key'; readonly key: DataKey; readonly isStale: boolean } | { readonly kind: 'none'; readonly reason: string };

/** What the keyring holds for a computer. */
export function entryFor({ keychains }: Keyring, machine: string): KeychainEntry | null {
  return keychains.find((entry) => entry.machine === machine) ?? null;
}

/** Has the keychain seal a fresh key and open it once, so that nothing is kept that does not open. Refuses "notNow" where it does not, or takes longer than `limit` milliseconds. */
export async function sealInKeychain(keychain: Keychain, limit: number): Promise<Result<KeychainSeal>> {
  const under = randomBytes(wrapKeyBytes);
  const sealed = await within(limit, async () => {
    const blob = await keychain.wrap(under.toString('base64'));
    const { secret } = await keychain.unwrap(blob);
    return { blob, opens: secret === under.toString('base64') };
  });
  if (sealed === 'late') return refuse('notNow', 'This computer’s keychain did not answer. The key was not kept. You can try again, or go on using the passphrase.');
  if (sealed === 'failed' || !sealed.opens) return refuse('notNow', 'This computer’s keychain cannot keep the key: it refused, or could not open what it had sealed. Go on using the passphrase.');
  return ok({ machine: keychain.machine, under, blob: sealed.blob });
}

/** The same keyring, opened by a computer's keychain too; replaces what was kept for that computer, and wipes the fresh key. */
export function withKeychain(keyring: Keyring, key: DataKey, { machine, under, blob }: KeychainSeal): Keyring {
  const entry = { machine, blob: blob.toString('base64'), sealed: wrap(under, key, keyring.folderId, 'keychain') };
  under.fill(0);
  return { ...keyring, keychains: [...withoutKeychain(keyring, machine).keychains, entry] };
}

/** The same keyring, no longer opened by a computer's keychain. */
export function withoutKeychain(keyring: Keyring, machine: string): Keyring {
  return { ...keyring, keychains: keyring.keychains.filter((entry) => entry.machine !== machine) };
}

/** Asks the keychain for the data key, for `limit` milliseconds at most. A keychain that has changed or refuses is no fault of the folder: the passphrase still opens it. */
export async function askKeychain(keychain: Keychain, { blob, sealed }: KeychainEntry, folderId: string, limit: number): Promise<KeychainAnswer> {
  const answer = await within(limit, () => keychain.unwrap(Buffer.from(blob, 'base64')));
  if (answer === 'late') return { kind: 'none', reason: 'This computer’s keychain did not answer. Enter the passphrase; nothing is lost. The keychain is asked again at the next start.' };
  const key = answer === 'failed' ? null : unwrap(Buffer.from(answer.secret, 'base64'), sealed, folderId, 'keychain');
  if (key !== null && answer !== 'failed') return { kind: 'key', key, isStale: answer.isStale };
  return { kind: 'none', reason: 'This computer’s keychain did not open the data folder: it refused, or it has changed. Enter the passphrase; nothing is lost. If this happens at every start, let the keychain keep the key again.' };
}

/** The answer of a keychain; "late" where it takes longer than `limit` milliseconds, after which nobody looks at it any more. */
async function within<T>(limit: number, ask: () => Promise<T>): Promise<T | 'failed' | 'late'> {
  const patience = new AbortController();
  const late = wait(limit, 'late' as const, { signal: patience.signal, ref: false }).catch(() => 'late' as const);
  const answer = ask().catch(() => 'failed' as const);
  return Promise.race([answer, late]).finally(() => patience.abort());
}
