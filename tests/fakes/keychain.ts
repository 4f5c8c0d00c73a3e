import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keychain } from '../../electron/core/ports.ts';

/** A computer's keychain in memory: it opens what it has sealed itself, until its own secret is changed. */
export function memoryKeychain(machine: string, available: 'yes' | 'basicText' | 'no' = 'yes'): Keychain & { forget(): void } {
  let secret = randomBytes(32);
  return {
    machine,
    available: async () => available,
    wrap: async (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: async (blob) => {
      const decipher = createDecipheriv('aes-256-gcm', secret, blob.subarray(0, 12));
      decipher.setAuthTag(blob.subarray(-16));
      return Buffer.concat([decipher.update(blob.subarray(12, -16)), decipher.final()]).toString('utf8');
    },
    forget: () => {
      secret = randomBytes(32);
    },
  };
}
