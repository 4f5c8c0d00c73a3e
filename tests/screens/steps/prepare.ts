import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { londonDay } from '../../../shared/domain/dates.ts';
import { button, type Desk, field, isAccessible, says } from '../desk.ts';
import type { Step } from '../journey.steps.ts';
import { coordinator, introduce } from './people.ts';
import { startMeeting } from './roomMoves.ts';

/** The case list of twelve rows that the imports of these tests take in. */
export const caseList = fileURLToPath(new URL('../../samples/case-list.csv', import.meta.url));

/** From an empty workspace to a meeting that has begun. */
export const prepareSteps: readonly Step[] = [
  ['asks who is at the keyboard before anything else', askWho],
  ['plans a meeting for the next Thursday whose list is still open', plan],
  ['shows the result of all 12 rows of a case list before anything is written', lookAtList],
  ['takes the list in and accounts for every row', takeList],
  ['moves a case up with Alt and the arrow', reorder],
  ['records who attends, and says which role is missing until there is a quorum', attend],
  ['records to whom the list went', circulate],
  ['starts the meeting', start],
];

async function askWho(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.reach(field(page, 'Name'));
  await keyboard.press('Enter');
  await says(page, /needs a name/);
  expect(await field(page, 'Name').evaluate((element) => element === document.activeElement)).toBe(true);
  await isAccessible(desk);
  await introduce(desk, coordinator);
  await says(page, 'Nothing is recorded here yet');
  await says(page, 'Pathway v2, review overdue.');
  await isAccessible(desk);
}

async function plan(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page, 'Plan a meeting'));
  const day = (await field(page, 'Date').getAttribute('data-date')) ?? '';
  expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(4);
  const cutOff = (await field(page, 'Cut-off for listing').getAttribute('data-date')) ?? '';
  expect(cutOff >= londonDay(new Date().toISOString())).toBe(true);
  await isAccessible(desk);
  await keyboard.fill(field(page, 'Place or link'), 'Seminar room');
  await keyboard.fill(field(page, 'Chair'), 'Test Chair');
  await keyboard.fill(field(page, 'Scribe'), 'Test Scribe');
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Prepare Thu / }).waitFor();
  await says(page, 'The agenda is empty');
  await isAccessible(desk);
}

async function lookAtList(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(page.getByRole('link', { name: 'Import a case list' }));
  const chooser = field(page, 'Case list (CSV, Excel or an MDT Desk pack)');
  await keyboard.reach(chooser);
  // The chooser's own window belongs to the system and is outside of the page.
  await chooser.setInputFiles(caseList);
  const shown = page.getByRole('group', { name: 'Show only' });
  for (const count of ['all 12', 'new 6', 'update 0', 'duplicate 1', 'wrong list 3', 'refused 2']) await button(shown, count).waitFor();
  await keyboard.use(button(shown, 'refused 2'));
  await says(page, 'The NHS number fails its check digit');
  await says(page, '"31/02/1988" in "Date of Birth" is not a date on the calendar (day/month/year).');
  expect(await page.getByRole('region', { name: 'Rows of the list' }).getByRole('row').count()).toBe(1 + 2);
  await keyboard.use(button(shown, 'all 12'));
  await isAccessible(desk);
}

async function takeList(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page, 'Import 9 of 12 rows'));
  await says(page, '6 imported, 3 recorded with the exit, 1 left out, 2 refused: 12 rows in all.');
  expect(await page.getByRole('row').count()).toBe(1 + 12);
  await isAccessible(desk);
  await keyboard.use(page.getByRole('link', { name: 'Go to the agenda' }));
  await says(page, /^6 cases · 18 minutes estimated · 0 ready, 6 not ready · No quorum/);
  await isAccessible(desk);
}

async function reorder({ page, keyboard }: Desk): Promise<void> {
  await keyboard.reach(page.getByRole('link', { name: 'TESTPATIENT-NINE, Ines' }));
  await keyboard.press('Alt+ArrowUp');
  await says(page, 'Moved to place 5.');
  const names = await page.getByRole('rowheader').getByRole('link').allTextContents();
  expect(names.map((name) => name.split('-')[1])).toEqual(['ONE, Ada', 'TWO, Ben', 'THREE, Cleo', 'FOUR, Dev', 'NINE, Ines', 'FIVE, Esi']);
}

const people = [
  ['Test Chair', 'Chair'],
  ['Test Surgeon A', 'Spinal surgeon'],
  ['Test Oncologist', 'Clinical oncologist'],
  ['Test Radiologist', 'Radiologist'],
  ['Test Pathologist', 'Pathologist'],
  ['Test Scribe', 'MDT coordinator'],
] as const;

async function attend(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page, 'Attendance'));
  const dialog = page.getByRole('dialog', { name: 'Attendance' });
  const add = async (name: string, role: string): Promise<void> => {
    await keyboard.choose(field(dialog, 'Role'), role);
    await keyboard.reach(field(dialog, 'Name'));
    await keyboard.type(name);
    await keyboard.press('Enter');
    await dialog.getByRole('rowheader', { name }).waitFor();
  };
  for (const [name, role] of people) await add(name, role);
  await says(dialog, 'No quorum: no clinical nurse specialist');
  await add('Test CNS 1', 'Clinical nurse specialist');
  await says(dialog, 'Quorum ✓');
  await isAccessible(desk);
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function circulate(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page.getByRole('group', { name: 'Build the list' }), 'Circulate the list'));
  await keyboard.fill(field(page, 'Circulated to'), 'Core members by the trust mail');
  await keyboard.press('Enter');
  await says(page, /\(circulated .+\)/);
}

async function start(desk: Desk): Promise<void> {
  const { page } = desk;
  await startMeeting(desk);
  await says(page.getByRole('navigation', { name: 'Agenda' }), '0 of 6 done');
  await says(page.getByRole('banner'), /in progress 00:0\d/);
  await isAccessible(desk);
}
