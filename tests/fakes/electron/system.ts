import type { Dialog, MenuItemConstructorOptions, SafeStorage, Screen } from 'electron';
import { complain } from '../../../electron/shell/print.ts';
import { memoryKeychain } from '../keychain.ts';
import type { Named } from './events.ts';

/** The system's keychain: of this process alone, so it has changed at every start. */
const secrets = memoryKeychain('this machine');
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: (text: string) => secrets.wrap(text),
  decryptStringAsync: async (sealed: Buffer) => ({ shouldReEncrypt: false, result: await secrets.unwrap(sealed) }),
} satisfies Named<SafeStorage, 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'>;

/** One screen, as on a laptop without a projector. */
export const screen = { getAllDisplays: () => [{ id: 1, bounds: { x: 0, y: 0 } }], getDisplayMatching: () => ({ id: 1 }) } satisfies Named<Screen, 'getAllDisplays' | 'getDisplayMatching'>;

/** Menus are not drawn. */
export const Menu = { buildFromTemplate: (template: MenuItemConstructorOptions[]) => template, setApplicationMenu: (): void => {} };

/** What Electron would show in a box goes to the error stream. */
export const dialog = { showErrorBox: (title: string, text: string): void => complain(`${title}: ${text}`) } satisfies Named<Dialog, 'showErrorBox'>;
