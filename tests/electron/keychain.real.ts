import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeWell, ownFolder } from '../desktop/runningDesktop.ts';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { wireCallsOf } from '../screens/calls.ts';
import { startRealDesktop } from './realDesktop.ts';

describe('this computer’s keychain', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  beforeAll(async () => {
    own = await ownFolder();
  });
  afterAll(() => own?.remove());

  it('keeps the key of a data folder over a restart, and opens it without a passphrase', async () => {
    const data = join(own.folder, 'data');
    const first = await startRealDesktop({ data });
    const take = wireCallsOf(first.page);
    await take('vault.keepInKeychain', { passphrase: testPassphrase, keep: true, agreed: false }).catch((error: unknown) => expect.fail(`This computer's keychain keeps nothing. Open it (on Linux start gnome-keyring or KWallet) and run this again. ${String(error)}`));
    expect((await take('vault.read', {})).keychain).toMatchObject({ keeps: 'strong', trouble: null });
    await closeWell(first);

    const second = await startRealDesktop({ data, locked: true });
    const again = wireCallsOf(second.page);
    await expect.poll(async () => (await again('vault.read', {})).state, { timeout: 30_000 }).toBe('open');
    expect(await again('workspace.read', {})).toMatchObject({ mode: 'writer' });
    await again('vault.keepInKeychain', { passphrase: testPassphrase, keep: false, agreed: false });
    await closeWell(second);

    const third = await startRealDesktop({ data, locked: true });
    expect((await wireCallsOf(third.page)('vault.read', {})).state).toBe('locked');
    await closeWell(third);
  });
});
