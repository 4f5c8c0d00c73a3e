import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { formatFile } from '../storage/folderFormat.ts';
import type { Attempts } from './attempts.ts';
import type { Keyring } from './keyring.ts';
import { faultsOf, foreignKeyring, isWhole } from './keyringFaults.ts';
import { lookAtKeyring, readKeyring, writeKeyring } from './keyringFile.ts';

/** The keyring of one data folder as it is found there. Its two files are put right from each other, but never before the one that stays has shown that it opens. */
export class FolderKeyring {
  readonly #folder: string;
  readonly #attempts: Attempts;
  #mended: string | null = null;

  constructor(folder: string, attempts: Attempts) {
    this.#folder = folder;
    this.#attempts = attempts;
  }

  /** What was wrong with its files and was put right, in words, since the last `mendingIsNoted`; null where nothing was. */
  get mended(): string | null {
    return this.#mended;
  }

  mendingIsNoted(): void {
    this.#mended = null;
  }

  /** "new" where no key was made yet. Refuses "damaged" where the keyring cannot be trusted, or is missing from a folder that had one. */
  async state(): Promise<Result<'new' | 'there'>> {
    const found = await readKeyring(this.#folder);
    if (!found.ok) return found;
    if (found.value !== null) return ok('there');
    // A new key would open nothing of what is there, and would hide that the old one is missing.
    const sealed = (await this.#attempts.began()) || (await exists(join(this.#folder, formatFile)));
    return sealed ? refuse('damaged', 'The file keyring.json is missing from the data folder, and without it nothing in it can be opened. Put it back from a backup of the folder. Nothing was changed.') : ok('new');
  }

  /** The keyring, to open the folder with. Refuses "notNow" where there is none yet, "damaged" as `state` does. */
  async read(): Promise<Result<Keyring>> {
    const found = await readKeyring(this.#folder);
    if (!found.ok) return found;
    if (found.value === null) {
      const state = await this.state();
      return state.ok ? refuse('notNow', 'This data folder has no passphrase yet.') : state;
    }
    const { copy } = await lookAtKeyring(this.#folder);
    const openedWith = await this.#attempts.folderId();
    // Another folder's lies in the place of the file, and the copy is still this one's.
    if (openedWith !== null && found.value.keyring.folderId !== openedWith && isWhole(copy) && copy.folderId === openedWith) return ok(copy);
    return ok(found.value.keyring);
  }

  /** The sentence for a key that did not open, with what is wrong with the keyring itself. */
  async whyNot({ folderId }: Keyring, otherwise: string): Promise<string> {
    const openedWith = await this.#attempts.folderId();
    if (openedWith !== null && openedWith !== folderId) return `${otherwise} The file keyring.json was exchanged: ${foreignKeyring}`;
    return [otherwise, ...faultsOf(await lookAtKeyring(this.#folder)).map(({ what }) => what)].join(' ');
  }

  /** The keyring has given the key: a file that is damaged or missing is put right. Of two that are whole neither is written over yet. */
  async gaveKey(keyring: Keyring): Promise<void> {
    const { file, copy } = await lookAtKeyring(this.#folder);
    if (!isWhole(file) || !isWhole(copy)) await this.#mend(keyring);
  }

  /** The key has opened the data: from here on this keyring is the folder's, in both files, and another folder's in its place is told as such. */
  async openedData(): Promise<void> {
    const used = await this.read();
    if (!used.ok) return;
    await this.#mend(used.value);
    await this.#attempts.openedWith(used.value.folderId);
  }

  async #mend(keyring: Keyring): Promise<void> {
    const faults = faultsOf(await lookAtKeyring(this.#folder));
    if (faults.length === 0) return;
    this.#mended = faults.map(({ what }) => what).join(' ');
    await writeKeyring(this.#folder, keyring).catch(() => undefined);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
