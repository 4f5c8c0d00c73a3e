import { readFile } from 'node:fs/promises';
import { whyUnreadable } from './whyUnreadable.ts';
import type { App } from '../core/app.ts';
import { refuse, type Result } from '../../shared/domain/result.ts';

/** The passphrase that stands in a file, without the line feed behind it. Refuses where the file cannot be read or holds none. */
export async function readPassphraseFile(path: string): Promise<Result<string>> {
  try {
    const text = (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
    return text === '' ? refuse('invalidInput', 'The passphrase file is empty.') : { ok: true, value: text };
  } catch (error) {
    return refuse('notFound', `The passphrase file could not be read: ${whyUnreadable(error)}.`);
  }
}

/** Opens the data folder of a lockable application with a passphrase, or gives a new folder this as its first; does nothing where it is open. */
export async function openWith(app: Pick<App, 'dispatch'>, passphrase: string): Promise<Result<unknown>> {
  const unlocked = await app.dispatch('vault.unlock', { passphrase });
  // "notNow" besides for too many attempts: then there is a passphrase, and creating one is refused with the same code.
  if (unlocked.ok || unlocked.refusal.code !== 'notNow') return unlocked;
  const created = await app.dispatch('vault.create', { passphrase });
  return created.ok || created.refusal.code !== 'notNow' ? created : unlocked;
}
