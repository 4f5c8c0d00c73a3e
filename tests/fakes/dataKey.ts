import { cipherFor, type DataKey } from '../../electron/core/vault/cipher.ts';

/** A data key for tests: always the same, and no secret. */
// The brand alone is missing: these are 32 bytes.
export const dataKey = Buffer.alloc(32, 'a key for tests and nothing else') as DataKey;

export const recordCipher = cipherFor(dataKey, 'record');
export const documentCipher = cipherFor(dataKey, 'document');
