import { type CipherGCM, createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

/** The 32 random bytes that seal a data folder. Never written anywhere but wrapped. */
export type DataKey = Buffer & { readonly __dataKey: unique symbol };

const dataKeyBytes = 32;

/** A new data key. */
export function newDataKey(): DataKey {
  return randomBytes(dataKeyBytes) as DataKey;
}

/** What a key is used for. Each purpose has a key of its own, derived from the data key. */
export type Purpose = 'record' | 'document' | 'accessLog' | 'backup' | 'log';

const nonceBytes = 12;
const tagBytes = 16;
/** How many bytes sealing adds. */
export const sealOverheadBytes = nonceBytes + tagBytes;

/** Seals and opens bytes for one purpose (AES-256-GCM, a random nonce of 96 bits in front, the tag of 128 bits behind). */
export type Cipher = {
  /** `bound` is where the bytes belong; they open only there. It is not stored with them. */
  seal(plain: Uint8Array, bound: string): Buffer;
  /** The bytes as they were sealed; null where a byte was changed, or they were sealed for another place or with another key. */
  open(sealed: Uint8Array, bound: string): Buffer | null;
};

/** Random bytes are drawn for many nonces at once: one by one the drawing takes as long as the sealing (measured). */
let drawn = Buffer.alloc(0);

function newNonce(): Buffer {
  if (drawn.length < nonceBytes) drawn = randomBytes(nonceBytes * 512);
  const nonce = drawn.subarray(0, nonceBytes);
  drawn = drawn.subarray(nonceBytes);
  return nonce;
}

type Begun = { readonly nonce: Buffer; readonly cipher: CipherGCM };

/**
 * Begins seals under a key, each under a nonce of its own. One is always begun ahead, while the program waits for its next event: beginning is half of
 * sealing (measured), and whoever waits for an answer need not wait for it.
 */
function sealsUnder(key: KeyObject): () => Begun {
  const begin = (): Begun => {
    const nonce = newNonce();
    return { nonce, cipher: createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }) };
  };
  let ahead: Begun | null = null;
  let isDue = false;
  return () => {
    const begun = ahead ?? begin();
    ahead = null;
    if (!isDue) {
      isDue = true;
      setImmediate(() => {
        isDue = false;
        ahead = begin();
      });
    }
    return begun;
  };
}

/** The cipher of a purpose under a data key. */
export function cipherFor(key: DataKey, purpose: Purpose): Cipher {
  // As a key object it is made ready once; bytes would be at every record.
  const subkey = createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `mdt-desk/${purpose}`, dataKeyBytes)));
  const nextSeal = sealsUnder(subkey);
  return {
    seal(plain, bound) {
      const { nonce, cipher } = nextSeal();
      cipher.setAAD(Buffer.from(bound));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, bound) {
      if (sealed.length < sealOverheadBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', subkey, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(bound));
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      try {
        const plain = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
        // Of this mode the end is always empty: it is asked for its look at the tag alone.
        decipher.final();
        return plain;
      } catch {
        // The only fault that can arise here is a tag that does not fit.
        return null;
      }
    },
  };
}
