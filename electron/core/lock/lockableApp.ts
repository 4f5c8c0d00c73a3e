import { join } from 'node:path';
import type { OutputOf, PushEvent } from '../../../shared/api/contract.ts';
import { BackupsView } from '../../../shared/api/backupViews.ts';
import { vaultCalls, type VaultView } from '../../../shared/api/vaultViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type App, type AppOptions, createApp, type OpenedBy } from '../app.ts';
import { finishRestore, restoreBackup } from '../backups/restoreBackup.ts';
import { createDispatch } from '../dispatch.ts';
import type { Keychain } from '../ports.ts';
import { isPlain } from '../storage/formatChange.ts';
import { makeOrFind } from '../storage/makeFolder.ts';
import { Turns } from '../storage/turns.ts';
import type { ScryptCost } from '../vault/passphrase.ts';
import { loadRecoveryWords } from '../vault/recoveryWords.ts';
import { Vault } from '../vault/vault.ts';
import { Idle } from './idle.ts';
import { locked, vaultHandlers } from './vaultHandlers.ts';

/** What a lockable application needs besides what the inner one does: the key it finds by itself. */
export type LockableOptions = Omit<AppOptions, 'folder' | 'key' | 'opened'> & {
  readonly folder: string;
  readonly keychain?: Keychain;
  /** What trying a passphrase costs; measured on this machine where it is not given. */
  readonly cost?: ScryptCost;
  /** Milliseconds that only go on while the machine is awake. */
  readonly awake?: () => number;
};

/** An application that can be locked. Closing it ends it for good. */
export type LockableApp = App & {
  /** Locks at once, as the machine goes to sleep. */
  lock(): Promise<void>;
};

const lookEveryMilliseconds = 5_000;
/** Calls that need no data folder and name no patient. */
const answeredWhileLocked: ReadonlySet<string> = new Set(['rules.answer', 'guidance.answer']);

/** Starts the application as it is found: open where this computer's keychain opens it, else new or locked. Refuses where there is no folder and none can be made, or the pathway is not sound. */
export async function createLockableApp(options: LockableOptions): Promise<Result<LockableApp>> {
  const { folder, keychain, clock, log } = options;
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
  const vault = new Vault({ folder, words: await loadRecoveryWords(options.resources), clock, cost: options.cost, keychain });
  const idle = new Idle({ wall: () => clock().getTime(), awake: options.awake ?? (() => performance.now()) });
  const listeners = new Set<(event: PushEvent) => void>();
  const announce = (event: PushEvent): void => listeners.forEach((listener) => listener(event));
  const turns = new Turns();
  let inner: App | null = null;
  let restoring = false;
  let keychainLost: string | null = null;

  const open = (way: OpenedBy['way']): Promise<Result<null>> => turns.take('', async () => (inner === null ? openNow(way) : ok(null)));
  const openNow = async (way: OpenedBy['way']): Promise<Result<null>> => {
    if (vault.key === null) return locked;
    const app = await createApp({ ...options, key: vault.key, opened: { way, failed: vault.failed } });
    if (!app.ok) {
      vault.close();
      return app;
    }
    inner = app.value;
    inner.subscribe(announce);
    idle.begin();
    announce({ name: 'vault', data: { state: 'open' } });
    return ok(null);
  };
  const lock = (): Promise<void> =>
    turns.take('', async () => {
      if (inner === null) return;
      const closing = inner;
      // From here on nothing more is asked of it; what is under way is finished first.
      inner = null;
      announce({ name: 'vault', data: { state: 'locked' } });
      // Without a backup: whoever comes back after a minute would wait for it.
      await closing.close({ lastBackup: false }).catch((error: unknown) => log('The record was not closed in order when it was locked', error));
      await vault.lock();
    });
  const restore = (name: string): Promise<Result<OutputOf<'vault.restore'>>> =>
    turns.take('', async () => {
      if (inner === null || vault.key === null) return locked;
      const backup = await whereIs(inner, name);
      if (!backup.ok) return backup;
      const closing = inner;
      inner = null;
      restoring = true;
      announce({ name: 'vault', data: { state: 'restoring' } });
      await closing.close({ lastBackup: false }).catch((error: unknown) => log('The record was not closed in order before a backup was restored', error));
      const restored = await restoreBackup({ ...options, folder, backup: backup.value, name, key: vault.key });
      restoring = false;
      // Whatever became of it: what is in its place now is opened.
      const opened = await openNow('given');
      return opened.ok || !restored.ok ? restored : opened;
    });
  const view = async (): Promise<Result<VaultView>> => {
    const state = await vault.state();
    if (!state.ok) return state;
    const ways = await vault.ways();
    return ok({
      state: restoring ? 'restoring' : inner !== null ? 'open' : state.value === 'new' ? 'new' : 'locked',
      folder,
      plain: state.value === 'new' && (await isPlain(folder)),
      keychain: { offered: (await keychain?.available()) ?? 'no', keeps: ways.keychain, lost: keychainLost },
      recoveryKey: ways.recoveryKey,
    });
  };
  const dispatchVault = createDispatch(vaultHandlers({ vault, idle, isOpen: () => inner !== null, open, lock, restore, view, keychainMended: () => void (keychainLost = null) }), log);

  const kept = await vault.openByKeychain();
  if (!kept.ok) keychainLost = kept.refusal.message;
  else if (kept.value !== null) {
    const opened = await open('keychain');
    if (!opened.ok) return opened;
  }
  const look = setInterval(() => {
    if (inner !== null && idle.mustLock(inner.lockAfterMinutes())) void lock();
  }, lookEveryMilliseconds).unref();

  return ok({
    dispatch: async (name, input) => {
      if (Object.hasOwn(vaultCalls, name)) return dispatchVault(name, input);
      if (inner !== null) return inner.dispatch(name, input);
      return answeredWhileLocked.has(name) ? closed.value.dispatch(name, input) : locked;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    lockAfterMinutes: () => inner?.lockAfterMinutes() ?? 0,
    lock,
    close: () =>
      turns.take('', async () => {
        clearInterval(look);
        const closing = inner;
        inner = null;
        await closing?.close();
        vault.close();
      }),
  });
}

/** The folder of a backup that the open application lists. */
async function whereIs(app: App, name: string): Promise<Result<string>> {
  const read = await app.dispatch('backup.read', {});
  if (!read.ok) return read;
  const { target, backups } = BackupsView.parse(read.value);
  if (!backups.some((backup) => backup.name === name)) return refuse('notFound', 'There is no such backup in the backup folder any more.');
  return ok(join(target, name));
}
