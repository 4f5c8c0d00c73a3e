import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathwayParts } from '../../shared/pathway/pathway.ts';
import { resources } from '../fakes/pathway.ts';
import { chair } from '../fakes/records.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';

let desk: OpenDesk;
const call = (name: string, input: unknown): Promise<{ ok: boolean; value: { meetingId: string } }> =>
  desk.page.evaluate(async ([name, input]) => (await fetch(`/api/${String(name)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json(), [name, input]);

const shipped = Object.fromEntries(Object.keys(pathwayParts).map((name) => [name, readFileSync(join(resources, 'pathway', 'lsesn-spinal-v2', name), 'utf8')]));
/** An invented third version: skull base surgery stays at RNOH, and K4 is worded otherwise. */
const third: Record<string, string> = {
  ...shipped,
  'document.json': shipped['document.json']!.replace('lsesn-spinal-v2', 'lsesn-spinal-v3').replace('"version": 2', '"version": 3').replace('2026-03', '2028-11'),
  'rules.json': shipped['rules.json']!.replace('"craniocervicalSurgerySite": "NHNN"', '"craniocervicalSurgerySite": "RNOH"'),
  'clauses.json': shipped['clauses.json']!.replace('surgery should be at NHNN.', 'surgery should be at RNOH (invented).'),
};
const choose = (texts: Record<string, string>): Promise<void> =>
  field(desk.page, 'The four files of the version').setInputFiles(Object.entries(texts).map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await call('actor.choose', { actor: chair });
  await call('demonstration.load', { by: chair });
  await desk.page.goto(`${new URL(desk.page.url()).origin}/#/pathway`);
  await desk.page.reload();
  await desk.page.getByRole('heading', { name: 'In force' }).waitFor();
});
afterAll(async () => {
  await desk.close();
});

describe('the pathway’s screen, over the browser shell', () => {
  it('shows the version in force, that its review is overdue, and what is not verified of it', async () => {
    const inForce = desk.page.getByRole('region', { name: 'In force' });
    expect(await inForce.textContent()).toMatch(/lsesn-spinal-v2.*22 Mar 2024.*2026-03.*overdue/);
    expect(await desk.page.getByRole('region', { name: 'Not verified' }).getByRole('listitem').count()).toBe(8);
    await isAccessible(desk);
  });

  it('lists every clause with verb and hold, and finds among them', async () => {
    const table = desk.page.getByRole('region', { name: 'Clauses' });
    const rows = (): Promise<number> => table.getByRole('row').count();
    expect(await rows()).toBe(28);
    expect(await table.getByRole('row', { name: /K6/ }).first().textContent()).toMatch(/Key messages, bullet 6.*“will only”.*blocks/);
    await desk.keyboard.fill(field(desk.page, 'Find in the clauses'), 'radiotherapy');
    await says(desk.page, '2 of 27 shown');
    await desk.keyboard.use(button(table, /^default/));
    await says(desk.page, '1 of 27 shown');
    expect(await rows()).toBe(2);
  });

  it('refuses a malformed version with file, line and reason', async () => {
    await choose({ ...third, 'rules.json': third['rules.json']!.replace('"youngAdultUntilAge": 24', '"youngAdultUntilAge": "24"') });
    await says(desk.page, /rules\.json, line 3: youngAdultUntilAge/);
    await choose({ 'rules.json': third['rules.json']! });
    await says(desk.page, /lacks its file document\.json/);
    expect(await button(desk.page, /^Install version/).count()).toBe(0);
  });

  it('shows what another version would change before it is installed, and installs it by one button', async () => {
    await choose(third);
    const row = desk.page.getByRole('row', { name: /Surgery at/ });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/TESTPATIENT-BIRCH.*NHNN → RNOH.*K4/);
    await says(desk.page, /surgery should be at RNOH \(invented\)/);
    await isAccessible(desk);
    await desk.keyboard.use(button(desk.page, 'Install version 3'));
    await says(desk.page, /Version 3 is in force/);
    await says(desk.page, 'not due yet');
    expect(await desk.page.getByRole('region', { name: 'Versions installed here' }).getByRole('row').count()).toBe(3);
    await isAccessible(desk);
  });

  it('shows a clause of the version the case runs under, named', async () => {
    await desk.page.goto(`${new URL(desk.page.url()).origin}/#/`);
    const { value } = await call('cases.list', {}) as unknown as { value: { id: string; name: string }[] };
    await desk.page.goto(`${new URL(desk.page.url()).origin}/#/cases/${value.find(({ name }) => name.includes('BIRCH'))?.id ?? ''}`);
    await says(desk.page, 'Where it is:');
    await desk.keyboard.press('w');
    const panel = desk.page.getByRole('dialog');
    await says(panel, 'version 3');
    await says(panel, /at RNOH \(invented\)/);
    await isAccessible(desk);
    await desk.keyboard.press('Escape');
    expect(desk.faults).toEqual([]);
  });
});
