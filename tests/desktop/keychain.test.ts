import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltDesktop, startBuiltDesktop } from '../fakes/electronDesktop.ts';
import type { KeychainMood } from '../fakes/electron/safeStorage.ts';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { button, field, isAccessible, says, sitDown } from '../screens/desk.ts';
import { coordinator, introduce } from '../screens/steps/people.ts';

let folder: string;
const running: BuiltDesktop[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-keychain-'));
});
afterEach(async () => {
  for (const desktop of running.splice(0)) await desktop.close();
  await rm(folder, { recursive: true, force: true });
});

/** The desktop shell on one profile, opened by the passphrase or found as a person finds it. */
async function start(keychain: KeychainMood, { locked = true } = {}): Promise<BuiltDesktop> {
  const desktop = await startBuiltDesktop({ data: join(folder, 'data'), profile: join(folder, 'profile'), keychain, locked });
  running.push(desktop);
  return desktop;
}
/** Starts with the passphrase, has the keychain keep the key, and closes. */
async function keep(keychain: KeychainMood): Promise<void> {
  const desktop = await start(keychain, { locked: false });
  await desktop.page.evaluate((passphrase) => globalThis.mdt?.call('vault.keepInKeychain', { passphrase, keep: true, agreed: true }), testPassphrase);
  await running.pop()?.close();
}
/** How the lock stands, as the page is told. */
const vaultOf = (page: Page) => page.evaluate(() => globalThis.mdt?.call('vault.read', {}));
/** The screen of somebody who opens it by the passphrase. */
async function typePassphrase(page: Page): Promise<void> {
  await field(page, 'Passphrase').fill(testPassphrase);
  await page.keyboard.press('Enter');
}
const deskIsOpen = (page: Page) => says(page, 'Who is at the keyboard?');

describe('the keychain of the system, under the stand-in for Electron', () => {
  it('keeps the key through a restart, and opens the desk', async () => {
    await keep('answers');
    const { page } = await start('answers');
    await deskIsOpen(page);
    expect(await vaultOf(page)).toMatchObject({ value: { state: 'open', keychain: { offered: true, keeps: 'strong', waiting: false, trouble: null } } });
  });
  it('that does not answer leaves the window and the passphrase to the person, and says what is waited for', async () => {
    await keep('answers');
    const desktop = await start('waits');
    const desk = sitDown(desktop.page, folder);
    await says(desktop.page, /Waiting for this computer’s keychain/);
    await isAccessible(desk);
    await typePassphrase(desktop.page);
    await deskIsOpen(desktop.page);
    expect(desk.faults).toEqual([]);
  });
  it('that answers after a while opens the desk under the waiting screen', async () => {
    await keep('answers');
    const desktop = await start('waits');
    await says(desktop.page, /Waiting for this computer’s keychain/);
    desktop.tell({ keychain: 'answers' });
    await deskIsOpen(desktop.page);
  });
  it('that answers after the screen was locked opens nothing', async () => {
    await keep('answers');
    const desktop = await start('waits');
    await says(desktop.page, /Waiting for this computer’s keychain/);
    desktop.tell({ power: 'lock-screen' });
    await expect.poll(() => vaultOf(desktop.page)).toMatchObject({ value: { keychain: { waiting: false } } });
    desktop.tell({ keychain: 'answers' });
    // Tried behind whatever the answer set in motion.
    await field(desktop.page, 'Passphrase').fill('not the passphrase');
    await desktop.page.keyboard.press('Enter');
    await says(desktop.page, /That is not the passphrase/);
    expect(await vaultOf(desktop.page)).toMatchObject({ value: { state: 'locked' } });
  });
  it('that does not answer does not keep the program from closing', async () => {
    await keep('answers');
    await start('waits');
    await running.pop()?.close();
  });
  it('that refuses is said on the locked screen, and the passphrase opens', async () => {
    await keep('answers');
    const { page } = await start('refuses');
    await says(page, /did not open the data folder: it refused, or it has changed/);
    await typePassphrase(page);
    await deskIsOpen(page);
  });
  it('is lost with the session’s folder, and the passphrase opens', async () => {
    await keep('answers');
    const profile = join(folder, 'profile', 'mdt-desk');
    expect(await readdir(profile)).toContain('session');
    await rm(join(profile, 'session'), { recursive: true });
    const { page } = await start('answers');
    await says(page, /did not open the data folder/);
    await typePassphrase(page);
    await deskIsOpen(page);
  });
  it('that fell back on a password everybody knows keeps the key only for who agrees, and better once it can', async () => {
    const { page } = await start('fallsBack', { locked: false });
    const desk = sitDown(page, folder);
    await introduce(desk, coordinator);
    await page.evaluate(() => void (location.hash = '#/lock'));
    await button(page, 'Let the keychain open it').click();
    await typePassphrase(page);
    await says(page, /anybody who has its disk could open the data folder/);
    await isAccessible(desk);
    await page.getByLabel(/^I agree/).check();
    await page.keyboard.press('Enter');
    await says(page, 'From the next start, this computer’s keychain opens the data folder.');
    await says(page, /This computer does not protect the key/);
    await running.pop()?.close();
    const again = await start('answers');
    await expect.poll(() => vaultOf(again.page)).toMatchObject({ value: { state: 'open', keychain: { keeps: 'strong' } } });
  });
});

describe('a machine that nobody can be at, under the stand-in for Electron', () => {
  it('locks the desk: asleep, its screen locked, switched to another person, or only seen to be locked as on Linux', async () => {
    const desktop = await start('answers', { locked: false });
    await deskIsOpen(desktop.page);
    for (const told of [{ power: 'suspend' }, { power: 'lock-screen' }, { power: 'user-did-resign-active' }, { idleState: 'locked' }] as const) {
      desktop.tell(told);
      await says(desktop.page, 'MDT Desk is locked');
      if ('idleState' in told) desktop.tell({ idleState: 'active' });
      await typePassphrase(desktop.page);
      await deskIsOpen(desktop.page);
    }
  });
});
