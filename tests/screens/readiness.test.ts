import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';
import { discard } from './steps/roomMoves.ts';

let desk: OpenDesk;
let meetingId: string;

type Answer = { value: { version: number; details: Record<string, unknown>; summary: { id: string } } };
const call = (name: string, input: unknown): Promise<Answer> =>
  desk.page.evaluate(async ([name, input]) => (await fetch(`/api/${String(name)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json(), [name, input]);

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await desk.page.getByRole('heading', { name: /^Prepare/ }).waitFor();
  [, meetingId = ''] = /meetings\/([^/]+)\//.exec(desk.page.url()) ?? [];
});
afterAll(async () => {
  await desk.close();
});

const grid = () => desk.page.getByRole('grid', { name: 'Readiness' });
const row = (name: string) => grid().getByRole('row', { name: new RegExp(name) });
const cell = (name: string, item: string) => row(name).getByRole('gridcell', { name: new RegExp(`^${item}:`) });
const hasFocus = (control: Locator) => expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true);
const reads = (control: Locator, words: string | RegExp) => expect.poll(() => control.getAttribute('aria-label')).toMatch(words);
const open = () => desk.page.getByRole('form');

describe('the readiness board by keyboard, over the browser shell', () => {
  it('is reached from the agenda and says for which day it judges and whom to ring first', async () => {
    await desk.keyboard.use(desk.page.getByRole('link', { name: 'Readiness board' }));
    await says(desk.page, /Judged for/);
    await says(desk.page.getByRole('region', { name: 'Ring first' }), /^Pathology$/);
    expect(await grid().getByRole('rowheader').first().textContent()).toContain('TESTPATIENT-DAMSON');
    await isAccessible(desk);
  });

  it('moves from cell to cell with the arrow keys and stays within the board', async () => {
    const home = cell('DAMSON', 'Referral letter');
    await desk.keyboard.reach(home);
    for (const [key, to] of [
      ['ArrowRight', cell('DAMSON', 'MRI')],
      ['ArrowLeft', home],
      ['ArrowLeft', home],
      ['End', cell('DAMSON', 'Facts the rules need')],
      ['Control+Home', home],
      ['ArrowUp', home],
    ] as const) {
      await desk.keyboard.press(key);
      await hasFocus(to);
    }
  });

  it('edits in place: D and Enter say a letter is there, and the focus stays in the cell', async () => {
    await reads(cell('DAMSON', 'Referral letter'), /missing.*usually Referrer, Test Trust North/);
    await desk.keyboard.press('d');
    await open().waitFor();
    await isAccessible(desk);
    await desk.keyboard.press('Enter');
    await open().waitFor({ state: 'detached' });
    await reads(cell('DAMSON', 'Referral letter'), /current\. Done/);
    await hasFocus(cell('DAMSON', 'Referral letter'));
  });

  it('leaves the cell as it was on Escape, and asks first where something was typed', async () => {
    await desk.keyboard.press('r');
    await open().waitFor();
    await desk.keyboard.type('Test Nobody');
    await discard(desk, open());
    await desk.keyboard.press('r');
    await open().waitFor();
    expect(await field(open(), 'Owed by').inputValue()).toBe('');
    await desk.keyboard.press('Escape');
    await open().waitFor({ state: 'detached' });
    await hasFocus(cell('DAMSON', 'Referral letter'));
    await reads(cell('DAMSON', 'Referral letter'), /current/);
  });

  it('names who owes it and until when', async () => {
    await desk.keyboard.reach(cell('DAMSON', 'Referral letter'));
    for (let presses = 0; presses < 20 && !(await cell('DAMSON', 'Patient’s wishes').evaluate((element) => element === document.activeElement)); presses += 1) await desk.keyboard.press('ArrowRight');
    await desk.keyboard.press('Enter');
    await open().waitFor();
    await desk.keyboard.fill(field(open(), 'Owed by'), 'Test CNS 1');
    await desk.keyboard.press('Enter');
    await open().waitFor({ state: 'detached' });
    await reads(cell('DAMSON', 'Patient’s wishes'), /missing\. Not recorded\. Owed by Test CNS 1\.$/);
  });

  it('takes the last change back with Ctrl+Z, one after the other', async () => {
    await desk.keyboard.press('Control+z');
    await says(desk.page, 'Patient’s wishes of TESTPATIENT-DAMSON, Dev: undone.');
    await reads(cell('DAMSON', 'Patient’s wishes'), /usually Test CNS 1/);
    await desk.keyboard.press('Control+z');
    await says(desk.page, 'Referral letter of TESTPATIENT-DAMSON, Dev: undone.');
    await reads(cell('DAMSON', 'Referral letter'), /missing/);
  });

  it('records again with Ctrl+Y what was taken back, one after the other, and takes it back once more', async () => {
    await desk.keyboard.press('Control+y');
    await says(desk.page, 'Referral letter of TESTPATIENT-DAMSON, Dev: done again.');
    await reads(cell('DAMSON', 'Referral letter'), /current/);
    await desk.keyboard.press('Control+Shift+z');
    await says(desk.page, 'Patient’s wishes of TESTPATIENT-DAMSON, Dev: done again.');
    await reads(cell('DAMSON', 'Patient’s wishes'), /missing\. Not recorded\. Owed by Test CNS 1\.$/);
    await desk.keyboard.press('Control+y');
    await says(desk.page, 'There is nothing to do again.');
    await desk.keyboard.press('Control+z');
    await says(desk.page, 'Patient’s wishes of TESTPATIENT-DAMSON, Dev: undone.');
    await desk.keyboard.press('Control+z');
    await says(desk.page, 'Referral letter of TESTPATIENT-DAMSON, Dev: undone.');
    await reads(cell('DAMSON', 'Referral letter'), /missing/);
  });

  it('asks for a reason before it takes "not needed"', async () => {
    await desk.keyboard.press('Control+Home');
    await hasFocus(cell('DAMSON', 'Referral letter'));
    await desk.keyboard.press('n');
    await open().waitFor();
    await desk.keyboard.press('Enter');
    await says(open(), 'Say in a word why it is not needed.');
    await desk.keyboard.type('Came from our own ward');
    await desk.keyboard.press('Enter');
    await open().waitFor({ state: 'detached' });
    await reads(cell('DAMSON', 'Referral letter'), /not needed\. Came from our own ward/);
  });

  it('does not write over what somebody else recorded while the cell was open: it says so and keeps what was typed', async () => {
    const caseId = (await cell('DAMSON', 'Referral letter').getAttribute('data-case')) ?? '';
    await desk.keyboard.press('ArrowRight');
    await desk.keyboard.press('Enter');
    await open().waitFor();
    await desk.keyboard.fill(field(open(), 'Where'), 'RNOH');
    const { value } = await call('case.read', { caseId });
    await call('case.record', { by: { name: 'Test Other', role: 'nurseSpecialist', trust: '' }, caseId, expectedVersion: value.version, event: { type: 'detailsChanged', changes: { keyWorker: 'Test CNS 2' }, reason: '' } });
    await desk.keyboard.press('Enter');
    await says(open(), /changed meanwhile by Test Other/);
    expect(await field(open(), 'Where').inputValue()).toBe('RNOH');
    await desk.keyboard.press('Enter');
    await open().waitFor({ state: 'detached' });
    await reads(cell('DAMSON', 'MRI'), /at RNOH/);
    expect((await call('case.read', { caseId })).value.details.keyWorker).toBe('Test CNS 2');
  });

  it('does not undo over what somebody else recorded since', async () => {
    const caseId = (await cell('DAMSON', 'MRI').getAttribute('data-case')) ?? '';
    const { value } = await call('case.read', { caseId });
    await call('case.record', { by: { name: 'Test Other', role: 'nurseSpecialist', trust: '' }, caseId, expectedVersion: value.version, event: { type: 'detailsChanged', changes: { keyWorker: 'Test CNS 3' }, reason: '' } });
    await desk.keyboard.press('Control+z');
    await says(desk.page.getByRole('alert'), /changed meanwhile by Test Other/);
    await reads(cell('DAMSON', 'MRI'), /at RNOH/);
  });

  it('shows only what is asked for, and keeps rows in place while they are filled in', async () => {
    const shown = desk.page.getByRole('group', { name: 'Show only' });
    await desk.keyboard.choose(shown.getByLabel('Lacking one item'), 'Chest CT');
    expect(await grid().getByRole('columnheader').count()).toBe(2);
    await desk.keyboard.use(button(shown, /^Not ready/));
    expect(await grid().getByRole('columnheader').count()).toBeGreaterThan(10);
    await isAccessible(desk);
  });

  it('lists who owes what, copies a part and saves the whole without the names of patients', async () => {
    await desk.keyboard.use(desk.page.getByRole('link', { name: 'Who owes what', exact: true }));
    await desk.page.getByRole('region', { name: 'Pathology' }).waitFor();
    await isAccessible(desk);
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.keyboard.use(button(desk.page, 'Save as a text file'))]);
    const text = await readFile((await download.path()) ?? '', 'utf8');
    expect(download.suggestedFilename()).toMatch(/^mdt-\d{4}-\d\d-\d\d-who-owes-what\.txt$/);
    expect(text).toContain('DEMO0007 (IT): pathology review');
    expect(text).not.toContain('TESTPATIENT');
    await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.keyboard.use(button(desk.page, 'Copy the part of Test Radiologist'));
    await says(desk.page, 'Copied: Test Radiologist.');
    const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('To: Test Radiologist');
    expect(copied).not.toContain('Pathology');
  });

  it('keeps what is asked for by kind of tumour, with who changed it', async () => {
    await desk.keyboard.use(desk.page.getByRole('link', { name: 'What is asked for' }));
    await says(desk.page, 'As shipped.');
    await desk.keyboard.fill(field(desk.page, 'MRI: months old at most'), '2');
    await isAccessible(desk);
    await desk.keyboard.press('Enter');
    await says(desk.page, 'Saved. Every board, list and count goes by it now.');
    await says(desk.page, /Changed by Test Coordinator/);
  });

  it('leads from a case of the agenda to its row', async () => {
    await desk.page.goto(`${new URL(desk.page.url()).origin}/#/meetings/${meetingId}/prepare`);
    await desk.keyboard.use(desk.page.getByRole('link', { name: /^DEMO0008: 1 not ready/ }), { within: 120 });
    await hasFocus(cell('HAZEL', 'Referral letter'));
    expect(desk.faults).toEqual([]);
  });
});
