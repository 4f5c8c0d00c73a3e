import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TenCases, tenCaseMeeting, type Take } from '../fakes/tenCases.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';

let desk: OpenDesk;
let meeting: TenCases;
beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  const take = async (name: string, input: unknown) => {
    const answer = await desk.page.evaluate(async ([call, body]) => (await fetch(`/api/${String(call)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json(), [name, input]);
    if (answer.ok !== true) throw new Error(JSON.stringify(answer));
    return answer.value;
  };
  meeting = await tenCaseMeeting(take as Take);
  await desk.page.goto(`${new URL(desk.page.url()).origin}/#/`);
  await desk.page.reload();
  await desk.page.getByRole('heading', { level: 1, name: 'Meetings' }).waitFor();
});
afterAll(async () => {
  await desk.close();
});

const rows = (title: 'Changes' | 'Access') => desk.page.getByRole('table', { name: title }).locator('tbody tr');
const go = async (words: string) => {
  await desk.keyboard.press('ControlOrMeta+k');
  await desk.keyboard.type(words);
  await desk.keyboard.press('Enter');
};

describe('the record of access and changes, over the browser shell', () => {
  it('is reached from the palette and says what happened, when, by whom and of which case', async () => {
    await go('record of access');
    await desk.page.getByRole('heading', { level: 1, name: 'Record of access and changes' }).waitFor();
    await says(rows('Changes').first(), 'and not on the day it was planned for');
    await says(rows('Changes').first(), 'Test Chair');
    await says(desk.page, /^\d+ changes$/);
    await isAccessible(desk);
  });

  it('is narrowed by kind and by case on the keyboard', async () => {
    await field(desk.page, 'Kind').selectOption({ label: 'Triaged' });
    await says(desk.page, /^10 changes$/);
    const glowworm = meeting.cases[6] ?? expect.fail('no such patient');
    await desk.keyboard.reach(field(desk.page, 'Case'));
    await desk.keyboard.type('glowworm');
    await desk.page.getByRole('listbox', { name: 'Cases found' }).getByRole('option').first().waitFor();
    await desk.keyboard.press('Enter');
    await says(desk.page, /^1 change$/);
    await says(rows('Changes').first(), glowworm.patient.familyName);
    await button(desk.page, 'Last two weeks').click();
    await says(desk.page, /^\d{2,} changes$/);
  });

  it('is saved as a file, which stands in the access log as an export', async () => {
    const download = desk.page.waitForEvent('download');
    await button(desk.page, 'Save as CSV').click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text.split('\r\n').length).toBeGreaterThan(20);
    await desk.page.getByRole('link', { name: /^Access/ }).click();
    await says(rows('Access'), 'Exported the record of changes (CSV).');
    await says(rows('Access'), /Opened the data folder/);
    await isAccessible(desk);
  });

  it('has what was printed, whichever way, and which case was read', async () => {
    const { caseId, patient } = meeting.cases[2] ?? expect.fail('no such patient');
    await desk.page.evaluate((id) => void (window.location.hash = `/cases/${id}`), caseId);
    await desk.page.getByRole('heading', { name: 'History' }).waitFor();
    await desk.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await go('access log');
    await says(rows('Access').filter({ hasText: 'Printed a case.' }), patient.familyName);
    await says(rows('Access').filter({ hasText: 'Read the case.' }), patient.familyName);
  });

  it('verifies everything and says in words that all is as it was left, and that no meeting has a digest', async () => {
    await go('verify everything');
    await desk.keyboard.use(button(desk.page, 'Verify everything now'));
    await says(desk.page, 'Everything is as it was left');
    await field(desk.page, 'Digest printed on minutes').fill('0'.repeat(64));
    await button(desk.page, 'Verify everything now').click();
    await says(desk.page, '1 thing is not as left');
    await says(desk.page, /No closed meeting in this folder has the digest/);
    await isAccessible(desk);
    await desk.page.setViewportSize({ width: 1920, height: 1080 });
    expect(await desk.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(desk.faults).toEqual([]);
  });
});
