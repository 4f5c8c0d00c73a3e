import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchChromium } from '../fakes/chromium.ts';
import { type Loopback, startLoopback } from '../fakes/loopback.ts';
import { testPassphrase } from '../fakes/vaultFolder.ts';
import { laptop } from './browserDesk.ts';
import { button, type Desk, field, says, sitDown } from './desk.ts';
import { coordinator, handOver, introduce } from './steps/people.ts';
import { startMeeting } from './steps/roomMoves.ts';

/** A form, how one comes to it, and what is typed into one of its fields. The text tells itself from everything else there is. */
type Form = {
  readonly name: string;
  /** The screen's address, in which the demonstration's meeting and a case of it are named. */
  readonly at: (ids: Ids) => string;
  /** Opens the form where it does not open by itself. */
  readonly open: (page: Page) => Promise<void>;
  readonly field: (page: Page) => Locator;
  readonly text: string;
};
type Ids = { readonly meetingId: string; readonly caseId: string };

const pressed = (name: string | RegExp) => (page: Page) => button(page, name).first().click();
const alwaysOpen = async (): Promise<void> => undefined;

const forms: readonly Form[] = [
  { name: 'Attendance', at: ({ meetingId }) => `/meetings/${meetingId}/prepare`, open: pressed('Attendance'), field: (page) => field(page.getByRole('dialog'), 'Name'), text: 'Test Quince Person' },
  { name: 'Change the meeting', at: ({ meetingId }) => `/meetings/${meetingId}/prepare`, open: pressed('Change the meeting'), field: (page) => field(page, 'Place or link'), text: 'Quince Room' },
  { name: 'Take a case off the agenda', at: ({ meetingId }) => `/meetings/${meetingId}/prepare`, open: pressed(/^Take TESTPATIENT.* off the agenda/), field: (page) => field(page, 'Reason'), text: 'TESTPATIENT quince moved away' },
  { name: 'Plan a meeting', at: () => '/', open: pressed('Plan a meeting'), field: (page) => field(page, 'Scribe'), text: 'Test Quince Scribe' },
  { name: 'New recurring meeting', at: () => '/recurring', open: pressed('New recurring meeting'), field: (page) => field(page, 'Name'), text: 'Quince MDT' },
  { name: 'Another day not held', at: () => '/recurring', open: pressed('New recurring meeting'), field: (page) => field(page, 'Why, such as bank holiday'), text: 'quince holiday' },
  { name: 'Breaks and follow-up', at: () => '/recurring', open: alwaysOpen, field: (page) => field(page, 'Ask for a break after (minutes)'), text: '77' },
  { name: 'Add a practitioner', at: () => '/directory', open: pressed('Add a practitioner'), field: (page) => field(page, 'Speciality'), text: 'quince surgery' },
  { name: 'Where backups go', at: () => '/backups', open: alwaysOpen, field: (page) => field(page, 'Backup folder'), text: '/quince/backups' },
  { name: 'Add an action', at: ({ caseId }) => `/cases/${caseId}`, open: pressed('Add an action'), field: (page) => field(page, 'What is to be done'), text: 'Ring the quince ward' },
  { name: 'Declare urgent treatment', at: ({ caseId }) => `/cases/${caseId}`, open: pressed('Declare urgent treatment'), field: (page) => field(page, 'Treatment'), text: 'quince chemotherapy' },
  {
    name: 'A cell of the readiness board',
    at: ({ meetingId }) => `/meetings/${meetingId}/readiness`,
    open: (page) => page.getByRole('gridcell', { name: /^Question for the MDT:|^Question:/ }).first().press('Enter'),
    field: (page) => page.locator('.cell-editor textarea'),
    text: 'quince or no quince?',
  },
  { name: 'Put aside', at: ({ meetingId }) => `/meetings/${meetingId}`, open: pressed('With a reason…'), field: (page) => field(page.getByRole('form', { name: 'Why it is put aside' }), 'Reason'), text: 'the quince films are late' },
  { name: 'Second person’s check', at: ({ meetingId }) => `/meetings/${meetingId}/close`, open: alwaysOpen, field: (page) => field(page, 'Or: no second person because'), text: 'quince alone in the room' },
];

describe('what is typed into any form and not recorded', () => {
  let folder: string;
  let browser: Browser;
  let shell: Loopback;
  let desk: Desk;
  let ids: Ids;
  const data = (): string => join(folder, 'data');

  async function sit(): Promise<void> {
    const page = await (await browser.newContext({ viewport: laptop })).newPage();
    await page.goto(shell.url);
    desk = sitDown(page, data());
  }
  async function startAgain(): Promise<void> {
    await shell.kill();
    await desk.page.context().close();
    shell = await startLoopback({ data: data() });
    await sit();
    await button(desk.page, /^At the keyboard:/).waitFor();
  }
  async function goTo(form: Form, page = desk.page): Promise<void> {
    await page.evaluate((address) => void (location.hash = address), form.at(ids));
    await page.getByRole('heading', { level: 1 }).or(page.getByRole('navigation', { name: 'Agenda' })).first().waitFor();
  }
  /** Goes to the form as one who comes from another screen: where something is typed in it, it is open, unless it is in a panel of its own. */
  async function find(form: Form, page = desk.page, typed = true): Promise<Locator> {
    await page.evaluate(() => void (location.hash = '#/referrers'));
    await page.getByRole('heading', { level: 1, name: 'Guidance for referrers' }).waitFor();
    await goTo(form, page);
    const found = form.field(page);
    if (!typed || form.name === 'Attendance' || form.name.startsWith('A cell')) await form.open(page);
    await found.waitFor();
    return found;
  }
  async function isKept(form: Form, page = desk.page): Promise<void> {
    expect(await (await find(form, page)).inputValue(), form.name).toBe(form.text);
    await says(page, /Not saved yet; kept \d\d:\d\d/);
  }

  /** What the data folder keeps. */
  const keptNow = (): Promise<string> => desk.page.evaluate(() => fetch('/api/typed.read', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((answer) => answer.text()));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mdt-desk-typed-'));
    browser = await launchChromium();
    shell = await startLoopback({ data: data() });
    await sit();
    await introduce(desk, coordinator);
    await button(desk.page, 'Load the demonstration').click();
    await desk.page.getByRole('heading', { level: 1, name: /^Prepare/ }).waitFor();
    const meetingId = /meetings\/([^/]+)/.exec(desk.page.url())?.[1] ?? '';
    const link = await desk.page.getByRole('link', { name: /^TESTPATIENT-FIVE|^TESTPATIENT/ }).first().getAttribute('href');
    ids = { meetingId, caseId: /cases\/([^/]+)/.exec(link ?? '')?.[1] ?? '' };
    await startMeeting(desk);
  });
  afterAll(async () => {
    await browser?.close();
    await shell?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('stands in its form again, said to be not saved yet, after the page was loaded anew and after the program was killed', async () => {
    for (const form of forms) {
      const typed = form.name === 'Another day not held';
      await (await find(form, desk.page, typed)).fill(form.text);
      await says(desk.page, 'Not saved yet; kept');
    }
    await desk.page.reload();
    await button(desk.page, /^At the keyboard:/).waitFor();
    for (const form of forms.slice(0, 3)) await isKept(form);
    await startAgain();
    for (const form of forms) await isKept(form);
    expect(desk.faults).toEqual([]);
  });

  it('is in no page and in the clear in no file while the desk is locked, and stands in its form once it is open', async () => {
    const [last] = forms.slice(-1);
    if (last === undefined) return;
    const typing = await find(last);
    await typing.fill('quince typed in the last moment');
    expect(await quinces(desk.page)).toContain('quince typed in the last moment');
    await desk.page.keyboard.press('F9');
    await says(desk.page, 'MDT Desk is locked');
    expect(await desk.page.content()).not.toMatch(/quince/i);
    await expect.poll(() => quinces(desk.page), { timeout: 20_000 }).toEqual([]);
    expect(await namesIn(data())).toEqual([]);
    await field(desk.page, 'Passphrase').fill(testPassphrase);
    await desk.page.keyboard.press('Enter');
    await isKept({ ...last, text: 'quince typed in the last moment' });
    for (const form of forms.slice(0, -1)) await isKept(form);
  });

  it('does not come back to the page with an answer that was under way when the desk was locked', async () => {
    const form = forms.at(-2);
    if (form === undefined) return;
    await isKept(form);
    let letThrough = (): void => undefined;
    const locked = new Promise<void>((resolve) => (letThrough = resolve));
    const asked = new Promise<void>((resolve) => {
      void desk.page.route('**/api/typed.read', async (route) => {
        const response = await route.fetch();
        resolve();
        await locked;
        await route.fulfill({ response });
      });
    });
    await desk.page.evaluate(() => void window.dispatchEvent(new Event('focus')));
    await asked;
    await desk.page.keyboard.press('F9');
    await says(desk.page, 'MDT Desk is locked');
    const answered = desk.page.waitForResponse('**/api/typed.read');
    letThrough();
    await answered;
    await desk.page.unroute('**/api/typed.read');
    await expect.poll(() => quinces(desk.page), { timeout: 20_000 }).toEqual([]);
    await field(desk.page, 'Passphrase').fill(testPassphrase);
    await desk.page.keyboard.press('Enter');
    await isKept(form);
  });

  it('is found by whoever takes the keyboard next, with the name of who typed it, and not dropped by who may only look', async () => {
    const [form] = forms.filter(({ name }) => name === 'Add an action');
    if (form === undefined) return;
    await handOver(desk, { name: 'Test Onlooker', role: 'Other', trust: 'Test Trust South' });
    await find(form);
    await says(desk.page, /Not saved yet; kept .*, typed by Test Coordinator/);
    await form.field(desk.page).fill('Ring the quince ward twice');
    await says(desk.page, /Not saved yet, and not kept: /);
    expect(await form.field(desk.page).inputValue()).toBe('Ring the quince ward twice');
    await handOver(desk, coordinator);
    await form.field(desk.page).fill(form.text);
    await says(desk.page, 'Not saved yet; kept');
  });

  it('goes from another window once it is recorded in the first', async () => {
    const [form] = forms.filter(({ name }) => name === 'Declare urgent treatment');
    if (form === undefined) return;
    const other = await desk.page.context().newPage();
    await other.goto(new URL(desk.page.url()).origin);
    await button(other, /^At the keyboard:/).waitFor();
    await isKept(form, other);
    await desk.page.bringToFront();
    await find(form);
    await button(desk.page, 'Cancel').first().waitFor();
    await desk.page.getByRole('form', { name: 'Urgent treatment' }).getByRole('button', { name: 'Declare urgent treatment' }).click();
    await desk.page.getByRole('form', { name: 'Urgent treatment' }).waitFor({ state: 'detached' });
    await other.bringToFront();
    await other.evaluate(() => void window.dispatchEvent(new Event('focus')));
    await expect.poll(() => form.field(other).count(), { timeout: 15_000 }).toBe(0);
    await other.close();
    await desk.page.bringToFront();
  });

  it('stands in a line of the agenda too, said there to be not saved, and is taken over by Enter', async () => {
    const toAgenda = { ...forms[0], at: ({ meetingId }: Ids) => `/meetings/${meetingId}/prepare`, name: 'minutes', open: alwaysOpen, text: '17', field: (page: Page) => page.getByLabel(/^Minutes for/).last() };
    await (await find(toAgenda)).pressSequentially('7');
    expect(await toAgenda.field(desk.page).inputValue()).toMatch(/7$/);
    const typed = await toAgenda.field(desk.page).inputValue();
    await expect.poll(keptNow, { timeout: 15_000 }).toContain('agendaLine');
    await desk.page.reload();
    await says(desk.page, 'not saved yet');
    expect(await toAgenda.field(desk.page).inputValue()).toBe(typed);
    await toAgenda.field(desk.page).press('Enter');
    await toAgenda.field(desk.page).blur();
    await desk.page.getByText('not saved yet', { exact: true }).waitFor({ state: 'detached' });
    await desk.page.reload();
    await expect.poll(() => toAgenda.field(desk.page).inputValue(), { timeout: 15_000 }).toBe(typed);
    expect(await desk.page.getByText('not saved yet', { exact: true }).count()).toBe(0);
  });

  it('is never thrown away by Escape or Cancel alone: the form asks, and keeps it unless told otherwise', async () => {
    const leavable = forms.filter(({ name }) => !['Attendance', 'Another day not held', 'Breaks and follow-up', 'Where backups go', 'Second person’s check', 'Declare urgent treatment'].includes(name));
    expect(leavable.length).toBeGreaterThan(7);
    for (const form of leavable) {
      const typing = await find(form);
      const around = typing.locator('xpath=ancestor::form');
      await typing.focus();
      await desk.page.keyboard.press('Escape');
      await says(around, 'Discard this entry? What you typed is not saved.');
      expect(await button(around, 'Keep editing').evaluate((answer) => answer === document.activeElement), form.name).toBe(true);
      await desk.page.keyboard.press('Escape');
      expect(await typing.evaluate((field) => field === document.activeElement), form.name).toBe(true);
      await button(around, 'Cancel').click();
      await desk.page.keyboard.press('Enter');
      expect(await typing.inputValue(), form.name).toMatch(/quince/i);
    }
  });

  it('is gone once it is recorded or cancelled, also after the program was killed', async () => {
    const recorded = forms.find(({ name }) => name === 'Add an action');
    const settings = forms.filter(({ name }) => name === 'Breaks and follow-up');
    if (recorded === undefined) return;
    await find(recorded);
    const form = desk.page.getByRole('form', { name: 'Add an action' });
    await field(form, 'Owner').fill('Test Owner');
    await field(form, 'Due').fill('+7');
    await button(form, 'Add the action').click();
    await form.waitFor({ state: 'detached' });
    // What is typed to close it again comes back as well, on its case and in the list of what is owed.
    await button(desk.page, 'Close: Ring the quince ward').click();
    await field(desk.page, 'In words').fill('the ward rang');
    await says(desk.page, 'Not saved yet; kept');
    await desk.page.reload();
    await expect.poll(() => field(desk.page, 'In words').inputValue(), { timeout: 15_000 }).toBe('the ward rang');
    await desk.page.evaluate(() => void (location.hash = '#/actions'));
    await desk.page.getByRole('heading', { level: 1, name: 'Actions and conditions' }).waitFor();
    await expect.poll(() => field(desk.page, 'In words').inputValue(), { timeout: 15_000 }).toBe('the ward rang');
    await desk.page.getByRole('form', { name: 'Close the action' }).getByRole('button', { name: 'Close it' }).click();
    await desk.page.getByText('Ring the quince ward').waitFor({ state: 'detached' });
    for (const saved of settings) {
      const around = (await find(saved)).locator('xpath=ancestor::form');
      await button(around, 'Save').click();
      await says(around, 'Saved.');
      await around.getByText('Not saved yet').waitFor({ state: 'detached' });
    }
    const cancelled = forms.filter(({ name }) => ['Change the meeting', 'Take a case off the agenda', 'Plan a meeting', 'New recurring meeting', 'Add a practitioner', 'Put aside'].includes(name));
    for (const left of cancelled) {
      const around = (await find(left)).locator('xpath=ancestor::form');
      await button(around, 'Cancel').click();
      await button(around, 'Discard').click();
      await around.waitFor({ state: 'detached' });
    }
    // A kill in the very moment of the press would find it still there.
    await expect.poll(keptNow, { timeout: 15_000 }).not.toContain('putAside');
    await startAgain();
    for (const left of [recorded, ...cancelled]) {
      const there = await find(left, desk.page, false);
      expect(await there.inputValue(), left.name).not.toMatch(/quince/i);
    }
    const [room] = settings;
    if (room !== undefined) expect(await (await find(room)).inputValue()).toBe('77');
    expect(await desk.page.getByText('Not saved yet').count()).toBe(0);
  });
});

/** Everything the page holds in memory, as the browser writes it down. */
async function quinces(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void parts.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', {});
  await session.detach();
  const { strings } = z.object({ strings: z.array(z.string()) }).parse(JSON.parse(parts.join('')));
  return strings.filter((text) => /quince/i.test(text));
}

/** The files of a folder in which what was typed stands in the clear. */
async function namesIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(files.map(async (path) => [path, (await readFile(path)).toString('latin1')] as const));
  return found.filter(([, bytes]) => /quince/i.test(bytes)).map(([path]) => path);
}
