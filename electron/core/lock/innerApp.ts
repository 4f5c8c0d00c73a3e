import { join } from 'node:path';
import type { OutputOf, PushEvent } from '../../../shared/api/contract.ts';
import { BackupsView } from '../../../shared/api/backupViews.ts';
import type { AccessFact } from '../../../shared/domain/accessEntry.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { type App, type AppOptions, createApp, type OpenedBy } from '../app.ts';
import { restoreBackup } from '../backups/restoreBackup.ts';
import { Turns } from '../storage/turns.ts';
import type { Vault } from '../vault/vault.ts';
import type { Idle } from './idle.ts';

/** What is answered to everything that needs the data while it is locked. */
export const locked = refuse('locked', 'MDT Desk is locked. Type the passphrase to go on.');

type Need = {
  readonly options: Omit<AppOptions, 'folder' | 'key' | 'opened'> & { readonly folder: string };
  readonly vault: Vault;
  readonly idle: Idle;
  readonly announce: (event: PushEvent) => void;
};

/** The application on the data folder as it comes and goes: opened, locked, exchanged for a backup. */
export class InnerApp {
  readonly #need: Need;
  readonly #turns = new Turns();
  #app: App | null = null;
  /** What is being closed for good. */
  #ending: App | null = null;
  #restoring = false;

  constructor(need: Need) {
    this.#need = need;
  }

  /** The open application; null while it is locked, or a backup is being put in its place. */
  get app(): App | null {
    return this.#app;
  }

  get isRestoring(): boolean {
    return this.#restoring;
  }

  /**
   * Whatever needs the key takes its turn with locking: a passphrase that is looked at while the desk is being locked would be taken for right, and the key it
   * opened wiped with the one before, or be left in memory behind the lock.
   */
  inTurn<T>(step: () => Promise<T>): Promise<T> {
    return this.#turns.take('', step);
  }

  /** Opens with the key that the vault has; where it is open, only what failed before is noted. For who has the turn. */
  async open(way: OpenedBy['way']): Promise<Result<null>> {
    const { options, vault, idle, announce } = this.#need;
    if (vault.key === null) return locked;
    if (this.#app !== null) {
      await this.noteAttempts();
      return ok(null);
    }
    const app = await createApp({ ...options, key: vault.key, opened: { way, failed: vault.failed } });
    if (!app.ok) {
      vault.close();
      return app;
    }
    await vault.dataOpened();
    this.#app = app.value;
    this.#app.subscribe(announce);
    idle.begin();
    if (vault.mended !== null) await this.#noteMended(vault.mended);
    vault.areNoted();
    announce({ name: 'vault', data: { state: 'open' } });
    return ok(null);
  }

  /** Notes in the access log what was done to the lock. Answers when it is on the disk, or could not be written and that is said. */
  async note(fact: AccessFact, by?: Actor | null): Promise<void> {
    await this.#app?.note(fact, by);
  }

  /** Notes the wrong passphrases that were typed at the open desk before a right one, and what was put right of the keyring. */
  async noteAttempts(): Promise<void> {
    const { vault } = this.#need;
    if (vault.failed.length > 0) await this.note({ kind: 'failedToUnlock', times: [...vault.failed] }, null);
    if (vault.mended !== null) await this.#noteMended(vault.mended);
    vault.areNoted();
  }

  async #noteMended(what: string): Promise<void> {
    await this.note({ kind: 'noticed', of: 'the keyring', what }, null);
  }

  /** Closes the application, then wipes the key. What is under way is finished first. */
  lock(why: 'asked' | 'byItself'): Promise<void> {
    const { vault, announce, options } = this.#need;
    return this.inTurn(async () => {
      if (this.#app === null) return;
      await this.note({ kind: 'locked', why }, why === 'asked' ? undefined : null);
      const closing = this.#app;
      // From here on nothing more is asked of it.
      this.#app = null;
      announce({ name: 'vault', data: { state: 'locked' } });
      // Without a backup: whoever comes back after a minute would wait for it.
      await closing.close({ lastBackup: false }).catch((error: unknown) => options.log('The record was not closed in order when it was locked', error));
      await vault.lock();
    });
  }

  /** Puts the backup of a name in the place of the data, and opens what lies there then. For who has the turn. */
  async restore(name: string, by: Actor): Promise<Result<OutputOf<'vault.restore'>>> {
    const { options, vault, announce } = this.#need;
    if (this.#app === null || vault.key === null) return locked;
    const backup = await whereIs(this.#app, name);
    if (!backup.ok) return backup;
    const closing = this.#app;
    this.#app = null;
    this.#restoring = true;
    announce({ name: 'vault', data: { state: 'restoring' } });
    await closing.close({ lastBackup: false }).catch((error: unknown) => options.log('The record was not closed in order before a backup was restored', error));
    const restored = await restoreBackup({ ...options, backup: backup.value, name, key: vault.key });
    this.#restoring = false;
    // Whether or not it succeeded, open whichever folder is there now.
    const opened = await this.open('passphrase');
    // In the log of what was restored: the one from before lies beside it with the data from before.
    if (restored.ok) await this.note({ kind: 'restored', backup: name }, by);
    return opened.ok || !restored.ok ? restored : opened;
  }

  /** Ends it for good, as App.close does. */
  close(how?: Parameters<App['close']>[0]): Promise<void> {
    if (this.#ending !== null) return this.#ending.close(how);
    return this.inTurn(async () => {
      this.#ending = this.#app;
      this.#app = null;
      await this.#ending?.close(how);
      this.#need.vault.close();
    });
  }
}

/** The folder of a backup that the open application lists. */
async function whereIs(app: App, name: string): Promise<Result<string>> {
  const read = await app.dispatch('backup.read', {});
  if (!read.ok) return read;
  const { target, backups } = BackupsView.parse(read.value);
  if (!backups.some((backup) => backup.name === name)) return refuse('notFound', 'There is no such backup in the backup folder any more.');
  return ok(join(target, name));
}
