import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../fakes/chromium.ts';
import { type Loopback, startLoopback } from '../fakes/loopback.ts';
import { button, type Desk, field, sitDown } from './desk.ts';
import { coordinator, introduce } from './steps/people.ts';
import { startMeeting } from './steps/roomMoves.ts';

let folder: string;
let shell: Loopback;
let browser: Browser;
let context: BrowserContext;
let desk: Desk;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-closing-'));
  shell = await startLoopback({ data: join(folder, 'data') });
  browser = await launchChromium();
  context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(shell.url);
  desk = sitDown(page, folder);
  await introduce(desk, coordinator);
  await button(page, /^At the keyboard:/).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await shell?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Another tab of the same browser. */
async function openTab(): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(desk.page.url());
  await button(tab, /^At the keyboard:/).waitFor();
  return tab;
}

/** Closes the tab as a person does, and stays where the browser asks; whether it did. */
async function asksAtClose(page: Page): Promise<boolean> {
  const answered = new Promise<boolean>((resolve) => {
    page.once('dialog', (dialog) => void dialog.dismiss().then(() => resolve(dialog.type() === 'beforeunload')));
    page.once('close', () => resolve(false));
  });
  await page.close({ runBeforeUnload: true });
  return await answered;
}

describe('a tab of the browser shell that is closed', () => {
  it('has the browser ask while something is typed, and not where that was typed in another tab', async () => {
    const tab = await openTab();
    await button(tab, 'Plan a meeting').first().click();
    await field(tab, 'Place or link').fill('Quince Room');
    expect(await asksAtClose(tab)).toBe(true);
    expect(await field(tab, 'Place or link').inputValue()).toBe('Quince Room');
    const other = await openTab();
    await other.getByRole('heading', { level: 1 }).click();
    expect(await asksAtClose(other)).toBe(false);
  });

  it('has the browser ask while a meeting is in progress', async () => {
    const { page } = desk;
    await button(page, 'Load the demonstration').click();
    await startMeeting(desk);
    const tab = await openTab();
    await tab.getByRole('navigation', { name: 'Agenda' }).click();
    expect(await asksAtClose(tab)).toBe(true);
  });
});
