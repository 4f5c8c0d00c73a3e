import type { DataKey } from '../core/vault/cipher.ts';

/** Stands in until the unlocking (branch "keys") hands over the data key. It is no secret and protects nothing: to be removed with that merge. */
// The brand alone is missing: these are 32 bytes.
export const keyUntilUnlocking = Buffer.alloc(32, 'no secret: replaced by the unlocking') as DataKey;
