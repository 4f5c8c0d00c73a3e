import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DataKey } from './cipher.ts';
import { keyOfPassphrase, saltBytes, ScryptCost } from './passphrase.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]{4,4000}={0,2}$/);

/** What lies beside the data: the data key, wrapped once for each way to open it. Nothing in it opens anything by itself. */
export const Keyring = z.strictObject({
  format: z.literal(1),
  /** Random; every wrap is bound to it, so that a wrap of another folder does not open here. */
  folderId: z.uuid(),
  passphrase: z.strictObject({ cost: ScryptCost, salt: base64, sealed: base64 }),
  /** Null until somebody has proved that they hold the recovery key. */
  recovery: z.strictObject({ salt: base64, sealed: base64 }).nullable(),
  /** By computer: what that computer's keychain has sealed, and the data key under it. */
  keychains: z.array(z.strictObject({ machine: z.string().min(1).max(255), blob: base64, sealed: base64 })).max(40),
});
export type Keyring = z.infer<typeof Keyring>;

type Way = 'passphrase' | 'recovery' | 'keychain';

/** A keyring for a new data key, opened by a passphrase and by nothing else yet. */
export async function createKeyring(key: DataKey, passphrase: string, cost: ScryptCost): Promise<Keyring> {
  const folderId = randomUUID();
  return { format: 1, folderId, passphrase: await passphraseWrap(key, folderId, passphrase, cost), recovery: null, keychains: [] };
}

/** The data key; null where the passphrase is another. */
export async function openByPassphrase({ folderId, passphrase: { cost, salt, sealed } }: Keyring, passphrase: string): Promise<DataKey | null> {
  return unwrap(await keyOfPassphrase(passphrase, Buffer.from(salt, 'base64'), cost), sealed, folderId, 'passphrase');
}

/** The data key; null where there is no recovery key, or the words are of another. */
export function openByRecovery({ folderId, recovery }: Keyring, words: readonly string[]): DataKey | null {
  return recovery === null ? null : unwrap(keyOfWords(words, recovery.salt), recovery.sealed, folderId, 'recovery');
}

/** The same keyring with another passphrase: the one before opens nothing any more. */
export async function withPassphrase(keyring: Keyring, key: DataKey, passphrase: string, cost: ScryptCost): Promise<Keyring> {
  return { ...keyring, passphrase: await passphraseWrap(key, keyring.folderId, passphrase, cost) };
}

/** The same keyring with another recovery key: the paper before opens nothing any more. */
export function withRecovery(keyring: Keyring, key: DataKey, words: readonly string[]): Keyring {
  const salt = randomBytes(saltBytes).toString('base64');
  return { ...keyring, recovery: { salt, sealed: wrap(keyOfWords(words, salt), key, keyring.folderId, 'recovery') } };
}

async function passphraseWrap(key: DataKey, folderId: string, passphrase: string, cost: ScryptCost): Promise<Keyring['passphrase']> {
  const salt = randomBytes(saltBytes);
  return { cost, salt: salt.toString('base64'), sealed: wrap(await keyOfPassphrase(passphrase, salt, cost), key, folderId, 'passphrase') };
}

/** Not scrypt: 132 bits by chance are not to be guessed, however cheap a guess is. */
function keyOfWords(words: readonly string[], salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', words.join(' '), Buffer.from(salt, 'base64'), 'mdt-desk/recovery', wrapKeyBytes));
}

/** How long a key is that wraps the data key. */
export const wrapKeyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Seals the data key under another key (AES-256-GCM), for one folder and one way to open it. Base64. */
export function wrap(under: Uint8Array, key: DataKey, folderId: string, way: Way): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', under, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(`mdt-desk/keyring ${way} ${folderId}`));
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** The data key again; null where the key above it is another, or the wrap is of another folder or way, or was changed. */
export function unwrap(under: Uint8Array, sealed: string, folderId: string, way: Way): DataKey | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (under.length !== wrapKeyBytes || bytes.length !== nonceBytes + wrapKeyBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', under, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(`mdt-desk/keyring ${way} ${folderId}`));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    // Its length was checked above, and the tag says that it was wrapped as a data key.
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]) as DataKey;
  } catch {
    return null;
  }
}
