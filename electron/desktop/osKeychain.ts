import type { SafeStorage } from 'electron';
import type { Keychain } from '../core/ports.ts';

/** As much of Electron's safeStorage as is used here. */
export type SystemStorage = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>;

/** The keychain of this computer's operating system, through Electron. On Linux without a keyring Electron keeps secrets under a password that stands in its source: that is said. */
export function osKeychain(storage: SystemStorage, machine: string, platform: NodeJS.Platform): Keychain {
  return {
    machine,
    available: async () => {
      if (!(await storage.isAsyncEncryptionAvailable().catch(() => false))) return 'no';
      return platform === 'linux' && storage.getSelectedStorageBackend() === 'basic_text' ? 'basicText' : 'yes';
    },
    wrap: (secret) => storage.encryptStringAsync(secret),
    unwrap: async (blob) => (await storage.decryptStringAsync(blob)).result,
  };
}
