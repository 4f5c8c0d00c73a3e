import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Attempts } from '../../../electron/core/vault/attempts.ts';
import { type DataKey, newDataKey } from '../../../electron/core/vault/cipher.ts';
import { askKeychain, entryFor, sealInKeychain, withKeychain, withoutKeychain } from '../../../electron/core/vault/keychain.ts';
import { createKeyring, type Keyring, openByPassphrase, openByRecovery, withPassphrase, withRecovery } from '../../../electron/core/vault/keyring.ts';
import { readKeyring, writeKeyring } from '../../../electron/core/vault/keyringFile.ts';
import { fitPassphrase, leastCost, measuredCost } from '../../../electron/core/vault/passphrase.ts';
import { loadRecoveryWords, newRecoveryWords, readRecoveryWords, recoveryKeyWords } from '../../../electron/core/vault/recoveryWords.ts';
import { MemoryKeychain } from '../../fakes/keychain.ts';
import { resources } from '../../fakes/pathway.ts';

const passphrase = 'invented lantern under seven plums';
let list: readonly string[];
let folder: string;
let key: DataKey;
let keyring: Keyring;
beforeAll(async () => {
  list = await loadRecoveryWords(resources);
  key = newDataKey();
  keyring = await createKeyring(key, passphrase, leastCost);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdt-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const found = async (): Promise<Keyring> => {
  const read = await readKeyring(folder);
  if (!read.ok || read.value === null) throw new Error('no keyring');
  return read.value.keyring;
};
const file = (name = 'keyring.json'): string => join(folder, name);

describe('the passphrase', () => {
  it('opens the folder, however its letters were composed, and no other does', async () => {
    const accents = await withPassphrase(keyring, key, 'caf\u00e9 under seven plums', leastCost);
    expect(await openByPassphrase(accents, 'cafe\u0301 under seven plums')).toEqual(key);
    expect(await openByPassphrase(keyring, `${passphrase} `)).toBeNull();
  });
  it('is changed: the new one opens the same data, the old one nothing, neither in the file nor in its copy', async () => {
    await writeKeyring(folder, keyring);
    await writeKeyring(folder, await withPassphrase(keyring, key, 'another lantern over nine pears', leastCost));
    expect(await openByPassphrase(await found(), 'another lantern over nine pears')).toEqual(key);
    expect(await openByPassphrase(await found(), passphrase)).toBeNull();
    expect(readFileSync(file('keyring.json.bak'))).toEqual(readFileSync(file()));
  });
  it('must be long, and no more than that is asked of it', () => {
    expect([fitPassphrase('elevensigns').ok, fitPassphrase('twelve signs').ok, fitPassphrase('abababababababab').ok]).toEqual([false, true, false]);
  });
  it('costs at least the least work to try, and more where the machine is quick, up to what a weak one can open', async () => {
    let now = 0;
    const slow = await measuredCost(() => (now += 400));
    const quick = await measuredCost(() => now);
    expect([slow, quick]).toEqual([leastCost, { ...leastCost, N: 2 ** 17 }]);
  });
  it('slows down after three wrong attempts, also across restarts, and begins anew after a right one', async () => {
    let now = Date.parse('2026-11-26T09:00:00Z');
    const start = (): Attempts => new Attempts(folder, () => new Date(now));
    for (let count = 0; count < 3; count += 1) expect((await start().begin()).ok).toBe(true);
    expect(await start().begin()).toMatchObject({ ok: false, refusal: { code: 'notNow', message: 'That was wrong 3 times. Try again in 4 seconds.' } });
    now += 4000;
    expect((await start().begin()).ok).toBe(true);
    expect(await start().begin()).toMatchObject({ ok: false, refusal: { message: 'That was wrong 4 times. Try again in 8 seconds.' } });
    now -= 3_600_000;
    expect((await start().begin()).ok).toBe(false);
    now += 8000;
    expect((await start().begin()).ok).toBe(true);
    await start().succeeded();
    expect((await start().begin()).ok).toBe(true);
  });
  it('is never made to wait longer than five minutes', async () => {
    writeFileSync(file('keyring-attempts.json'), JSON.stringify({ failed: 500, at: '2026-11-26T09:00:00Z' }));
    const attempts = new Attempts(folder, () => new Date('2026-11-26T09:00:00Z'));
    expect(await attempts.begin()).toMatchObject({ refusal: { message: 'That was wrong 500 times. Try again in 5 minutes.' } });
  });
});

describe('the recovery key', () => {
  it('opens the folder as typed from paper: numbered, in capitals, over several lines', () => {
    const words = newRecoveryWords(list);
    const typed = words.map((word, at) => `${at + 1}. ${word.toUpperCase()}\n`).join(' ');
    const read = readRecoveryWords(list, typed);
    expect(read).toEqual({ ok: true, value: words });
    expect(openByRecovery(withRecovery(keyring, key, words), words)).toEqual(key);
  });
  it('is replaced: the new paper opens the data, the old one nothing', () => {
    const [before, after] = [newRecoveryWords(list), newRecoveryWords(list)];
    const replaced = withRecovery(withRecovery(keyring, key, before), key, after);
    expect([openByRecovery(replaced, after), openByRecovery(replaced, before), openByRecovery(keyring, after)]).toEqual([key, null, null]);
  });
  it('names the word that was mistyped and the one it may be, but leaves a strange word alone', () => {
    const words = newRecoveryWords(list).with(3, 'abandom');
    expect(readRecoveryWords(list, words.join(' '))).toMatchObject({ refusal: { message: 'Word 4 is not one that a recovery key can hold. Did you mean “abandon”?' } });
    expect(readRecoveryWords(list, words.with(3, 'xylophonists').join(' '))).toMatchObject({ refusal: { message: 'Word 4 is not one that a recovery key can hold.' } });
  });
  it('notices a word too few and two that changed places', () => {
    // A fixed key: by chance one pair in 2,048 fits its check word all the same.
    const words = Array.from({ length: 12 }, (_, at) => list[at * 7] ?? '');
    const whole = list.filter((check) => readRecoveryWords(list, [...words, check].join(' ')).ok);
    expect(whole).toHaveLength(1);
    const typed = [...words, ...whole];
    expect(readRecoveryWords(list, typed.slice(1).join(' '))).toMatchObject({ refusal: { message: `A recovery key has ${recoveryKeyWords} words; 12 were typed.` } });
    expect(readRecoveryWords(list, typed.with(0, words[1] ?? '').with(1, words[0] ?? '').join(' '))).toMatchObject({ refusal: { code: 'invalidInput' } });
  });
});

describe('the keychain of a computer', () => {
  const minute = 60_000;
  const kept = async (on: Keyring, keychain: MemoryKeychain): Promise<Keyring> => {
    const seal = await sealInKeychain(keychain, minute);
    if (!seal.ok) throw new Error(seal.refusal.message);
    return withKeychain(on, key, seal.value);
  };
  const opens = async (on: Keyring, keychain: MemoryKeychain) => {
    const entry = entryFor(on, keychain.machine);
    return entry === null ? null : askKeychain(keychain, entry, on.folderId, minute);
  };

  it('opens the folder on that computer without a passphrase, until the key is taken out', async () => {
    const here = new MemoryKeychain('ward-laptop');
    const twice = await kept(await kept(keyring, here), here);
    expect(twice.keychains).toHaveLength(1);
    expect(await opens(twice, here)).toEqual({ kind: 'key', key, isStale: false });
    expect(await opens(withoutKeychain(twice, here.machine), here)).toBeNull();
  });
  it('that was emptied or changed says so, and the passphrase still opens the folder', async () => {
    const here = new MemoryKeychain('ward-laptop');
    const before = await kept(keyring, here);
    here.forget();
    expect(await opens(before, here)).toMatchObject({ kind: 'none', reason: /did not open the data folder: it refused, or it has changed/ });
    expect(await openByPassphrase(before, passphrase)).toEqual(key);
    expect(await opens(await kept(before, here), here)).toMatchObject({ kind: 'key', key });
  });
  it('that answers with another key opens nothing', async () => {
    const here = new MemoryKeychain('ward-laptop');
    const before = await kept(keyring, here);
    const other = await here.wrap(Buffer.alloc(32, 7).toString('base64'));
    const exchanged = { ...before, keychains: before.keychains.map((entry) => ({ ...entry, blob: other.toString('base64') })) };
    expect(await opens(exchanged, here)).toMatchObject({ kind: 'none' });
  });
  it('keeps nothing that it does not open again', async () => {
    const here = new MemoryKeychain('ward-laptop');
    const forgetful = Object.assign(Object.create(here) as MemoryKeychain, { wrap: async () => here.wrap('something else') }); // one method exchanged
    expect(await sealInKeychain(forgetful, minute)).toMatchObject({ ok: false, refusal: { code: 'notNow', message: /could not open what it had sealed/ } });
    here.refuses = true;
    expect(await sealInKeychain(here, minute)).toMatchObject({ ok: false, refusal: { code: 'notNow', message: /refused/ } });
  });
  it('that does not answer is waited for only so long', async () => {
    const here = new MemoryKeychain('ward-laptop');
    const before = await kept(keyring, here);
    const entry = entryFor(before, here.machine);
    if (entry === null) throw new Error('not kept');
    here.hold();
    expect(await askKeychain(here, entry, before.folderId, 1)).toMatchObject({ kind: 'none', reason: /did not answer. Enter the passphrase; nothing is lost/ });
    expect(await sealInKeychain(here, 1)).toMatchObject({ ok: false, refusal: { message: /did not answer. The key was not kept/ } });
  });
  it('is of no use on another machine the folder was copied to: passphrase and paper open it there', async () => {
    const words = newRecoveryWords(list);
    await writeKeyring(folder, withRecovery(await kept(keyring, new MemoryKeychain('ward-laptop')), key, words));
    const copy = mkdtempSync(join(tmpdir(), 'mdt-keys-moved-'));
    cpSync(folder, copy, { recursive: true });
    const read = await readKeyring(copy);
    rmSync(copy, { recursive: true });
    const moved = read.ok ? read.value?.keyring : undefined;
    if (moved === undefined) throw new Error('not moved');
    expect(await opens(moved, new MemoryKeychain('home-desktop'))).toBeNull();
    expect(await opens(moved, new MemoryKeychain('ward-laptop'))).toMatchObject({ kind: 'none' });
    expect([await openByPassphrase(moved, passphrase), openByRecovery(moved, words)]).toEqual([key, key]);
  });
});

describe('the file of the keyring', () => {
  it('holds no key in plain, and leaves no draft behind', async () => {
    await writeKeyring(folder, keyring);
    const text = readFileSync(file(), 'utf8');
    expect([text.includes(key.toString('base64')), text.includes(key.toString('hex')), text.includes(passphrase)]).toEqual([false, false, false]);
    expect(readdirSync(folder).sort()).toEqual(['keyring.json', 'keyring.json.bak']);
  });
  it('is not there in a new folder', async () => {
    expect(await readKeyring(folder)).toEqual({ ok: true, value: null });
  });
  it('is damaged in any one byte: that is noticed, and its copy stands in', async () => {
    await writeKeyring(folder, keyring);
    const whole = readFileSync(file());
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file(), damaged);
      expect(await readKeyring(folder)).toEqual({ ok: true, value: { keyring, fromCopy: true } });
    }
    rmSync(file());
    expect(await readKeyring(folder)).toMatchObject({ value: { fromCopy: true } });
  });
  it('is refused in words where its copy is damaged too, and nothing is overwritten', async () => {
    await writeKeyring(folder, keyring);
    for (const name of ['keyring.json', 'keyring.json.bak']) writeFileSync(file(name), '');
    expect(await readKeyring(folder)).toMatchObject({ ok: false, refusal: { code: 'damaged', message: /Put them back from a backup/ } });
    expect(readFileSync(file(), 'utf8')).toBe('');
  });
  it('is not read with a cost below the least, also where its checksum was made anew', async () => {
    const cheap = JSON.stringify({ ...keyring, passphrase: { ...keyring.passphrase, cost: { ...leastCost, N: 2 ** 14 } } });
    for (const name of ['keyring.json', 'keyring.json.bak']) writeFileSync(file(name), `${createHash('sha256').update(cheap).digest('hex')}\n${cheap}`);
    expect(await readKeyring(folder)).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
  });
  it('opens nothing with the wrap of another folder, or of another way', async () => {
    const other = await createKeyring(newDataKey(), passphrase, leastCost);
    expect(await openByPassphrase({ ...keyring, passphrase: other.passphrase }, passphrase)).toBeNull();
    expect(await openByPassphrase({ ...keyring, folderId: other.folderId }, passphrase)).toBeNull();
    expect(openByRecovery({ ...keyring, recovery: { salt: keyring.passphrase.salt, sealed: keyring.passphrase.sealed } }, [passphrase])).toBeNull();
  });
});
