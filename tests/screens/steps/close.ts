import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { button, decision, type Desk, field, isAccessible, says } from '../desk.ts';
import type { Step } from '../journey.steps.ts';
import { checkCsv, checkJson, checkMinutes, sealShown } from './exported.ts';
import { checkRecord } from './recorded.ts';
import { coordinator, goTo, handOver } from './people.ts';
import { discuss, nextCase, openForm, record } from './roomMoves.ts';

/** From the last open case to what a reader of the outcomes finds. */
export const closeSteps: readonly Step[] = [
  ['does not close while a case is open, and names it', closeRefused],
  ['defers a case with its cause, its owner and the day', defer],
  ['lists every key behind the question mark', keysShown],
  ['closes only with a second person, and shows the seal', close],
  ['exports minutes that name the pathway, its overdue review, and what was read back', minutes],
  ['exports the outcomes as a table and as data', outcomes],
  ['takes an addendum behind the seal, which stays as it was', addendum],
  ['has it all in the record, as the command line reads it beside the open program', checkRecord],
];

async function closeRefused(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await handOver(desk, coordinator);
  await goTo(desk, 'Meetings');
  await keyboard.use(page.getByRole('link', { name: 'Open the meeting room' }));
  await says(page.getByRole('navigation', { name: 'Agenda' }), '5 of 6 done');
  await keyboard.use(page.getByRole('link', { name: 'Close the meeting' }));
  await isAccessible(desk);
  expect(await field(page, 'Checked by').inputValue()).toBe('');
  await keyboard.fill(field(page, 'Checked by'), 'Test Scribe');
  await keyboard.press('Enter');
  await says(page.getByRole('alert'), /The meeting cannot be closed yet\. .*TESTPATIENT-FIVE/);
  // The way out for a case that does not belong here asks for a reason, and may be left again.
  await keyboard.use(button(page, 'Take TESTPATIENT-FIVE, Esi off the agenda'));
  const form = page.getByRole('form', { name: 'Take TESTPATIENT-FIVE, Esi off the agenda' });
  await keyboard.use(button(form, 'Take it off'));
  await says(form, /needs a reason/);
  await isAccessible(desk);
  await keyboard.use(button(form, 'Cancel'));
  await form.waitFor({ state: 'detached' });
}

async function defer(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(page.getByRole('link', { name: 'Back to the meeting room' }));
  await page.getByRole('navigation', { name: 'Agenda' }).waitFor();
  if (!(await page.getByRole('article').getByText('TESTPATIENT-FIVE, Esi').isVisible())) await nextCase(desk, 'TESTPATIENT-FIVE, Esi');
  await discuss(desk);
  const form = await openForm(desk, 'f', 'Defer');
  await keyboard.choose(field(form, 'Cause'), 'A key person is absent');
  await keyboard.fill(field(form, 'What is missing'), 'Radiotherapy consultant for the field');
  await keyboard.press('Enter');
  await says(form, /needs an owner/);
  await isAccessible(desk);
  await keyboard.fill(field(form, 'Owner'), 'Test Surgeon A');
  await record(desk, form);
  await says(decision(desk), '◐ deferred');
}

async function keysShown(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await says(keys, 'Start the discussion');
  await isAccessible(desk);
  await keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
}

async function close(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(page.getByRole('link', { name: 'Close the meeting' }));
  for (const [name, why] of [['Test Chair', /Test Chair is the chair/], ['Test Coordinator', /at the keyboard/], ['Test Stranger', /not recorded as present now/]] as const) {
    await keyboard.fill(field(page, 'Checked by'), name);
    await keyboard.press('Enter');
    await says(page.getByRole('alert'), why);
  }
  // What is typed filters those present; an Enter takes one of them, another asks, and none of these seals.
  await keyboard.fill(field(page, 'Checked by'), 'scri');
  await keyboard.press('Enter');
  expect(await field(page, 'Checked by').inputValue()).toBe('Test Scribe');
  await isAccessible(desk);
  await keyboard.press('Enter');
  const asked = page.getByRole('dialog', { name: /^Seal the meeting of Thu .* with 6 cases\?$/ });
  await says(asked, 'It cannot be changed afterwards: only addenda can be added.');
  await isAccessible(desk);
  await keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
  await keyboard.use(button(page, 'Close and seal the meeting'));
  await keyboard.use(button(asked, 'Seal the meeting'));
  await page.getByRole('heading', { name: 'Sealed' }).waitFor();
  expect(await page.locator('code').textContent()).toMatch(/^[0-9a-f]{64}$/);
  await isAccessible(desk);
}

/** Presses an export's button and answers the bytes that were saved. */
async function saved({ page, keyboard }: Desk, name: string): Promise<Buffer> {
  await keyboard.reach(button(page, name));
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')]);
  expect(download.suggestedFilename()).not.toMatch(/TESTPATIENT/i);
  return readFile(await download.path());
}

async function minutes(desk: Desk): Promise<void> {
  await checkMinutes(desk, await saved(desk, 'Minutes (PDF)'));
}

async function outcomes(desk: Desk): Promise<void> {
  await checkCsv(desk, await saved(desk, 'Outcomes (CSV)'));
  await checkJson(desk, await saved(desk, 'Everything (JSON)'));
}

async function addendum(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const seal = await sealShown(desk);
  const form = page.getByRole('form', { name: 'Add an addendum' });
  await keyboard.reach(field(form, 'Addendum in words'));
  await keyboard.type('The MRI of case 1 was of 28 October.');
  await keyboard.reach(field(form, 'Why it is needed'));
  await keyboard.type('The minutes name another day.');
  await keyboard.use(button(form, 'Add the addendum'));
  await says(page.getByRole('listitem'), /Test Coordinator.*: The MRI of case 1 was of 28 October\. Why: The minutes name another day\./);
  await says(page.getByRole('region', { name: 'Since the seal' }), /The record is as it was sealed/);
  expect(await sealShown(desk)).toBe(seal);
}
