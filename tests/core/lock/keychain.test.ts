import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemoryKeychain } from '../../fakes/keychain.ts';
import { type Desk, desks, first, second, value } from './desks.ts';

const { folder, start, deskWithCase } = desks();

/** A desk whose key the keychain keeps, closed again. */
async function keptDesk(keychain: MemoryKeychain): Promise<{ readonly caseId: string }> {
  const { app, call, caseId } = await deskWithCase({ keychain });
  await value(call('vault.keepInKeychain', { passphrase: first, keep: true, agreed: true }));
  await app.close();
  return { caseId };
}
/** Waits until the desk stands as it should: it opens by itself, and says when. */
async function reads({ call }: Desk, expected: object): Promise<void> {
  await expect.poll(() => value(call('vault.read', {}))).toMatchObject(expected);
}
const isOpen = { state: 'open', keychain: { waiting: false, trouble: null } };

describe('the keychain of a computer', () => {
  it('opens the desk at the next start, but not after somebody locked it', async () => {
    const keychain = new MemoryKeychain('desk one');
    const { caseId } = await keptDesk(keychain);
    const again = await start({ keychain });
    await reads(again, { state: 'open', keychain: { keeps: 'strong' } });
    expect((await again.call('case.read', { caseId })).ok).toBe(true);
    await value(again.call('vault.lock', {}));
    await again.app.close();
    const before = keychain.asked;
    const locked = await start({ keychain });
    expect(await value(locked.call('vault.read', {}))).toMatchObject({ state: 'locked', keychain: { keeps: 'strong', waiting: false, trouble: null } });
    expect(keychain.asked).toBe(before);
    await value(locked.call('vault.unlock', { passphrase: first }));
    await locked.app.close();
    expect(existsSync(join(folder(), 'ask-passphrase'))).toBe(false);
    await reads(await start({ keychain }), isOpen);
  });
  it('is left alone where it keeps nothing of the folder, however often the screens read how the lock stands', async () => {
    const keychain = new MemoryKeychain('desk one');
    const { app, call } = await deskWithCase({ keychain });
    for (let count = 0; count < 3; count += 1) expect(await value(call('vault.read', {}))).toMatchObject({ keychain: { offered: true, keeps: 'no' } });
    await app.close();
    await (await start({ keychain })).call('vault.read', {});
    expect(keychain.asked).toBe(0);
  });
  it('that was changed or emptied is said, and the passphrase opens the desk with everything in it', async () => {
    const keychain = new MemoryKeychain('desk one');
    const { caseId } = await keptDesk(keychain);
    keychain.forget();
    const after = await start({ keychain });
    await reads(after, { state: 'locked', keychain: { waiting: false, trouble: expect.stringContaining('nothing is lost') } });
    await expect.poll(() => after.heard).toContainEqual({ name: 'vault', data: { state: 'locked' } });
    await value(after.call('vault.unlock', { passphrase: first }));
    expect((await after.call('case.read', { caseId })).ok).toBe(true);
    expect(await value(after.call('vault.keepInKeychain', { passphrase: first, keep: true }))).toMatchObject({ keychain: { keeps: 'strong', trouble: null } });
  });
  it('that refuses is said, and the passphrase opens the desk', async () => {
    const keychain = new MemoryKeychain('desk one');
    await keptDesk(keychain);
    keychain.refuses = true;
    const after = await start({ keychain });
    await reads(after, { state: 'locked', keychain: { keeps: 'strong', trouble: expect.stringContaining('it refused') } });
    expect(await value(after.call('vault.unlock', { passphrase: first }))).toMatchObject({ state: 'open' });
    expect(await after.call('vault.keepInKeychain', { passphrase: first, keep: true })).toMatchObject({ refusal: { code: 'notNow' } });
    expect(await value(after.call('vault.keepInKeychain', { passphrase: first, keep: false }))).toMatchObject({ keychain: { keeps: 'no' } });
  });
  it('that gives the key to a folder that does not open with it leaves the reason on the locked screen', async () => {
    const keychain = new MemoryKeychain('desk one');
    await keptDesk(keychain);
    writeFileSync(join(folder(), 'format.json'), '{}');
    const after = await start({ keychain });
    await reads(after, { state: 'locked', keychain: { waiting: false, trouble: expect.stringContaining('format.json') } });
    expect(await after.call('workspace.read', {})).toMatchObject({ refusal: { code: 'locked' } });
  });
  it('of another computer does not open a folder that was moved there; the passphrase does', async () => {
    const { caseId } = await keptDesk(new MemoryKeychain('desk one'));
    const moved = mkdtempSync(join(tmpdir(), 'mdt-lock-moved-'));
    cpSync(folder(), moved, { recursive: true });
    const there = await start({ keychain: new MemoryKeychain('desk two'), folder: moved });
    expect(await value(there.call('vault.read', {}))).toMatchObject({ state: 'locked', keychain: { keeps: 'no', waiting: false, trouble: null } });
    await value(there.call('vault.unlock', { passphrase: first }));
    expect((await there.call('case.read', { caseId })).ok).toBe(true);
    await there.app.close();
    rmSync(moved, { recursive: true, force: true });
  });
});

describe('a keychain that protects nothing', () => {
  it('keeps the key only for somebody who has agreed to that, and it is said from then on', async () => {
    const { call } = await deskWithCase({ keychain: new MemoryKeychain('desk one', 'weak') });
    expect(await call('vault.keepInKeychain', { passphrase: first, keep: true })).toMatchObject({ refusal: { code: 'notNow', field: 'agreed' } });
    expect(await value(call('vault.read', {}))).toMatchObject({ keychain: { keeps: 'no' } });
    expect(await value(call('vault.keepInKeychain', { passphrase: first, keep: true, agreed: true }))).toMatchObject({ keychain: { keeps: 'weak' } });
    expect(await value(call('vault.keepInKeychain', { passphrase: first, keep: false }))).toMatchObject({ keychain: { keeps: 'no' } });
  });
  it('and has become better since keeps the key better from the next start on, without being asked to', async () => {
    const keychain = new MemoryKeychain('desk one', 'weak');
    await keptDesk(keychain);
    keychain.seals = 'strong';
    const again = await start({ keychain });
    await reads(again, { state: 'open', keychain: { keeps: 'strong' } });
    await again.app.close();
    await reads(await start({ keychain }), { state: 'open', keychain: { keeps: 'strong' } });
  });
  it('and was better before leaves what it keeps as it is: nobody has agreed to less', async () => {
    const keychain = new MemoryKeychain('desk one');
    await keptDesk(keychain);
    keychain.seals = 'weak';
    const again = await start({ keychain });
    await reads(again, { state: 'open', keychain: { keeps: 'strong' } });
    // It was asked to open, then to seal and open again.
    await expect.poll(() => keychain.asked).toBe(5);
    expect(await value(again.call('vault.read', {}))).toMatchObject({ keychain: { keeps: 'strong' } });
  });
});

describe('a keychain that does not answer', () => {
  it('holds up neither the start nor whoever types the passphrase meanwhile; its late answer changes nothing', async () => {
    const keychain = new MemoryKeychain('desk one');
    const { caseId } = await keptDesk(keychain);
    const answer = keychain.hold();
    const desk = await start({ keychain });
    expect(await value(desk.call('vault.read', {}))).toMatchObject({ state: 'locked', keychain: { waiting: true } });
    expect(await desk.call('case.read', { caseId })).toMatchObject({ refusal: { code: 'locked' } });
    expect(await desk.call('vault.unlock', { passphrase: second })).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await value(desk.call('vault.unlock', { passphrase: first }))).toMatchObject(isOpen);
    answer();
    expect((await desk.call('case.read', { caseId })).ok).toBe(true);
    expect(desk.heard.filter(({ name }) => name === 'vault')).toHaveLength(1);
  });
  it('does not open a desk that was opened and locked meanwhile', async () => {
    const keychain = new MemoryKeychain('desk one');
    await keptDesk(keychain);
    const answer = keychain.hold();
    const desk = await start({ keychain });
    await value(desk.call('vault.unlock', { passphrase: first }));
    await value(desk.call('vault.lock', {}));
    answer();
    await settled(desk);
    expect(await value(desk.call('vault.read', {}))).toMatchObject({ state: 'locked', keychain: { waiting: false } });
  });
  it('does not open a desk at which the machine fell asleep, or its screen was locked, meanwhile', async () => {
    const keychain = new MemoryKeychain('desk one');
    await keptDesk(keychain);
    const answer = keychain.hold();
    const desk = await start({ keychain });
    await desk.app.lock();
    answer();
    await settled(desk);
    expect(await value(desk.call('vault.read', {}))).toMatchObject({ state: 'locked', keychain: { waiting: false } });
  });
  it('does not open a desk that was closed meanwhile, nor keep it from being closed', async () => {
    const keychain = new MemoryKeychain('desk one');
    await keptDesk(keychain);
    const answer = keychain.hold();
    const desk = await start({ keychain });
    await desk.app.close();
    answer();
    await settled(desk);
    expect(desk.heard).toEqual([]);
    expect(existsSync(join(folder(), 'writer.lock'))).toBe(false);
  });
  it('is given up in the end, said, and opens nothing afterwards', async () => {
    const keychain = new MemoryKeychain('desk one');
    await keptDesk(keychain);
    const answer = keychain.hold();
    const desk = await start({ keychain, keychainLimit: 1 });
    await reads(desk, { state: 'locked', keychain: { waiting: false, trouble: expect.stringContaining('did not answer') } });
    answer();
    await settled(desk);
    expect(await value(desk.call('vault.read', {}))).toMatchObject({ state: 'locked' });
  });
  it('while it is to keep the key holds up no lock, and keeps nothing', async () => {
    const keychain = new MemoryKeychain('desk one');
    const desk = await deskWithCase({ keychain });
    const answer = keychain.hold();
    const keeping = desk.call('vault.keepInKeychain', { passphrase: first, keep: true });
    expect(await value(desk.call('vault.lock', {}))).toMatchObject({ state: 'locked' });
    answer();
    expect(await keeping).toMatchObject({ refusal: { code: 'locked' } });
    expect(await value(desk.call('vault.read', {}))).toMatchObject({ keychain: { keeps: 'no' } });
  });
  it('keeps nothing under a wrong passphrase', async () => {
    const { call } = await deskWithCase({ keychain: new MemoryKeychain('desk one') });
    expect(await call('vault.keepInKeychain', { passphrase: second, keep: true })).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await value(call('vault.read', {}))).toMatchObject({ keychain: { keeps: 'no' } });
  });
});

/** Waits until whatever a late answer could have set in motion had its turn: calls that need the key take theirs behind it. */
async function settled({ call }: Desk): Promise<void> {
  for (let count = 0; count < 3; count += 1) await call('vault.unlock', { passphrase: '' });
}
