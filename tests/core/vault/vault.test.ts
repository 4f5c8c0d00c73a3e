import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withRecovery } from '../../../electron/core/vault/keyring.ts';
import { readKeyring, writeKeyring } from '../../../electron/core/vault/keyringFile.ts';
import { leastCost } from '../../../electron/core/vault/passphrase.ts';
import { loadRecoveryWords, newRecoveryWords } from '../../../electron/core/vault/recoveryWords.ts';
import { Vault } from '../../../electron/core/vault/vault.ts';
import { resources } from '../../fakes/pathway.ts';

const [first, second] = ['invented lantern under seven plums', 'another lantern over nine pears'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdt-vault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<Vault> {
  return new Vault({ folder, words: await loadRecoveryWords(resources), clock: () => new Date('2026-11-26T09:00:00Z'), cost: leastCost });
}
/** The key a vault has, as a copy that outlives its lock. */
const kept = (vault: Vault): Buffer => Buffer.from(vault.key ?? []);

describe('the vault', () => {
  it('is new, then open, then locked with its key wiped, and opens again after a restart', async () => {
    const vault = await start();
    expect(await vault.state()).toEqual({ ok: true, value: 'new' });
    expect((await vault.create('too short')).ok).toBe(false);
    const made = await vault.create(first);
    const key = kept(vault);
    expect([await vault.state(), await vault.create(second)]).toMatchObject([{ value: 'open' }, { refusal: { code: 'notNow' } }]);
    await vault.lock();
    expect(made.ok && made.value.every((byte) => byte === 0)).toBe(true);
    expect([vault.key, await vault.state()]).toEqual([null, { ok: true, value: 'locked' }]);
    const again = await start();
    expect(await again.unlock(second)).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await again.unlock(first)).toEqual({ ok: true, value: key });
  });
  it('changes its passphrase only for who knows the one before', async () => {
    const vault = await start();
    await vault.create(first);
    const key = kept(vault);
    expect(await vault.changePassphrase(second, second)).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect((await vault.changePassphrase(first, second)).ok).toBe(true);
    expect(await (await start()).unlock(first)).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await (await start()).unlock(second)).toEqual({ ok: true, value: key });
  });
  it('opens by the recovery key after the passphrase was forgotten, and takes a new one', async () => {
    const vault = await start();
    await vault.create(first);
    const key = kept(vault);
    const words = newRecoveryWords(await loadRecoveryWords(resources));
    const found = await readKeyring(folder);
    if (!found.ok || found.value === null || vault.key === null) throw new Error('no keyring');
    await writeKeyring(folder, withRecovery(found.value.keyring, vault.key, words));
    const other = newRecoveryWords(await loadRecoveryWords(resources));
    expect(await (await start()).recover(other.join(' '), second)).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await (await start()).recover(words.join(' '), second)).toEqual({ ok: true, value: key });
    expect(await (await start()).unlock(second)).toEqual({ ok: true, value: key });
  });
  it('puts back a damaged keyring from its copy when it opens, and slows down wrong passphrases', async () => {
    await (await start()).create(first);
    writeFileSync(join(folder, 'keyring.json'), 'not a keyring');
    expect((await (await start()).unlock(first)).ok).toBe(true);
    expect(await readKeyring(folder)).toMatchObject({ value: { fromCopy: false } });
    for (let count = 0; count < 3; count += 1) await (await start()).unlock(second);
    expect(await (await start()).unlock(first)).toMatchObject({ refusal: { code: 'notNow' } });
  });
  it('makes no new key in a folder whose keyring is missing', async () => {
    await (await start()).create(first);
    for (const name of ['keyring.json', 'keyring.json.bak']) rmSync(join(folder, name));
    expect(await (await start()).create(second)).toMatchObject({ refusal: { code: 'damaged', message: /keyring\.json is missing/ } });
  });
});
