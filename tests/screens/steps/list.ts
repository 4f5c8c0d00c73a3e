import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { button, type Desk, field, isAccessible, says } from '../desk.ts';
import type { Step } from '../journey.steps.ts';
import { coordinator, introduce } from './people.ts';
import { caseList } from './prepare.ts';

/** The list of a meeting, where it does not go smoothly. */
export const listSteps: readonly Step[] = [
  ['loads the demonstration into an empty folder', demonstration],
  ['takes a case off the agenda only with a reason', takeOff],
  ['puts it on again, after the cut-off only with a reason', putOn],
  ['looks again at a list when the record has changed since the dry run', conflict],
  ['keeps a correction that was begun while another screen is looked at', correct],
];

async function demonstration(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await introduce(desk, coordinator);
  await keyboard.use(button(page, 'Load the demonstration'));
  await says(page, /^7 cases · /);
}

async function takeOff(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page, 'Take TESTPATIENT-HAZEL, Noor off the agenda'));
  const form = page.getByRole('form', { name: 'Take TESTPATIENT-HAZEL, Noor off the agenda' });
  await keyboard.press('Enter');
  await says(form, /needs a reason in words/);
  await isAccessible(desk);
  await keyboard.type('Treated elsewhere');
  await keyboard.press('Enter');
  await says(page, /^6 cases · /);
}

async function putOn(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page, 'Add an existing case'));
  await keyboard.choose(field(page, 'Case'), 'TESTPATIENT-HAZEL, Noor');
  // Whether the cut-off has passed depends on the weekday on which this runs; the reason is taken on every day.
  await keyboard.reach(page.locator('[name="lateAgreedBy"]'));
  await keyboard.type('Test Chair');
  await keyboard.reach(page.locator('[name="lateReason"]'));
  await keyboard.type('Back from the other centre');
  await keyboard.press('Enter');
  await says(page, /^7 cases · /);
  await says(page, /late: Back from the other centre \(agreed by Test Chair\)/);
}

async function conflict(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(page.getByRole('link', { name: 'Import a case list' }));
  await field(page, 'Case list (CSV, Excel or an MDT Desk pack)').setInputFiles(caseList);
  await button(page, 'Import 9 of 12 rows').waitFor();
  await importElsewhere(desk);
  await keyboard.use(button(page, 'Import 9 of 12 rows'));
  await says(page.getByRole('alert'), /What is shown is up to date again|since the dry run|look at the list again/i);
  await keyboard.use(button(page, 'Look at the list again'));
  await button(page.getByRole('group', { name: 'Show only' }), 'new 0').waitFor();
  await isAccessible(desk);
}

/** Somebody else, in a second window, takes the same list in. */
async function importElsewhere({ page }: Desk): Promise<void> {
  const base64 = (await readFile(caseList)).toString('base64');
  const taken = await page.evaluate(async (bytes) => {
    const ask = async (name: string, input: object) => (await fetch(`/api/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json();
    const list = { meetingId: location.hash.split('/')[2], fileName: 'case-list.csv', base64: bytes };
    const { value } = await ask('import.preview', list);
    return ask('import.commit', { by: { name: 'Second Coordinator', role: 'coordinator', trust: '', practitionerId: null }, ...list, basis: value.basis, choices: [] });
  }, base64);
  expect(taken).toMatchObject({ ok: true });
}

async function correct(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(page.getByRole('link', { name: 'Back to the agenda' }));
  await keyboard.use(page.getByRole('link', { name: 'TESTPATIENT-HAZEL, Noor' }));
  await page.getByRole('heading', { level: 1, name: 'TESTPATIENT-HAZEL, Noor' }).waitFor();
  await keyboard.use(button(page, 'Edit the details'));
  const number = page.getByRole('form', { name: 'Edit the details' }).getByLabel('Hospital number');
  await keyboard.fill(number, 'DEMO0070');
  await isAccessible(desk);
  await keyboard.use(page.getByRole('link', { name: 'Its meeting' }));
  await page.getByRole('navigation', { name: 'Agenda' }).waitFor();
  await page.goBack();
  await number.waitFor();
  expect(await number.inputValue()).toBe('DEMO0070');
  await keyboard.reach(number);
  await keyboard.press('Control+Enter');
  await says(page.getByRole('region', { name: 'History' }), /hospital|Details|corrected|changed/i);
  await says(page, 'DEMO0070');
}
