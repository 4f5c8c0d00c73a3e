import type { Finding } from '../verify/finding.ts';
import { Attempts } from './attempts.ts';
import { type KeyringFiles, lookAtKeyring } from './keyringFile.ts';

/** Says in words what is not right with the keyring of a data folder. Changes nothing, and needs no key. */
export async function keyringFaults(folder: string): Promise<readonly Finding[]> {
  const attempts = new Attempts(folder, () => new Date());
  const files = await lookAtKeyring(folder);
  const { file, copy } = files;
  if (file === null && copy === null && !(await attempts.began())) return [];
  const openedWith = await attempts.folderId();
  const used = isWhole(file) ? file : isWhole(copy) ? copy : null;
  const foreign = used !== null && openedWith !== null && used.folderId !== openedWith;
  return foreign ? [{ of: 'keyring.json', what: foreignKeyring }, ...faultsOf(files)] : faultsOf(files);
}

/** The sentence for a keyring that was exchanged with another folder's. */
export const foreignKeyring = 'It is not the keyring this data folder was last opened with, but another folder’s. Put keyring.json and keyring.json.bak of this folder back, from a backup of it.';

/** What is wrong with the two files themselves. */
export function faultsOf({ file, copy }: KeyringFiles): readonly Finding[] {
  const copyOpens = 'Its copy opens the data folder in its place, and the file is put back at the next unlocking.';
  if (!isWhole(file)) {
    if (isWhole(copy)) return [{ of: 'keyring.json', what: `${wrong(file)} ${copyOpens}` }];
    return [{ of: 'keyring.json', what: `${wrong(file)} So is its copy: once the data folder is locked, nothing can be opened any more. Put both back from a backup of the folder.` }];
  }
  const madeAnew = 'It is made anew at the next unlocking.';
  if (!isWhole(copy)) return [{ of: 'keyring.json.bak', what: `The copy of the keyring is ${copy === null ? 'missing' : 'damaged'}. ${madeAnew}` }];
  if (JSON.stringify(file) === JSON.stringify(copy)) return [];
  return [{ of: 'keyring.json.bak', what: `The two files of the keyring are not the same: an older one was put back, or a program ended between the two. The first is in use. ${madeAnew}` }];
}

/** Whether one of the two files can be used. */
export function isWhole<T>(file: T | 'damaged' | null): file is T {
  return file !== null && file !== 'damaged';
}

function wrong(file: unknown): string {
  return file === null ? 'The file is missing.' : 'The file is damaged.';
}
