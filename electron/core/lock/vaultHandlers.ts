import type { VaultView } from '../../../shared/api/vaultViews.ts';
import type { AccessFact } from '../../../shared/domain/accessEntry.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { OpenedBy } from '../app.ts';
import type { VaultHandlers } from '../dispatch.ts';
import type { DataKey } from '../vault/cipher.ts';
import type { Vault } from '../vault/vault.ts';
import type { Idle } from './idle.ts';
import { type InnerApp, locked } from './innerApp.ts';

/** What the calls of the lock work on. */
export type Lock = {
  readonly vault: Vault;
  readonly idle: Idle;
  readonly inner: InnerApp;
  lock(why: 'asked' | 'byItself'): Promise<void>;
  view(): Promise<Result<VaultView>>;
  /** The keychain has just been given the key anew: what was wrong before no longer matters. */
  keychainMended(): void;
};

/** What each call does that is answered also while the folder is locked. */
export function vaultHandlers({ vault, idle, inner, lock, view, keychainMended }: Lock): VaultHandlers {
  const openWith = (key: () => Promise<Result<DataKey>>, way: OpenedBy['way']): Promise<Result<VaultView>> =>
    inner.inTurn(async () => {
      const known = await key();
      if (!known.ok) return known;
      const opened = await inner.open(way);
      return opened.ok ? view() : opened;
    });
  /** Does something to an open desk and notes it in the access log. */
  const whileOpen = <T>(work: () => Promise<Result<T>>, fact: AccessFact | null): Promise<Result<T>> =>
    inner.inTurn(async () => {
      if (inner.app === null) return locked;
      const done = await work();
      if (!done.ok) return done;
      await inner.noteAttempts();
      if (fact !== null) await inner.note(fact);
      return done;
    });
  const thenView = async (work: Promise<Result<unknown>>): Promise<Result<VaultView>> => {
    const done = await work;
    return done.ok ? view() : done;
  };
  return {
    'vault.read': view,
    'vault.create': ({ passphrase }) => openWith(() => vault.create(passphrase), 'passphrase'),
    'vault.unlock': ({ passphrase }) => openWith(() => vault.unlock(passphrase), 'passphrase'),
    'vault.recover': ({ words, passphrase }) => openWith(() => vault.recover(words, passphrase), 'recovery'),
    'vault.changePassphrase': ({ before, after }) => thenView(whileOpen(() => vault.changePassphrase(before, after), { kind: 'changedPassphrase' })),
    // Drawn, it opens nothing yet: it is noted once it does.
    'vault.newRecoveryKey': ({ passphrase }) => whileOpen(() => vault.newRecoveryKey(passphrase), null),
    'vault.proveRecoveryKey': ({ words }) => thenView(whileOpen(() => vault.proveRecoveryKey(words), { kind: 'newRecoveryKey' })),
    'vault.keepInKeychain': async ({ passphrase, keep, agreed }) => {
      if (inner.app === null) return locked;
      // Before it is this call's turn: the keychain may wait for a person, and the desk must be able to lock meanwhile.
      const seal = keep ? await vault.keychain.seal(agreed) : ok(null);
      if (!seal.ok) return seal;
      const kept = await whileOpen(() => vault.keepInKeychain(passphrase, seal.value), { kind: 'keychain', keeps: keep });
      if (kept.ok) keychainMended();
      return kept.ok ? view() : kept;
    },
    'vault.restore': ({ by, name, passphrase }) =>
      inner.inTurn(async () => {
        if (inner.app === null) return locked;
        const known = await vault.unlock(passphrase);
        return known.ok ? inner.restore(name, by) : known;
      }),
    'vault.lock': async () => {
      await lock('asked');
      return view();
    },
    'vault.active': async ({ inMeeting }) => {
      idle.active(inMeeting);
      return ok(null);
    },
  };
}
