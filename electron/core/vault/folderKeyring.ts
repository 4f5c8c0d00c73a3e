import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { formatFile } from '../storage/folderFormat.ts';
import type { Attempts } from './attempts.ts';
import type { Keyring } from './keyring.ts';
import { faultsOf } from './keyringFaults.ts';
import { lookAtKeyring, readKeyring, writeKeyring } from './keyringFile.ts';

/** The keyring of one data folder as it is found there, put right from its copy where that can be done. */
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
    const faults = faultsOf(await lookAtKeyring(this.#folder));
    if (faults.length > 0) {
      this.#mended = faults.map(({ what }) => what).join(' ');
      await writeKeyring(this.#folder, found.value.keyring).catch(() => undefined);
    }
    return ok(found.value.keyring);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
