import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openOwnBrowserDesk();
});
afterAll(async () => {
  await desk.close();
});
beforeEach(async () => {
  await desk.page.goto(`${new URL(desk.page.url()).origin}/#/referrers`);
  await desk.page.reload();
  await says(desk.page, 'How old is the patient');
});

/** Gives answers by their number keys, each once its question is there. */
async function answer(...given: readonly (readonly [question: string, key: string])[]): Promise<void> {
  for (const [question, key] of given) {
    await desk.page.getByRole('heading', { name: question }).waitFor();
    await desk.keyboard.press(key);
  }
}
const urgentBone = [['How old', '3'], ['Is this an emergency', '2'], ['Is it a primary', '1'], ['Does it arise', '1'], ['neurologically urgent', '1']] as const;

describe('the guidance for referrers, by keyboard over the browser shell', () => {
  it('needs nobody’s name, and leads by number keys to where to refer and whom to ring first', async () => {
    await says(desk.page, 'nobody yet');
    await answer(...urgentBone);
    await desk.page.getByRole('heading', { name: 'RNOH, as soon as possible' }).waitFor();
    await says(desk.page, 'Do not biopsy or excise it locally');
    await says(desk.page, 'our inference, not a sentence of the document');
    await says(desk.page, 'A reconstruction:');
    expect(await desk.page.getByRole('row').first().textContent()).toMatch(/On-call spine consultant.*020 3947 0100/);
    expect(await desk.page.evaluate(() => document.activeElement?.textContent)).toContain('RNOH');
    await isAccessible(desk);
  });

  it('goes back one question, and starts again', async () => {
    await answer(['How old', '1']);
    await desk.page.getByRole('heading', { name: 'children' }).waitFor();
    await desk.keyboard.press('b');
    await answer(['How old', '3'], ['Is this an emergency', '2']);
    await desk.page.getByRole('heading', { name: 'Is it a primary' }).waitFor();
    await desk.keyboard.press('r');
    await desk.page.getByRole('heading', { name: 'How old' }).waitFor();
    await says(desk.page, 'None yet');
  });

  it('takes an answer by its button too, and shows a clause a key away', async () => {
    await desk.keyboard.use(button(desk.page, '25 or older'));
    await desk.page.getByRole('heading', { name: 'Is this an emergency' }).waitFor();
    await desk.keyboard.press('w');
    await says(desk.page.getByRole('dialog'), 'follows the network');
    await isAccessible(desk);
    await desk.keyboard.press('Escape');
  });

  it('is printed on one sheet of A4 that carries the version and its overdue review', async () => {
    await answer(...urgentBone);
    await desk.page.getByRole('heading', { name: 'RNOH, as soon as possible' }).waitFor();
    const sheet = await getDocument({ data: new Uint8Array(await desk.page.pdf({ format: 'A4' })) }).promise;
    expect(sheet.numPages).toBe(1);
    const { items } = await (await sheet.getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    for (const said of ['RNOH, as soon as possible', '020 3947 0100', 'Do not biopsy', 'version 2', '(overdue)', 'A reconstruction', 'P5', 'K2d']) expect(text).toContain(said);
    expect(text).not.toMatch(/Start again|Print this sheet|confidential/i);
  });

  it('recorded nothing and went nowhere', async () => {
    const cases: unknown = await desk.page.evaluate(async () => (await fetch('/api/cases.list', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).json());
    expect(cases).toEqual({ ok: true, value: [] });
    expect(desk.faults).toEqual([]);
  });
});
