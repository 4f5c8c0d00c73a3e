import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import { Attempts } from './attempts.ts';
import { type DataKey, newDataKey } from './cipher.ts';
import { createKeyring, openByPassphrase, openByRecovery, withPassphrase } from './keyring.ts';
import { readKeyring, writeKeyring } from './keyringFile.ts';
import { fitPassphrase, measuredCost, type ScryptCost } from './passphrase.ts';
import { readRecoveryWords } from './recoveryWords.ts';

/** What a vault works with: its folder, which must exist, the words of recovery keys, and what a new passphrase is to cost (measured where not given). */
export type VaultOptions = { readonly folder: string; readonly words: readonly string[]; readonly clock: Clock; readonly cost?: ScryptCost };

const wrong = 'That is not the passphrase of this data folder. Nothing was opened.';

/** The data key of a folder from "there is none" over "locked" to "in memory", and back. One step at a time. */
export class Vault {
  readonly #options: VaultOptions;
  readonly #attempts: Attempts;
  #key: DataKey | null = null;

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#attempts = new Attempts(options.folder, options.clock);
  }

  /** The key while the vault is open. Whoever holds it lets go of it before `lock`, which wipes it. */
  get key(): DataKey | null {
    return this.#key;
  }

  /** "new" where no key was made yet. Refuses "damaged" where the keyring cannot be trusted, or is missing from a folder that had one. */
  async state(): Promise<Result<'new' | 'locked' | 'open'>> {
    const found = await readKeyring(this.#options.folder);
    if (!found.ok) return found;
    if (this.#key !== null) return ok('open');
    if (found.value !== null) return ok('locked');
    // A new key would open nothing of what is there, and would hide that the old one is missing.
    return (await this.#attempts.began()) ? refuse('damaged', 'The file keyring.json is missing from the data folder, and without it nothing in it can be opened. Put it back from a backup of the folder. Nothing was changed.') : ok('new');
  }

  /** Makes the data key and opens. Refuses where there is one already: nothing ever replaces a key. */
  async create(passphrase: string): Promise<Result<DataKey>> {
    const state = await this.state();
    if (!state.ok) return state;
    if (state.value !== 'new') return refuse('notNow', 'This data folder has a passphrase already.');
    const fit = fitPassphrase(passphrase);
    if (!fit.ok) return fit;
    const key = newDataKey();
    await writeKeyring(this.#options.folder, await createKeyring(key, passphrase, await this.#cost()));
    await this.#attempts.succeeded();
    this.#key = key;
    return ok(key);
  }

  /** Opens by the passphrase. Refuses "notPermitted" for a wrong one, "notNow" after too many. */
  async unlock(passphrase: string): Promise<Result<DataKey>> {
    const found = await this.#keyring();
    if (!found.ok) return found;
    const may = await this.#attempts.begin();
    if (!may.ok) return may;
    return this.#opened(await openByPassphrase(found.value, passphrase), wrong);
  }

  /** Opens by the recovery key and sets the passphrase anew. A slip of the pen is said and counts as no attempt. */
  async recover(typed: string, passphrase: string): Promise<Result<DataKey>> {
    const found = await this.#keyring();
    if (!found.ok) return found;
    const words = readRecoveryWords(this.#options.words, typed);
    if (!words.ok) return words;
    const fit = fitPassphrase(passphrase);
    if (!fit.ok) return fit;
    const may = await this.#attempts.begin();
    if (!may.ok) return may;
    const key = openByRecovery(found.value, words.value);
    if (key !== null) await writeKeyring(this.#options.folder, await withPassphrase(found.value, key, passphrase, await this.#cost()));
    return this.#opened(key, 'These words are a recovery key, but not of this data folder, or one that was replaced.');
  }

  /** Sets another passphrase. Asks for the one before also while open: somebody else may have sat down at an open desk. */
  async changePassphrase(before: string, after: string): Promise<Result<DataKey>> {
    const fit = fitPassphrase(after);
    if (!fit.ok) return fit;
    const found = await this.#keyring();
    if (!found.ok) return found;
    const may = await this.#attempts.begin();
    if (!may.ok) return may;
    const key = await openByPassphrase(found.value, before);
    if (key !== null) await writeKeyring(this.#options.folder, await withPassphrase(found.value, key, after, await this.#cost()));
    return this.#opened(key, wrong);
  }

  /** Wipes the key from memory. */
  lock(): void {
    this.#key?.fill(0);
    this.#key = null;
  }

  async #keyring() {
    const found = await readKeyring(this.#options.folder);
    if (!found.ok) return found;
    if (found.value === null) return refuse('notNow', 'This data folder has no passphrase yet.');
    // The copy stood in: the file is put back as it was.
    if (found.value.fromCopy) await writeKeyring(this.#options.folder, found.value.keyring).catch(() => undefined);
    return ok(found.value.keyring);
  }

  async #opened(key: DataKey | null, otherwise: string): Promise<Result<DataKey>> {
    if (key === null) return refuse('notPermitted', otherwise);
    await this.#attempts.succeeded();
    // The key in use stays the one object that lock() wipes.
    this.#key ??= key;
    return ok(this.#key);
  }

  async #cost(): Promise<ScryptCost> {
    return this.#options.cost ?? (await measuredCost());
  }
}
