import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { MemoryKeychain } from '../../fakes/keychain.ts';
import { FailingDisk } from '../../faults/failingDisk.ts';
import { chair as by, details } from '../../fakes/records.ts';
import { type Desk, desks, first, second, value } from './desks.ts';

const { folder, start, deskWithCase } = desks();
/** The real disk, whose renames take so many milliseconds. */
class DawdlingDisk extends FailingDisk {
  #milliseconds = 0;
  dawdles(milliseconds: number): void {
    this.#milliseconds = milliseconds;
  }
  override async rename(from: string, to: string): Promise<void> {
    await wait(this.#milliseconds);
    await super.rename(from, to);
  }
}
const lockedRefusal = { ok: false, refusal: { code: 'locked' } };

describe('a desk with a lock', () => {
  it('answers nothing of the data before a passphrase was chosen, but the rules and the referrers’ guidance', async () => {
    const { call } = await start();
    expect(await value(call('vault.read', {}))).toMatchObject({ state: 'new', plain: false, recoveryKey: false, keychain: { offered: false, keeps: 'no', waiting: false, trouble: null } });
    expect(await call('workspace.read', {})).toMatchObject(lockedRefusal);
    expect(await call('case.read', { caseId: 'any' })).toMatchObject(lockedRefusal);
    expect((await call('rules.answer', { facts: {} })).ok).toBe(true);
    expect(await call('vault.create', { passphrase: 'short' })).toMatchObject({ refusal: { code: 'invalidInput', field: 'passphrase' } });
    expect(await value(call('vault.create', { passphrase: first }))).toMatchObject({ state: 'open' });
    expect((await call('workspace.read', {})).ok).toBe(true);
  });
  it('loses nothing by being locked and opened, and tells whoever listens', async () => {
    const { call, caseId, heard } = await deskWithCase();
    heard.length = 0;
    expect(await value(call('vault.lock', {}))).toMatchObject({ state: 'locked' });
    expect(await call('case.read', { caseId })).toMatchObject(lockedRefusal);
    expect(await call('case.register', { by, details: details() })).toMatchObject(lockedRefusal);
    expect(await call('vault.unlock', { passphrase: second })).toMatchObject({ refusal: { code: 'notPermitted' } });
    await value(call('vault.unlock', { passphrase: first }));
    expect(await value(call('case.read', { caseId }))).toMatchObject({ summary: { id: caseId } });
    expect(await value(call('cases.list', {}))).toHaveLength(1);
    expect(heard.filter(({ name }) => name === 'vault').map(({ data }) => data)).toEqual([{ state: 'locked' }, { state: 'open' }]);
  });
  it('lets a write that is under way finish when it is locked', async () => {
    const { call } = await deskWithCase();
    const writing = call('case.register', { by, details: details(), duplicateBecause: 'another person' });
    const locking = call('vault.lock', {});
    expect((await writing).ok).toBe(true);
    await locking;
    await value(call('vault.unlock', { passphrase: first }));
    expect(await value(call('cases.list', {}))).toHaveLength(2);
  });
  it('opens for who types the passphrase while it is still being locked', async () => {
    const disk = new DawdlingDisk();
    const { call, caseId } = await deskWithCase({ disk });
    disk.dawdles(700);
    const locking = call('vault.lock', {});
    expect(await value(call('vault.unlock', { passphrase: first }))).toMatchObject({ state: 'open' });
    await locking;
    expect((await call('case.read', { caseId })).ok).toBe(true);
  });
  it('takes a lock and what needs the key one after the other, so that a passphrase that is being changed is changed and the desk is locked', async () => {
    const { call } = await deskWithCase();
    const changing = call('vault.changePassphrase', { before: first, after: second });
    await value(call('vault.lock', {}));
    expect((await changing).ok).toBe(true);
    expect(await value(call('vault.read', {}))).toMatchObject({ state: 'locked' });
    expect(await call('workspace.read', {})).toMatchObject(lockedRefusal);
    expect(await call('vault.unlock', { passphrase: first })).toMatchObject({ refusal: { code: 'notPermitted' } });
    await value(call('vault.unlock', { passphrase: second }));
  });
  it('holds nothing a reader without the passphrase could understand, neither in its files nor in their names', async () => {
    const { call, caseId } = await deskWithCase();
    await value(call('privateNote.save', { by, caseId, text: 'a private thought' }));
    await value(call('vault.lock', {}));
    const files = readdirSync(folder(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(5);
    for (const { parentPath, name } of files) {
      expect(name).not.toMatch(/TESTPATIENT/i);
      expect(readFileSync(join(parentPath, name), 'latin1'), name).not.toMatch(/TESTPATIENT|private/i);
    }
  });
  it('slows down after three wrong passphrases, and opens with the right one after the wait only', async () => {
    const { call } = await deskWithCase();
    await value(call('vault.lock', {}));
    for (let count = 0; count < 3; count += 1) await call('vault.unlock', { passphrase: second });
    expect(await call('vault.unlock', { passphrase: first })).toMatchObject({ refusal: { code: 'notNow', message: expect.stringContaining('Try again in 4 seconds') } });
  });
  it('makes no second key where two programs ask for a first passphrase at once', async () => {
    const [one, other] = [await start(), await start()];
    const made = await Promise.all([one.call('vault.create', { passphrase: first }), other.call('vault.create', { passphrase: second })]);
    expect(made.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(made.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'notNow' } });
  });
});

describe('restoring a backup on an open desk', () => {
  it('asks for the passphrase, puts the backup in the place of the data, keeps the data beside it, and is open on it', async () => {
    const { call, caseId, heard } = await deskWithCase();
    const made = await value(call('backup.make', { by }));
    await value(call('case.register', { by, details: details({}, { patient: { ...details().patient, familyName: 'TESTPATIENT-LATER', nhsNumber: null, hospitalNumber: 'TT100002' } }) }));
    expect(await call('vault.restore', { by, name: made.name, passphrase: second })).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await call('vault.restore', { by, name: 'mdt-desk-backup-never', passphrase: first })).toMatchObject({ refusal: { code: 'notFound' } });
    expect(await value(call('cases.list', {}))).toHaveLength(2);
    heard.length = 0;
    const restored = await value(call('vault.restore', { by, name: made.name, passphrase: first }));
    expect(restored).toMatchObject({ cases: 1, keptAs: expect.stringContaining('before-restore') });
    expect(heard.filter(({ name }) => name === 'vault').map(({ data }) => data)).toEqual([{ state: 'restoring' }, { state: 'open' }]);
    expect((await value(call('cases.list', {}))).map(({ id }) => id)).toEqual([caseId]);
    expect(existsSync(restored.keptAs ?? '')).toBe(true);
    rmSync(restored.keptAs ?? '', { recursive: true, force: true });
  });
  it('is for chair and coordinator, and for nobody while it is locked', async () => {
    const { call } = await deskWithCase();
    const made = await value(call('backup.make', { by }));
    expect(await call('vault.restore', { by: { ...by, role: 'other' }, name: made.name, passphrase: first })).toMatchObject({ refusal: { code: 'notPermitted' } });
    await value(call('vault.lock', {}));
    expect(await call('vault.restore', { by, name: made.name, passphrase: first })).toMatchObject(lockedRefusal);
  });
});

describe('the access log of a desk with a lock', () => {
  const noted = async ({ call }: Desk, days = { from: '2026-11-26', to: '2026-11-26' }) => (await value(call('access.read', { by, filters: days }))).lines.map(({ by: who, text }) => `${who ?? 'nobody'}: ${text}`).toReversed();

  it('says who changed the passphrase, made a recovery key, let the keychain keep the key or took it out, and locked; and what was typed wrongly at the open desk', async () => {
    const desk = await deskWithCase({ keychain: new MemoryKeychain('desk one') });
    const { call } = desk;
    await value(call('actor.choose', { actor: by }));
    expect((await call('vault.changePassphrase', { before: second, after: first })).ok).toBe(false);
    await value(call('vault.changePassphrase', { before: first, after: second }));
    const { words, ask } = await value(call('vault.newRecoveryKey', { passphrase: second }));
    expect(await noted(desk)).not.toContain('Test Chair: Made a recovery key. Any made before opens nothing any more.');
    await value(call('vault.proveRecoveryKey', { words: ask.map((place) => words[place - 1] ?? '') }));
    await value(call('vault.keepInKeychain', { passphrase: second, keep: true }));
    await value(call('vault.keepInKeychain', { passphrase: second, keep: false }));
    await value(call('workspace.lockAfter', { by, minutes: 20 }));
    await value(call('backup.save', { by, target: null, keep: 10 }));
    await value(call('vault.lock', {}));
    await value(call('vault.recover', { words: words.join(' '), passphrase: first }));
    await desk.app.lock();
    await value(call('vault.unlock', { passphrase: first }));
    expect((await noted(desk)).slice(1)).toEqual([
      'Test Chair: Is at the keyboard from here on.',
      'nobody: One attempt to unlock failed before, on 26 Nov 2026 at 09:00.',
      'Test Chair: Changed the passphrase.',
      'Test Chair: Made a recovery key. Any made before opens nothing any more.',
      'Test Chair: Let the keychain of this computer keep the key.',
      'Test Chair: Took the key out of the keychain of this computer.',
      'Test Chair: Set that the desk locks by itself after 20 minutes.',
      'Test Chair: Set where backups go or how many are kept.',
      'Test Chair: Locked the desk.',
      'Test Chair: Opened the data folder with the recovery words, and set a new passphrase.',
      'nobody: The desk locked by itself: nobody was at it, or the computer slept.',
      'Test Chair: Opened the data folder with the passphrase.',
    ]);
  });
  it('says who restored which backup, in the log of what was restored', async () => {
    const desk = await deskWithCase();
    const made = await value(desk.call('backup.make', { by }));
    const restored = await value(desk.call('vault.restore', { by, name: made.name, passphrase: first }));
    expect((await noted(desk)).at(-1)).toBe(`Test Chair: Restored the backup “${made.name}”. What was done before stands in the log of the data that was kept.`);
    rmSync(restored.keptAs ?? '', { recursive: true, force: true });
  });
  it('that the disk does not take keeps nobody from changing the passphrase or locking, and it is said', async () => {
    const { call } = await deskWithCase();
    const month = join(folder(), 'access', '2026-11.events');
    await value(call('access.read', { by, filters: { from: '2026-11-26', to: '2026-11-26' } }));
    // A folder in the place of the file: no program can write it.
    renameSync(month, `${month}-kept`);
    mkdirSync(month);
    await value(call('vault.changePassphrase', { before: first, after: second }));
    expect((await value(call('workspace.read', {}))).damage).toMatchObject([{ id: 'access log', reason: expect.stringContaining('could not be written to the access log') }]);
    expect(await value(call('vault.lock', {}))).toMatchObject({ state: 'locked' });
    rmSync(month, { recursive: true });
    renameSync(`${month}-kept`, month);
    await value(call('vault.unlock', { passphrase: second }));
  });
});

describe('the recovery key of a desk', () => {
  it('is shown once, proved by three of its words, and then opens a folder whose passphrase was forgotten', async () => {
    const { call, caseId } = await deskWithCase();
    expect(await call('vault.newRecoveryKey', { passphrase: second })).toMatchObject({ refusal: { code: 'notPermitted' } });
    const { words, ask } = await value(call('vault.newRecoveryKey', { passphrase: first }));
    expect([words.length, ask.length, new Set(ask).size]).toEqual([13, 3, 3]);
    const asked = ask.map((place) => words[place - 1] ?? '');
    expect(await call('vault.proveRecoveryKey', { words: [...asked.slice(0, 2), 'wrong'] })).toMatchObject({ refusal: { code: 'invalidInput', field: 'words.2' } });
    await value(call('vault.lock', {}));
    expect(await call('vault.recover', { words: words.join(' '), passphrase: second })).toMatchObject({ refusal: { code: 'notPermitted' } });

    await value(call('vault.unlock', { passphrase: first }));
    expect(await call('vault.proveRecoveryKey', { words: asked })).toMatchObject({ refusal: { code: 'notNow' } });
    const again = await value(call('vault.newRecoveryKey', { passphrase: first }));
    const proof = again.ask.map((place) => ` ${(again.words[place - 1] ?? '').toUpperCase()} `);
    expect(await value(call('vault.proveRecoveryKey', { words: proof }))).toMatchObject({ recoveryKey: true });
    await value(call('vault.lock', {}));
    await value(call('vault.recover', { words: again.words.join(' '), passphrase: second }));
    expect((await call('case.read', { caseId })).ok).toBe(true);
    await value(call('vault.lock', {}));
    expect((await call('vault.unlock', { passphrase: first })).ok).toBe(false);
    await value(call('vault.unlock', { passphrase: second }));
  });
});
