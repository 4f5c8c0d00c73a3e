import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserDesk } from './browserDesk.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';

let folder: string;
let desk: OpenDesk;
let meeting: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mdt-desk-entry-'));
  desk = await openBrowserDesk(join(folder, 'data'));
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await says(desk.page, /^7 cases · /);
  meeting = new URL(desk.page.url()).hash;
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const drawing = (): Locator => desk.page.getByRole('listbox', { name: /^Drawing of the spine/ });
const marked = async (): Promise<string[]> => (await drawing().locator('[aria-selected="true"]').evaluateAll((levels) => levels.map((level) => level.getAttribute('aria-label') ?? ''))).map((name) => name.split(',')[0] ?? '');

async function openForm(): Promise<void> {
  await desk.page.goto(`${new URL(desk.page.url()).origin}/${meeting}/new-case`);
  await field(desk.page, 'Family name').waitFor();
}

async function discard(): Promise<void> {
  await button(desk.page, 'Discard').click();
  await says(desk.page, 'Discard this entry? What you typed is not saved.');
  await button(desk.page, 'Discard').click();
  await says(desk.page, /cases · /);
}

describe('a case by hand', () => {
  it('is entered by the keyboard alone, with one key between two fields', async () => {
    const { page, keyboard } = desk;
    await openForm();
    await isAccessible(desk);
    keyboard.presses = 0;
    const enter = async (...texts: readonly string[]): Promise<void> => {
      for (const text of texts) {
        await keyboard.type(text);
        await keyboard.press('Enter');
      }
    };
    await enter('TESTPATIENT-ROWAN', 'Robin', '14/3/79', 'male', '999 000 1235', 'present', 'XY 1', 'Test Trust North', 'yesterday', 'Back pain');
    await enter('Ewing sarcoma', 'Thoracic spine', 'c412');
    await keyboard.type('ewing');
    await page.getByRole('option', { name: /^9364\/3 Ewing sarcoma/ }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    expect(await field(page, 'ICD-O').inputValue()).toBe('ICD-O-3.2');
    await keyboard.press('Enter', 2);
    await enter('bone', 'primary', 'confirmed', 'yes', 'yes', 'no', 'no', 'no', 'no', '1', 'T8-9', '');
    expect(await marked()).toEqual(['T8', 'T9']);
    await says(page, 'Surgery should be at RNOH, unless the meeting agrees on another place.');
    await keyboard.type('Neoadjuvant treatment first?');
    await keyboard.press('Tab');
    await keyboard.type('To go on working');
    await keyboard.press('Tab');
    await enter('Test Surgeon A', 'Test CNS 1');
    await keyboard.type('The chair agreed');
    await keyboard.press('Control+Enter');
    await says(page, /^8 cases · /);
    expect(keyboard.presses).toBe(34);
    const row = page.getByRole('row').filter({ hasText: 'TESTPATIENT-ROWAN, Robin' });
    expect(await row.innerText()).toMatch(/T8–T9 Ewing sarcoma/);
  });

  it('says before it is saved that the number is stored, and opens the case that holds it', async () => {
    const { page } = desk;
    await openForm();
    await field(page, 'Family name').fill('TESTPATIENT-OTHER');
    await field(page, 'NHS number').fill('9990001235');
    await says(page, 'The NHS number 999 000 1235 is already that of TESTPATIENT-ROWAN, Robin.');
    await isAccessible(desk);
    await page.keyboard.press('Control+Enter');
    await says(page.getByRole('alert'), /Open that case, or give a reason/);
    await page.getByRole('link', { name: 'Open that case' }).click();
    await page.getByRole('heading', { level: 1, name: 'TESTPATIENT-ROWAN, Robin' }).waitFor();
    // The entry that was left is offered by name and time; it is never taken up unseen.
    await page.goto(`${new URL(page.url()).origin}/${meeting}/new-case`);
    const left = page.getByRole('region', { name: 'Unsaved draft' });
    await says(left, /Unsaved draft of a new case from \d\d:\d\d/);
    await says(left, /TESTPATIENT-OTHER, typed by Test Coordinator/);
    expect(await field(page, 'Family name').count()).toBe(0);
    await isAccessible(desk);
    await button(left, 'Continue the draft').click();
    expect(await field(page, 'Family name').inputValue()).toBe('TESTPATIENT-OTHER');
    await page.goto(`${new URL(page.url()).origin}/${meeting}`);
    await button(page.getByRole('region', { name: 'Unsaved draft' }), 'Continue the draft').click();
    expect(await field(page, 'Family name').inputValue()).toBe('TESTPATIENT-OTHER');
    await discard();
    await openForm();
    expect(await field(page, 'Family name').inputValue()).toBe('');
  });

  it('is not saved by Enter, and names what stands against it with a way to each field', async () => {
    const { page, keyboard } = desk;
    await openForm();
    await keyboard.press('Enter', 5);
    expect(await page.getByRole('alert').filter({ hasText: 'Not saved yet' }).count()).toBe(0);
    await field(page, 'Date of birth').fill('31/2/80');
    await says(page, 'There is no such day on the calendar (day first, then month).');
    await field(page, 'NHS number').fill('9999999999');
    await says(page, 'The NHS number is one digit repeated, which is never issued.');
    await field(page, 'ICD-10').fill('chordoma of the moon');
    await keyboard.press('Control+Enter');
    await says(page, 'The family name is missing.');
    await says(page, 'An ICD-10 code is a letter and two digits, such as C41 or C41.2.');
    await button(page, 'The NHS number is one digit repeated, which is never issued.').click();
    expect(await field(page, 'NHS number').evaluate((element) => element === document.activeElement)).toBe(true);
    await isAccessible(desk);
    await discard();
  });

  it('takes back one field at a time, and does it again', async () => {
    const { page, keyboard } = desk;
    await openForm();
    await keyboard.type('TESTPATIENT-UNDO');
    await keyboard.press('Enter');
    await keyboard.type('Una');
    await keyboard.press('Enter');
    await keyboard.press('Control+z');
    await says(page, /Undone: Given name/);
    expect(await field(page, 'Given name').inputValue()).toBe('');
    expect(await field(page, 'Family name').inputValue()).toBe('TESTPATIENT-UNDO');
    await keyboard.press('Control+z');
    expect(await field(page, 'Family name').inputValue()).toBe('');
    await keyboard.press('Control+Shift+z', 2);
    expect(await field(page, 'Given name').inputValue()).toBe('Una');
    await discard();
  });

  it('marks levels by typing, by the arrow keys and by clicks, each following the other', async () => {
    const { page, keyboard } = desk;
    await openForm();
    const levels = field(page, 'Levels');
    await levels.fill('T11-L1, S2');
    expect(await marked()).toEqual(['T11', 'T12', 'L1', 'S2']);
    await levels.fill('T13');
    await says(page, '“T13” is not a level: the thoracic spine is T1–T12.');
    expect(await marked()).toEqual(['T11', 'T12', 'L1', 'S2']);
    await drawing().focus();
    await keyboard.press('Delete');
    await keyboard.press('c');
    await keyboard.press('Space');
    await keyboard.press('Shift+ArrowDown', 2);
    expect(await levels.inputValue()).toBe('C1–C3');
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    expect(await levels.inputValue()).toBe('C1–C4');
    await page.getByRole('option', { name: 'S2, sacral' }).click();
    await page.getByRole('option', { name: 'coccyx' }).click({ modifiers: ['Shift'] });
    expect(await levels.inputValue()).toBe('C1–C4, S2–coccyx');
    await page.getByRole('option', { name: 'C4, cervical' }).click();
    expect(await levels.inputValue()).toBe('C1–C3, S2–coccyx');
    await isAccessible(desk);
    await discard();
  });

  it('doubts a code that does not fit the levels and changes nothing, and marks one that is not in the list', async () => {
    const { page } = desk;
    await openForm();
    await field(page, 'Levels').fill('S2-4');
    await field(page, 'ICD-10').fill('C41.2');
    await says(page, /The sacrum and coccyx are C41\.4\./);
    await says(page, /not checked by a clinical coder/);
    expect(await field(page, 'ICD-10').inputValue()).toBe('C41.2');
    expect(await field(page, 'Arises in').inputValue()).toBe('unknown');
    await field(page, 'ICD-10').fill('Z99.9');
    await field(page, 'Primary site').focus();
    await says(page, 'unverified');
    await discard();
  });

  it('is there again as a draft after the program was ended, to go on with', async () => {
    const { page } = desk;
    await openForm();
    await field(page, 'Family name').fill('TESTPATIENT-DRAFT');
    await field(page, 'Date of birth').fill('14/3');
    await field(page, 'Levels').fill('T11-');
    await says(page, /Draft kept at \d\d:\d\d/);
    await desk.close();
    desk = await openBrowserDesk(join(folder, 'data'));
    await desk.page.getByRole('link', { name: 'Prepare' }).first().click();
    await says(desk.page, /^Unsaved draft of a new case from \d\d:\d\d/);
    await isAccessible(desk);
    await button(desk.page, 'Continue the draft').click();
    expect(await field(desk.page, 'Family name').inputValue()).toBe('TESTPATIENT-DRAFT');
    expect(await field(desk.page, 'Levels').inputValue()).toBe('T11-');
    await field(desk.page, 'Given name').fill('Dora');
    await discard();
    await desk.page.reload();
    await says(desk.page, /cases · /);
    expect(await desk.page.getByText('Unsaved draft').count()).toBe(0);
  });

  it('is changed by the same form, which lists what will be recorded', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'TESTPATIENT-ROWAN, Robin' }).click();
    await button(page, 'Edit the details').click();
    await field(page, 'Levels').fill('T8-T10');
    const changes = page.getByRole('region', { name: 'What will be recorded' });
    await says(changes, 'T8–T10');
    expect(await changes.innerText()).toMatch(/Levels: T8–T9/);
    await field(page, 'Reason for the change').fill('MRI of yesterday');
    await isAccessible(desk);
    await page.keyboard.press('Control+Enter');
    await says(page.getByRole('region', { name: 'History' }), /MRI of yesterday/);
  });
});

describe('the search', () => {
  it('is reached by a key, finds as one types, and opens by arrow and Enter', async () => {
    const { page, keyboard } = desk;
    await page.locator('main').focus();
    await keyboard.press('/');
    await keyboard.type('0001 235');
    await page.getByRole('option', { name: /TESTPATIENT-ROWAN/ }).waitFor();
    await isAccessible(desk);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'TESTPATIENT-ROWAN, Robin' }).waitFor();
  });

  it('shows all it found on a page of its own, narrowed by filters, and still does on the way back', async () => {
    const { page, keyboard } = desk;
    await page.locator('main').focus();
    await keyboard.press('/');
    await keyboard.type('sarcoma');
    await says(page, /found\./);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
    await page.locator('mark').first().waitFor();
    await isAccessible(desk);
    await page.getByLabel(/^Urgent only/).check();
    await says(page, /^1 of 9 cases/);
    await keyboard.press('Shift+Tab');
    await page.getByRole('combobox', { name: /^Name, number/ }).focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /TESTPATIENT-DAMSON/ }).waitFor();
    expect(page.url()).not.toMatch(/sarcoma/);
    await page.goBack();
    await says(page, /^1 of 9 cases/);
    await page.getByRole('combobox', { name: /^Name, number/ }).fill('nothing of the kind');
    await says(page, 'Nothing holds all of these words');
    await button(page, 'Search without the filters').waitFor();
    await isAccessible(desk);
  });
});
