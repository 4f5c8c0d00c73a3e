import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../fakes/chromium.ts';
import { type Loopback, startLoopback } from '../fakes/loopback.ts';
import { laptop } from './browserDesk.ts';
import { button, type Desk, field, isAccessible, says, sitDown } from './desk.ts';
import { coordinator, introduce } from './steps/people.ts';

const [first, second] = ['invented lantern under seven plums', 'another lantern over nine pears'];

describe('the lock, as a person meets it', () => {
  let folder: string;
  let browser: Browser;
  let shell: Loopback;
  let desk: Desk;
  let wall: Page;
  let words: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-lock-'));
    browser = await launchChromium();
    shell = await startLoopback({ data: join(folder, 'data'), locked: true });
    const page = await (await browser.newContext({ viewport: laptop })).newPage();
    await page.goto(shell.url);
    desk = sitDown(page, join(folder, 'data'));
  });
  afterAll(async () => {
    await browser?.close();
    await shell?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const typePair = async (label: string, passphrase: string, again = passphrase): Promise<void> => {
    await field(desk.page, label).fill(passphrase);
    await field(desk.page, 'The same again').fill(again);
    await desk.page.keyboard.press('Enter');
  };

  it('asks for a first passphrase, says why one does not do, and takes the two only when they are alike', async () => {
    await says(desk.page, 'Choose a passphrase');
    await isAccessible(desk);
    await typePair('Passphrase', 'short');
    await says(desk.page, /too short: at least 12 characters/);
    await typePair('Passphrase', first, second);
    await says(desk.page, 'The two are not the same.');
    await typePair('Passphrase', first);
    await says(desk.page, 'If the passphrase is forgotten, these 13 words open the data folder');
  });

  it('shows the recovery key once and puts it in force when three of its words are typed', async () => {
    words = await desk.page.getByRole('listitem').allTextContents();
    expect(words).toHaveLength(13);
    await isAccessible(desk);
    await button(desk.page, 'I have them on paper').click();
    await isAccessible(desk);
    const asked = await desk.page.locator('form label').allTextContents();
    expect(asked).toHaveLength(3);
    await field(desk.page, asked[0] ?? '').fill('wrong');
    await desk.page.keyboard.press('Enter');
    await says(desk.page, /is another one on the paper/);
    for (const label of asked) await field(desk.page, label).fill(words[Number(label.slice('Word '.length)) - 1] ?? '');
    await desk.page.keyboard.press('Enter');
    await introduce(desk, coordinator);
    await expect.poll(() => desk.page.getByText('There is no recovery key').count()).toBe(0);
  });

  it('locks at one key, blanks the wall, and leaves nothing of a patient on either page', async () => {
    await button(desk.page, 'Load the demonstration').click();
    await desk.page.getByRole('link', { name: /^Prepare/ }).first().click();
    await says(desk.page, /TESTPATIENT/);
    const meetingId = /meetings\/([^/]+)/.exec(desk.page.url())?.[1] ?? '';
    wall = await desk.page.context().newPage();
    await wall.goto(`${new URL(desk.page.url()).origin}/#/display/${meetingId}`);
    await says(wall, 'The meeting has not begun');
    await desk.page.bringToFront();
    await desk.page.keyboard.press('F9');
    await says(desk.page, 'MDT Desk is locked');
    await says(wall, 'MDT Desk is locked');
    for (const page of [desk.page, wall]) expect(await page.content()).not.toContain('TESTPATIENT');
    await isAccessible(desk);
  });

  it('refuses a wrong passphrase in words, and comes back to the same screen with the right one', async () => {
    await field(desk.page, 'Passphrase').fill(second);
    await desk.page.keyboard.press('Enter');
    await says(desk.page, 'That is not the passphrase of this data folder. Nothing was opened.');
    expect(await field(desk.page, 'Passphrase').inputValue()).toBe('');
    await field(desk.page, 'Passphrase').fill(first);
    await desk.page.keyboard.press('Enter');
    await says(desk.page, /TESTPATIENT/);
    await says(wall, 'The meeting has not begun');
  });

  it('keeps what is being typed, also within the moment the key is pressed', async () => {
    await desk.page.evaluate(() => void (location.hash += '/new-case'));
    await field(desk.page, 'Family name').fill('TESTPATIENT-HALFTYPED');
    await desk.page.keyboard.press('F9');
    await says(desk.page, 'MDT Desk is locked');
    await field(desk.page, 'Passphrase').fill(first);
    await desk.page.keyboard.press('Enter');
    await button(desk.page, 'Continue the draft').click();
    expect(await field(desk.page, 'Family name').inputValue()).toBe('TESTPATIENT-HALFTYPED');
  });

  it('opens by the recovery key when the passphrase was forgotten, and takes a new one', async () => {
    await desk.page.keyboard.press('F9');
    await button(desk.page, 'The passphrase was forgotten').click();
    await isAccessible(desk);
    await field(desk.page, 'The 13 words of the recovery key').fill(words.join('\n'));
    await typePair('New passphrase', second);
    await button(desk.page, 'Continue the draft').waitFor();
  });

  it('changes the passphrase for who knows it, and the minutes after which it locks', async () => {
    await desk.page.evaluate(() => void (location.hash = '#/lock'));
    await says(desk.page, 'Not available in a browser. You enter the passphrase at every start.');
    await button(desk.page, 'Change the passphrase').click();
    await field(desk.page, 'The passphrase until now').fill(first);
    await typePair('New passphrase', first);
    await says(desk.page, 'That is not the passphrase of this data folder');
    await field(desk.page, 'The passphrase until now').fill(second);
    await desk.page.keyboard.press('Enter');
    await says(desk.page, 'The passphrase was changed.');
    await button(desk.page, 'Change the minutes').click();
    await field(desk.page, 'Minutes').fill('0');
    await desk.page.keyboard.press('Enter');
    await says(desk.page, 'Minutes is at least one minute.');
    await field(desk.page, 'Minutes').fill('25');
    await desk.page.keyboard.press('Enter');
    await says(desk.page, /After 25 minutes/);
    await isAccessible(desk);
    expect(desk.faults).toEqual([]);
  });
});
