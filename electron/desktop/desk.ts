import { powerMonitor, safeStorage } from 'electron';
import { hostname } from 'node:os';
import type { Result } from '../../shared/domain/result.ts';
import { createLockableApp, type LockableApp } from '../core/lock/lockableApp.ts';
import { dataFolder } from '../shell/dataFolder.ts';
import { openWith, readPassphraseFile } from '../shell/passphraseFile.ts';
import { surroundings } from '../shell/surroundings.ts';
import type { CommandLine } from './commandLine.ts';
import { watchMachine } from './machineAway.ts';
import { osKeychain } from './osKeychain.ts';

/** The application on the data folder, locked; open where a passphrase file opens it. The keychain may still be answering. */
export async function openDesk({ where, passphraseFile }: CommandLine): Promise<Result<LockableApp>> {
  const folder = dataFolder(where);
  if (!folder.ok) return folder;
  const desk = await createLockableApp({ ...surroundings, shell: 'desktop', folder: folder.value, keychain: osKeychain(safeStorage, hostname(), process.platform) });
  if (!desk.ok) return desk;
  watchMachine(powerMonitor, () => void desk.value.lock());
  if (passphraseFile === null) return desk;
  const passphrase = await readPassphraseFile(passphraseFile);
  const opened = passphrase.ok ? await openWith(desk.value, passphrase.value) : passphrase;
  return opened.ok ? desk : opened;
}
