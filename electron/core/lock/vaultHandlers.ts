import type { VaultView } from '../../../shared/api/vaultViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { OutputOf } from '../../../shared/api/contract.ts';
import type { OpenedBy } from '../app.ts';
import type { VaultHandlers } from '../dispatch.ts';
import type { DataKey } from '../vault/cipher.ts';
import type { Vault } from '../vault/vault.ts';
import type { Idle } from './idle.ts';

/** What the calls of the lock work on. */
export type Lock = {
  readonly vault: Vault;
  readonly idle: Idle;
  isOpen(): boolean;
  /** Opens the inner application with a key that the vault has; does nothing where it is open. */
  open(way: OpenedBy['way']): Promise<Result<null>>;
  lock(): Promise<void>;
  /** Puts the backup of a name in the place of the data, and opens again. */
  restore(name: string): Promise<Result<OutputOf<'vault.restore'>>>;
  view(): Promise<Result<VaultView>>;
  /** The keychain has just been given the key anew: what was lost before is no matter any more. */
  keychainMended(): void;
};

/** What each call does that is answered also while the folder is locked. */
export function vaultHandlers({ vault, idle, isOpen, open, lock, restore, view, keychainMended }: Lock): VaultHandlers {
  const opened = async (key: Result<DataKey>, way: OpenedBy['way']): Promise<Result<VaultView>> => {
    if (!key.ok) return key;
    const inner = await open(way);
    return inner.ok ? view() : inner;
  };
  const whileOpen = async <T>(then: () => Promise<Result<T>>): Promise<Result<VaultView>> => {
    if (!isOpen()) return locked;
    const done = await then();
    return done.ok ? view() : done;
  };
  return {
    'vault.read': view,
    'vault.create': async ({ passphrase }) => opened(await vault.create(passphrase), 'passphrase'),
    'vault.unlock': async ({ passphrase }) => opened(await vault.unlock(passphrase), 'passphrase'),
    'vault.recover': async ({ words, passphrase }) => opened(await vault.recover(words, passphrase), 'recovery'),
    'vault.changePassphrase': ({ before, after }) => whileOpen(() => vault.changePassphrase(before, after)),
    'vault.newRecoveryKey': async ({ passphrase }) => (isOpen() ? vault.newRecoveryKey(passphrase) : locked),
    'vault.proveRecoveryKey': ({ words }) => whileOpen(() => vault.proveRecoveryKey(words)),
    'vault.keepInKeychain': ({ passphrase, keep, agreed }) =>
      whileOpen(async () => {
        const kept = await vault.keepInKeychain(passphrase, keep, agreed);
        if (kept.ok) keychainMended();
        return kept;
      }),
    'vault.restore': async ({ name, passphrase }) => {
      if (!isOpen()) return locked;
      const known = await vault.unlock(passphrase);
      return known.ok ? restore(name) : known;
    },
    'vault.lock': async () => {
      await lock();
      return view();
    },
    'vault.active': async ({ inMeeting }) => {
      idle.active(inMeeting);
      return ok(null);
    },
  };
}

/** What is answered to everything that needs the data while it is locked. */
export const locked = refuse('locked', 'MDT Desk is locked. Type the passphrase to go on.');
