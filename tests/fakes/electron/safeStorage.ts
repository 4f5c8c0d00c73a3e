import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { openUnder, sealUnder } from '../keychain.ts';
import { app } from './app.ts';
import type { Named } from './events.ts';
import { whenTold } from './told.ts';

/** How the keychain of the stand-in behaves, by the variable MDT_TEST_KEYCHAIN; "answers" where it is not set. */
export type KeychainMood =
  | 'answers'
  /** Does not answer before a test tells it to: a slow one, or one that never does. */
  | 'waits'
  /** As where the person denies the system's prompt. */
  | 'refuses'
  /** Finds no keyring and seals under Chromium's fixed password, as on Linux. */
  | 'fallsBack';

const mood = process.env.MDT_TEST_KEYCHAIN ?? 'answers';
/** Chromium's fixed password, which opens whatever was sealed under it on any machine. */
const fixed = createHash('sha256').update('peanuts').digest();
const told = new Promise<void>((answer) =>
  whenTold((what) => {
    if ('keychain' in what) answer();
  }),
);

/** The person's own secret. It lies with the session, as on Windows, so it lasts as long as the profile does. */
function ownSecret(): Buffer {
  const file = join(app.getPath('sessionData'), 'stand-in-keychain');
  try {
    return readFileSync(file);
  } catch {
    mkdirSync(app.getPath('sessionData'), { recursive: true });
    writeFileSync(file, randomBytes(32));
    return readFileSync(file);
  }
}

async function ask(): Promise<void> {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
  if (mood === 'waits') await told;
}

/** Electron's asynchronous safeStorage on Linux: the tag "v11" before what a keyring's secret has sealed, "v10" before the fixed password's. */
export const safeStorage = {
  getSelectedStorageBackend: () => (mood === 'fallsBack' ? 'basic_text' : 'gnome_libsecret'),
  encryptStringAsync: async (text: string): Promise<Buffer> => {
    await ask();
    if (mood === 'refuses') throw new Error('Error while encrypting the text provided to safeStorage.encryptStringAsync.');
    return mood === 'fallsBack' ? sealUnder('v10', fixed, text) : sealUnder('v11', ownSecret(), text);
  },
  decryptStringAsync: async (sealed: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> => {
    await ask();
    const tag = sealed.toString('latin1', 0, 3);
    if (tag === 'v10') return { shouldReEncrypt: mood === 'answers', result: openUnder(fixed, sealed) };
    if (mood === 'refuses' || mood === 'fallsBack') throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.');
    return { shouldReEncrypt: false, result: openUnder(ownSecret(), sealed) };
  },
} satisfies Named<SafeStorage, 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'>;
