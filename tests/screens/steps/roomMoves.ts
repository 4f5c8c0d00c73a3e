import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { button, decision, type Desk, field, says } from '../desk.ts';

/** The head of the case that is shown. */
export function caseHead({ page }: Desk): Locator {
  return page.getByRole('article').locator('header');
}

/** Starts the meeting that is being prepared, and confirms it where it is asked: it is planned for another day. */
export async function startMeeting({ page, keyboard }: Desk): Promise<void> {
  await keyboard.use(button(page, 'Start the meeting'));
  const asks = page.getByRole('dialog', { name: 'Start it now?' });
  await asks.or(page.getByRole('navigation', { name: 'Agenda' })).first().waitFor();
  if (await asks.isVisible()) await keyboard.use(button(asks, 'Start it now'));
  await page.getByRole('navigation', { name: 'Agenda' }).waitFor();
}

/** N: the next case without an outcome. */
export async function nextCase(desk: Desk, name: string): Promise<void> {
  await desk.keyboard.press('n');
  await says(caseHead(desk), name);
}

/** D: the discussion begins. */
export async function discuss(desk: Desk): Promise<void> {
  await button(decision(desk), 'Start discussion').waitFor();
  await desk.keyboard.press('d');
  await says(decision(desk), '▶ in discussion');
}

/** Opens a form by its key; its first field has the focus then. */
export async function openForm(desk: Desk, key: string, title: string): Promise<Locator> {
  await desk.keyboard.press(key);
  const form = decision(desk).getByRole('form', { name: title, exact: true });
  await form.waitFor();
  expect(await form.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  return form;
}

/** Enter: what the form holds is recorded, and the form is gone once the core has acknowledged it. */
export async function record({ keyboard }: Desk, form: Locator): Promise<void> {
  await keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
}

/** Escape in a form that holds typed text, and then the answer that discards it. */
export async function discard({ keyboard }: Desk, form: Locator): Promise<void> {
  await keyboard.press('Escape');
  await keyboard.use(button(form, 'Discard'));
  await form.waitFor({ state: 'detached' });
}

/** Ticks a surgeon in the open form and says what is to be done. */
export async function planSurgeon(desk: Desk, name: string, procedure: string): Promise<void> {
  const form = decision(desk).getByRole('form', { name: 'Surgery' });
  const box = form.getByRole('checkbox', { name, exact: true });
  await desk.keyboard.reach(box);
  await desk.keyboard.press('Space');
  await desk.keyboard.reach(field(form, 'Procedure'));
  await desk.page.keyboard.press('ControlOrMeta+a');
  await desk.keyboard.type(procedure);
}

/** C: the intent of the plan, and dissent where there is any. */
export async function saveNotes(desk: Desk, intent: string, { dissent = '' } = {}): Promise<void> {
  const { keyboard } = desk;
  const form = await openForm(desk, 'c', 'Conditions and notes');
  await keyboard.choose(field(form, 'Intent'), intent);
  if (dissent !== '') {
    await keyboard.fill(field(form, 'Dissent'), dissent);
    await keyboard.reach(button(form, 'Save notes'));
  }
  await record(desk, form);
}

/** A: what is read back is agreed, by the chair who stands there and the one who checked it, whom somebody chooses each time. */
export async function agree(desk: Desk, readBack: RegExp, { chair = 'Test Chair', checkedBy = 'Test Scribe', alone = '' } = {}): Promise<void> {
  const said = await decision(desk).locator('.read-back').textContent();
  expect(said?.replace(/^\s*Read back\s*/, '')).toMatch(readBack);
  const form = await openForm(desk, 'a', 'Agree');
  expect([await field(form, 'Chair').inputValue(), await field(form, 'Read-back checked by').inputValue()]).toEqual([chair, '']);
  // The caret stands there.
  if (alone === '') await desk.keyboard.type(checkedBy);
  else await desk.keyboard.fill(field(form, 'Or: no second person because'), alone);
  expect(await field(form, 'Read-back checked by').inputValue()).toBe(alone === '' ? checkedBy : '');
  if (chair === '') await desk.keyboard.choose(field(form, 'Chair'), 'not recorded as present');
  await record(desk, form);
  await says(decision(desk), '✓ agreed');
}

/** The day some days after the meeting's, whenever that is. */
export async function inDays({ page }: Desk, days: number): Promise<string> {
  const written = await page.getByRole('banner').getByRole('heading', { level: 1 }).textContent();
  const day = new Date(`${written} UTC`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
