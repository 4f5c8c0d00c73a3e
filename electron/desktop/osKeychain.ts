import type { SafeStorage } from 'electron';
import type { Keychain, SealStrength } from '../core/ports.ts';

/** As much of Electron's safeStorage as is used here. Both promises wait for the system, which may be waiting for a person; before `ready` both reject. */
export type SystemStorage = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>;

/**
 * What Chromium writes in front of whatever it sealed under a secret of the person's own, by platform (components/os_crypt/async/browser, the key providers).
 * The same "v10" is the key that DPAPI or the Keychain guards on Windows and macOS, and on Linux a password that stands in Chromium's source.
 */
const ownSecret: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  // Secret Service or KWallet; the desktop's secret portal.
  linux: ['v11', 'v12'],
  darwin: ['v10'],
  win32: ['v10'],
};

/** How well a blob is sealed. What is not known to be strong counts as weak: a later Electron may fall back to something new. */
export function sealStrength(platform: NodeJS.Platform, blob: Buffer): SealStrength {
  return ownSecret[platform]?.includes(blob.toString('latin1', 0, 3)) === true ? 'strong' : 'weak';
}

/**
 * The keychain of this computer's operating system, through Electron. Whether it protects anything is read from what it made: `isAsyncEncryptionAvailable` is true
 * as soon as Chromium has looked for a keychain, whether it found one or not, and `getSelectedStorageBackend` speaks of the synchronous functions alone.
 */
export function osKeychain(storage: SystemStorage, machine: string, platform: NodeJS.Platform): Keychain {
  return {
    machine,
    wrap: (secret) => storage.encryptStringAsync(secret),
    strength: (blob) => sealStrength(platform, blob),
    unwrap: async (blob) => {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(blob);
      return { secret: result, isStale: shouldReEncrypt };
    },
  };
}
