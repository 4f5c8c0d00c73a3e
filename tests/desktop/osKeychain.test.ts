import { describe, expect, it } from 'vitest';
import { osKeychain, sealStrength, type SystemStorage } from '../../electron/desktop/osKeychain.ts';

const blob = (text: string): Buffer => Buffer.from(text);

describe('how well the system’s keychain has sealed something', () => {
  it.each([
    ['linux', 'v11', 'a secret of the keyring'],
    ['linux', 'v12', 'a secret of the desktop’s portal'],
    ['darwin', 'v10', 'a secret of the Keychain'],
    ['win32', 'v10', 'a key that DPAPI guards'],
  ] as const)('is strong on %s where %s stands in front: %s', (platform, tag, _what) => {
    expect(sealStrength(platform, blob(`${tag} and whatever follows`))).toBe('strong');
  });
  it.each([
    ['linux', 'v10', 'a password that stands in Chromium’s source'],
    ['linux', 'v13', 'what nobody knows yet'],
    ['darwin', 'v11', 'what nobody knows yet'],
    ['win32', 'v20', 'what Electron does not make today'],
    ['freebsd', 'v10', 'a system nobody has looked at'],
    ['linux', '', 'nothing'],
    ['win32', 'v1', 'less than a tag'],
    ['linux', 'a secret in the clear, v11', 'nothing in front'],
  ] as const)('counts as weak on %s where "%s" stands in front: %s', (platform, text, _what) => {
    expect(sealStrength(platform, blob(text))).toBe('weak');
  });
});

describe('the keychain through Electron', () => {
  const storage = (more: Partial<SystemStorage>): SystemStorage => ({
    encryptStringAsync: async (text) => blob(`v11${text}`),
    decryptStringAsync: async (sealed) => ({ result: sealed.toString('latin1', 3), shouldReEncrypt: false }),
    ...more,
  });
  it('is judged by what it made, and says when Electron would make it differently today', async () => {
    const keychain = osKeychain(storage({ decryptStringAsync: async () => ({ result: 'secret', shouldReEncrypt: true }) }), 'desk one', 'linux');
    const made = await keychain.wrap('secret');
    expect([keychain.machine, keychain.strength(made), await keychain.unwrap(made)]).toEqual(['desk one', 'strong', { secret: 'secret', isStale: true }]);
  });
  it('rejects where Electron does', async () => {
    const refused = async () => Promise.reject(new Error('temporarily unavailable'));
    const keychain = osKeychain(storage({ encryptStringAsync: refused, decryptStringAsync: refused }), 'desk one', 'darwin');
    await expect(keychain.wrap('secret')).rejects.toThrow('temporarily unavailable');
    await expect(keychain.unwrap(blob('v10'))).rejects.toThrow('temporarily unavailable');
  });
});
