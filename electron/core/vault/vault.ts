import type { ShownRecoveryKey } from '../../../shared/api/vaultViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock, Keychain } from '../ports.ts';
import { leaveAskMark, takeAskMark } from './askPassphrase.ts';
import { Attempts } from './attempts.ts';
import { type DataKey, newDataKey } from './cipher.ts';
import { FolderKeychain, noKeychain } from './folderKeychain.ts';
import { entryFor, type KeychainSeal, withKeychain, withoutKeychain } from './keychain.ts';
import { createKeyring, type Keyring, openByPassphrase, openByRecovery, withPassphrase, withRecovery } from './keyring.ts';
import { FolderKeyring } from './folderKeyring.ts';
import { readKeyring, writeFirstKeyring, writeKeyring } from './keyringFile.ts';
import { fitPassphrase, measuredCost, type ScryptCost } from './passphrase.ts';
import { RecoveryProof } from './recoveryProof.ts';
import { readRecoveryWords } from './recoveryWords.ts';

/** What a vault works with: its folder, which must exist, the words of recovery keys, and what a new passphrase is to cost (measured where not given). */
export type VaultOptions = {
  readonly folder: string;
  readonly words: readonly string[];
  readonly clock: Clock;
  readonly cost?: ScryptCost | undefined;
  /** The keychain of this computer, where the shell has one. */
  readonly keychain?: Keychain | undefined;
  /** How many milliseconds the keychain has for an answer; two minutes where not given. */
  readonly keychainLimit?: number | undefined;
};

const wrong = 'That is not the passphrase of this data folder. Nothing was opened.';

/** The data key of a folder from "there is none" over "locked" to "in memory", and back. One step at a time. */
export class Vault {
  /** This computer's keychain, as far as it concerns this folder. */
  readonly keychain: FolderKeychain;
  readonly #options: VaultOptions;
  readonly #attempts: Attempts;
  readonly #keyring: FolderKeyring;
  readonly #proof: RecoveryProof;
  #key: DataKey | null = null;
  #failed: readonly string[] = [];

  constructor(options: VaultOptions) {
    this.#options = options;
    this.keychain = new FolderKeychain(options.folder, options.keychain, options.keychainLimit);
    this.#attempts = new Attempts(options.folder, options.clock);
    this.#keyring = new FolderKeyring(options.folder, this.#attempts);
    this.#proof = new RecoveryProof(options.words);
  }

  /** The key while the vault is open. Whoever holds it lets go of it before `lock`, which wipes it. */
  get key(): DataKey | null {
    return this.#key;
  }

  /** When wrong passphrases were tried before the last right one, as ISO times. */
  get failed(): readonly string[] {
    return this.#failed;
  }

  /** What was wrong with the files of the keyring and was put right, in words; null where nothing was. */
  get mended(): string | null {
    return this.#keyring.mended;
  }

  /** The key has opened the data. */
  dataOpened(): Promise<void> {
    return this.#keyring.openedData();
  }

  /** Both stand in the access log: not to be told again. */
  areNoted(): void {
    this.#failed = [];
    this.#keyring.mendingIsNoted();
  }

  /** "new" where no key was made yet. Refuses "damaged" where the keyring cannot be trusted, or is missing from a folder that had one. */
  async state(): Promise<Result<'new' | 'locked' | 'open'>> {
    if (this.#key !== null) return ok('open');
    const found = await this.#keyring.state();
    return found.ok ? ok(found.value === 'new' ? 'new' : 'locked') : found;
  }

  /** Makes the data key and opens. Refuses where there is one already: nothing ever replaces a key. */
  async create(passphrase: string): Promise<Result<DataKey>> {
    const state = await this.state();
    if (!state.ok) return state;
    if (state.value !== 'new') return refuse('notNow', 'This data folder has a passphrase already.');
    const fit = fitPassphrase(passphrase);
    if (!fit.ok) return fit;
    const key = newDataKey();
    const keyring = await createKeyring(key, passphrase, await this.#cost());
    if (!(await writeFirstKeyring(this.#options.folder, keyring))) {
      return refuse('notNow', 'Another program has just given this data folder a passphrase. Open it with that one.');
    }
    await this.#attempts.succeeded();
    this.#key = key;
    return ok(key);
  }

  /** Opens by the passphrase. Refuses "notPermitted" for a wrong one, "notNow" after too many. */
  async unlock(passphrase: string): Promise<Result<DataKey>> {
    return this.#withPassphrase(passphrase, async () => undefined);
  }

  /** Opens by the recovery key and sets the passphrase anew. A slip of the pen is said and counts as no attempt. */
  async recover(typed: string, passphrase: string): Promise<Result<DataKey>> {
    const found = await this.#keyring.read();
    if (!found.ok) return found;
    const words = readRecoveryWords(this.#options.words, typed);
    if (!words.ok) return words;
    const fit = fitPassphrase(passphrase);
    if (!fit.ok) return fit;
    const may = await this.#attempts.begin();
    if (!may.ok) return may;
    const key = openByRecovery(found.value, words.value);
    if (key !== null) await writeKeyring(this.#options.folder, await withPassphrase(found.value, key, passphrase, await this.#cost()));
    return this.#opened(key, found.value, 'These words are a recovery key, but not of this data folder, or one that was replaced.');
  }

  /** Sets another passphrase. Asks for the one before also while open: somebody else may have sat down at an open desk. */
  async changePassphrase(before: string, after: string): Promise<Result<DataKey>> {
    const fit = fitPassphrase(after);
    if (!fit.ok) return fit;
    return this.#withPassphrase(before, async (keyring, key) => writeKeyring(this.#options.folder, await withPassphrase(keyring, key, after, await this.#cost())));
  }

  /** Whether somebody has proved that they hold the recovery key; false while the keyring cannot be read. */
  async hasRecoveryKey(): Promise<boolean> {
    const found = await readKeyring(this.#options.folder);
    return found.ok && (found.value?.keyring.recovery ?? null) !== null;
  }

  /** Opens with the key that this computer's keychain gave. */
  openWith(key: DataKey): void {
    this.#key ??= key;
  }

  /** Keeps the key under what the keychain has sealed; takes it out again where that is null. */
  async keepInKeychain(passphrase: string, seal: KeychainSeal | null): Promise<Result<DataKey>> {
    const { machine } = this.keychain;
    if (machine === null) return noKeychain;
    return this.#withPassphrase(passphrase, async (keyring, key) => writeKeyring(this.#options.folder, seal === null ? withoutKeychain(keyring, machine) : withKeychain(keyring, key, seal)));
  }

  /** Replaces what the keychain has sealed. Does nothing where the vault was closed, or the key taken out of the keychain, meanwhile. */
  async renewInKeychain(seal: KeychainSeal): Promise<void> {
    const found = await readKeyring(this.#options.folder);
    if (this.#key === null || !found.ok || found.value === null || entryFor(found.value.keyring, seal.machine) === null) return;
    await writeKeyring(this.#options.folder, withKeychain(found.value.keyring, this.#key, seal));
  }

  /** Draws a recovery key for who knows the passphrase. It opens nothing before it is proved; the one before goes on to open. */
  async newRecoveryKey(passphrase: string): Promise<Result<ShownRecoveryKey>> {
    const known = await this.#withPassphrase(passphrase, async () => undefined);
    return known.ok ? ok(this.#proof.draw()) : known;
  }

  /** Puts the drawn recovery key in force for who has typed the words that were asked for. */
  async proveRecoveryKey(typed: readonly string[]): Promise<Result<null>> {
    const found = await this.#keyring.read();
    if (!found.ok) return found;
    if (this.#key === null) return refuse('locked', 'MDT Desk was locked meanwhile. Make the recovery key again.');
    const words = this.#proof.prove(typed);
    if (!words.ok) return words;
    await writeKeyring(this.#options.folder, withRecovery(found.value, this.#key, words.value));
    this.#proof.forget();
    return ok(null);
  }

  /** Wipes the key from memory; the next opening asks a person. */
  async lock(): Promise<void> {
    this.close();
    await leaveAskMark(this.#options.folder);
  }

  /** Wipes the key from memory as the program ends. */
  close(): void {
    this.#proof.forget();
    this.#key?.fill(0);
    this.#key = null;
  }

  /** Does something for who knows the passphrase. */
  async #withPassphrase(passphrase: string, then: (keyring: Keyring, key: DataKey) => Promise<unknown>): Promise<Result<DataKey>> {
    const found = await this.#keyring.read();
    if (!found.ok) return found;
    const may = await this.#attempts.begin();
    if (!may.ok) return may;
    const key = await openByPassphrase(found.value, passphrase);
    if (key !== null) await then(found.value, key);
    return this.#opened(key, found.value, wrong);
  }

  async #opened(key: DataKey | null, keyring: Keyring, otherwise: string): Promise<Result<DataKey>> {
    if (key === null) return refuse('notPermitted', await this.#keyring.whyNot(keyring, otherwise));
    await this.#keyring.gaveKey(keyring);
    this.#failed = await this.#attempts.succeeded();
    await takeAskMark(this.#options.folder);
    // The key in use stays the one object that lock() wipes.
    if (this.#key === null) this.#key = key;
    else key.fill(0);
    return ok(this.#key);
  }

  async #cost(): Promise<ScryptCost> {
    return this.#options.cost ?? (await measuredCost());
  }
}
