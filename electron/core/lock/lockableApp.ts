import type { PushEvent } from '../../../shared/api/contract.ts';
import { vaultCalls, type VaultView } from '../../../shared/api/vaultViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type App, type AppOptions, createApp } from '../app.ts';
import { finishRestore } from '../backups/restoreBackup.ts';
import { createDispatch } from '../dispatch.ts';
import { Listeners } from '../listeners.ts';
import type { Keychain } from '../ports.ts';
import { isPlain } from '../storage/formatChange.ts';
import { makeOrFind } from '../storage/makeFolder.ts';
import type { ScryptCost } from '../vault/passphrase.ts';
import { loadRecoveryWords } from '../vault/recoveryWords.ts';
import { Vault } from '../vault/vault.ts';
import { Idle } from './idle.ts';
import { InnerApp, locked } from './innerApp.ts';
import { KeychainOpening } from './keychainOpening.ts';
import { vaultHandlers } from './vaultHandlers.ts';

/** What a lockable application needs besides what the inner one does: the key it finds by itself. */
export type LockableOptions = Omit<AppOptions, 'folder' | 'key' | 'opened'> & {
  readonly folder: string;
  readonly keychain?: Keychain;
  /** How many milliseconds the keychain has for an answer; two minutes where not given. */
  readonly keychainLimit?: number;
  /** What trying a passphrase costs; measured on this machine where it is not given. */
  readonly cost?: ScryptCost;
  /** Milliseconds that only ever go on, whatever is done to the clock on the wall. */
  readonly steady?: () => number;
};

/** An application that can be locked. Closing it ends it for good. */
export type LockableApp = App & {
  /** Locks at once, also where the desk is only about to open: as the machine goes to sleep, or its screen is locked. */
  lock(): Promise<void>;
};

const lookEveryMilliseconds = 5_000;
/** Calls that need no data folder and name no patient. */
const answeredWhileLocked: ReadonlySet<string> = new Set(['rules.answer', 'guidance.answer']);

/** Starts the application as it is found, new or locked; where this computer's keychain keeps the key, it is being asked and opens the desk once it answers. Refuses where there is no folder and none can be made, or the pathway is not sound. */
export async function createLockableApp(options: LockableOptions): Promise<Result<LockableApp>> {
  const { folder, keychain, keychainLimit, clock, log } = options;
  try {
    // First of all: a restore that was cut short between two renames has left no data folder, and a new one must not take its place.
    await finishRestore(folder, clock);
  } catch (error) {
    log('A restore could not be finished', error);
    return refuse('notSaved', `A backup was being restored into ${folder}, which could not be finished. Nothing is lost: the restored data and the data from before lie beside it. Ask your IT department.`);
  }
  const there = await makeOrFind(folder, log);
  if (!there.ok) return there;
  const closed = await createApp({ ...options, folder: null, key: null });
  if (!closed.ok) return closed;
  const vault = new Vault({ folder, words: await loadRecoveryWords(options.resources), clock, cost: options.cost, keychain, keychainLimit });
  const idle = new Idle({ wall: () => clock().getTime(), steady: options.steady ?? (() => performance.now()) });
  const listeners = new Listeners<[PushEvent]>('push events', log);
  const announce = (event: PushEvent): void => {
    // Opened or locked by other means: the keychain is not waited for any more.
    if (event.name === 'vault') opening.stop();
    listeners.announce(event);
  };
  const inner = new InnerApp({ options, vault, idle, announce });
  const opening = new KeychainOpening({ vault, inner, announce, log });
  const lock = (why: 'asked' | 'byItself'): Promise<void> => {
    opening.stop();
    return inner.lock(why);
  };

  const view = async (): Promise<Result<VaultView>> => {
    const state = await vault.state();
    if (!state.ok) return state;
    return ok({
      state: inner.isRestoring ? 'restoring' : inner.app !== null ? 'open' : state.value === 'new' ? 'new' : 'locked',
      folder,
      plain: state.value === 'new' && (await isPlain(folder)),
      keychain: { offered: keychain !== undefined, keeps: (await vault.keychain.keeps()) ?? 'no', waiting: opening.isWaiting, trouble: opening.trouble },
      recoveryKey: await vault.hasRecoveryKey(),
    });
  };
  const dispatchVault = createDispatch(vaultHandlers({ vault, idle, inner, lock, view, keychainMended: () => opening.mended() }), log);

  await opening.begin();
  const look = setInterval(() => {
    if (inner.app !== null && idle.mustLock(inner.app.lockAfterMinutes())) void lock('byItself');
  }, lookEveryMilliseconds).unref();

  return ok({
    dispatch: async (name, input) => {
      if (Object.hasOwn(vaultCalls, name)) return dispatchVault(name, input);
      if (inner.app !== null) return inner.app.dispatch(name, input);
      return answeredWhileLocked.has(name) ? closed.value.dispatch(name, input) : locked;
    },
    subscribe: (listener) => listeners.add(listener),
    lockAfterMinutes: () => inner.app?.lockAfterMinutes() ?? 0,
    note: (fact, by) => inner.note(fact, by),
    lock: () => lock('byItself'),
    close: async (how) => {
      opening.stop();
      clearInterval(look);
      await inner.close(how);
    },
  });
}
