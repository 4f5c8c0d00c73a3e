import { refuse, type Result } from '../../../shared/domain/result.ts';
import type { Keychain, SealStrength } from '../ports.ts';
import { mustAsk } from './askPassphrase.ts';
import { askKeychain, entryFor, type KeychainAnswer, type KeychainEntry, type KeychainSeal, sealInKeychain } from './keychain.ts';
import type { Keyring } from './keyring.ts';
import { readKeyring } from './keyringFile.ts';

/** Long enough for a person to answer a prompt of the system, short enough that no late answer opens a desk nobody is waiting at. */
const limitMilliseconds = 120_000;

/** This computer's keychain as far as it concerns one data folder. Nothing here needs the key, so a keychain that waits for a person holds nobody up. */
export class FolderKeychain {
  readonly #folder: string;
  readonly #keychain: Keychain | undefined;
  readonly #limit: number;

  /** `limit`: how many milliseconds the keychain has for an answer. */
  constructor(folder: string, keychain: Keychain | undefined, limit = limitMilliseconds) {
    this.#folder = folder;
    this.#keychain = keychain;
    this.#limit = limit;
  }

  /** Names this computer; null where the shell has no keychain. */
  get machine(): string | null {
    return this.#keychain?.machine ?? null;
  }

  /** How well it keeps the key of the folder, judged by the keyring alone; null where it does not keep it. */
  async keeps(): Promise<SealStrength | null> {
    const kept = await this.#kept();
    return kept === null ? null : kept.keychain.strength(Buffer.from(kept.entry.blob, 'base64'));
  }

  /** The way to ask it for the key; null, and it is left alone, where it keeps none or somebody locked the desk since. */
  async toAsk(): Promise<(() => Promise<KeychainAnswer>) | null> {
    const kept = await this.#kept();
    if (kept === null || (await mustAsk(this.#folder))) return null;
    return () => askKeychain(kept.keychain, kept.entry, kept.keyring.folderId, this.#limit);
  }

  /** Has it seal a fresh key. Refuses where there is no keychain or it does not answer, and, unless `agreed`, with the field "agreed" where the seal is weak. */
  async seal(agreed: boolean): Promise<Result<KeychainSeal>> {
    if (this.#keychain === undefined) return noKeychain;
    const seal = await sealInKeychain(this.#keychain, this.#limit);
    if (!seal.ok || agreed || this.#keychain.strength(seal.value.blob) === 'strong') return seal;
    return refuse('notNow', 'This computer does not keep secrets under a password of your own: anybody who has its disk could open the data folder. Agree to that, or go on using the passphrase.', [], 'agreed');
  }

  async #kept(): Promise<{ readonly keychain: Keychain; readonly keyring: Keyring; readonly entry: KeychainEntry } | null> {
    if (this.#keychain === undefined) return null;
    const found = await readKeyring(this.#folder);
    if (!found.ok || found.value === null) return null;
    const { keyring } = found.value;
    const entry = entryFor(keyring, this.#keychain.machine);
    return entry === null ? null : { keychain: this.#keychain, keyring, entry };
  }
}

/** What is answered where the shell has no keychain. */
export const noKeychain = refuse('notNow', 'This window has no keychain. The passphrase opens the data folder.');
