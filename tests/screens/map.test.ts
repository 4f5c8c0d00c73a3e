import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, describe, it } from 'vitest';
import type { CaseView } from '../../shared/api/views.ts';
import { laptop, openOwnBrowserDesk } from './browserDesk.ts';
import { button, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { chair, details } from '../fakes/records.ts';

const projector = { width: 1920, height: 1080 };
/** What is left of the laptop's window at 200 % zoom. */
const doubled = { width: 683, height: 384 };

describe('the map of the pathway on the screen', () => {
  let desk: OpenDesk;
  let caseId: string;

  /** Calls over the page's own connection, as its screens do. */
  async function call<T>(name: string, input: unknown): Promise<T> {
    const result = await desk.page.evaluate(
      async ([name, input]) => {
        const answer = await fetch(`/api/${String(name)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) });
        return (await answer.json()) as { ok: boolean; value: unknown };
      },
      [name, input],
    );
    expect(result).toMatchObject({ ok: true });
    return result.value as T; // as the contract says of the call that was named
  }

  beforeAll(async () => {
    desk = await openOwnBrowserDesk();
    await call('actor.choose', { actor: chair });
    const view = await call<CaseView>('case.register', { by: chair, details: details({}, { patient: { ...details().patient, dateOfBirth: '2015-03-14' } }) });
    caseId = view.summary.id;
    await desk.page.goto(`${new URL(desk.page.url()).origin}/#/cases/${caseId}`);
    await desk.page.reload();
  });
  afterEach(() => expect(desk.faults).toEqual([]));
  afterAll(async () => {
    await desk.close();
  });

  const drawing = (): Locator => desk.page.getByRole('region', { name: /^Drawing of the pathway/ });
  const list = (): Locator => desk.page.getByRole('region', { name: 'The map as a list' });
  const size = async (): Promise<number> => Number.parseInt((await desk.page.getByRole('status', { name: 'Size of the drawing' }).textContent()) ?? '', 10);

  it('opens from the case by keyboard and says the same as a list: the way, where it is, what is open, what is blocked and by what', async () => {
    await desk.keyboard.use(desk.page.getByRole('link', { name: 'Pathway map' }));
    await says(desk.page, 'A reconstruction.');
    expect(await list().getByRole('heading').allTextContents()).toEqual(['The way so far', 'Where it is', 'Open now', 'Blocked, and by what']);
    await says(list(), 'Register: Triage of the referral');
    await says(list(), 'Triage: to “Children\'s pathway”');
    const blocked = list().getByRole('region', { name: 'Blocked, and by what' });
    await says(blocked, 'Triage: to “Diagnosis”');
    await button(blocked, 'Clause C2').first().waitFor();
  });

  it('is drawn as one image beside the list, with the state the case is in inside the window', async () => {
    await desk.page.getByRole('img', { name: /^Drawing of the pathway’s states/ }).waitFor();
    const window = await drawing().boundingBox();
    const here = await button(drawing(), /^Triage of the referral: the case is here since/).boundingBox();
    expect(window).not.toBeNull();
    expect(here!.y >= window!.y && here!.y + here!.height <= window!.y + window!.height).toBe(true);
    expect(here!.x >= window!.x && here!.x + here!.width <= window!.x + window!.width).toBe(true);
  });

  it('opens what a state rests on with Enter, each clause one key further, and gives the focus back', async () => {
    const state = button(drawing(), /^Triage of the referral:/);
    await desk.keyboard.use(state);
    const panel = desk.page.getByRole('dialog', { name: 'Triage of the referral' });
    await says(panel, 'From “Triage of the referral” to “Diagnosis”: triage');
    await says(panel, 'Blocked:');
    await desk.keyboard.use(button(panel, 'Clause C2').first());
    await desk.page.getByRole('dialog', { name: 'Clause C2' }).waitFor();
    await isAccessible(desk);
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('Escape');
    expect(await state.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('grows, shrinks and fits by key, and from its natural size on opens a line with Enter too', async () => {
    const fitted = await size();
    await desk.keyboard.press('+', 3);
    expect(await size()).toBeGreaterThan(fitted);
    const line = button(drawing(), /^From “Triage of the referral” to “Exits”/);
    await desk.keyboard.use(line);
    await says(desk.page.getByRole('dialog', { name: 'A step of the pathway' }), 'Open now.');
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('-');
    const smaller = await size();
    await desk.keyboard.press('0');
    expect([await size(), smaller > fitted]).toEqual([fitted, true]);
  });

  it('is moved by the arrow keys and by dragging', async () => {
    const top = (): Promise<number> => drawing().evaluate((element) => element.scrollTop);
    await drawing().focus();
    const before = await top();
    await desk.page.keyboard.press('ArrowDown');
    await expect.poll(top).toBeGreaterThan(before);
    await desk.page.keyboard.press('End');
    // The browser takes some time to move: only at the end does it stand still.
    await expect.poll(() => drawing().evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop)).toBeLessThan(1);
    const box = await drawing().boundingBox();
    const low = await top();
    await desk.page.mouse.move(box!.x + 20, box!.y + 60);
    await desk.page.mouse.down();
    await desk.page.mouse.move(box!.x + 20, box!.y + 260);
    await desk.page.mouse.up();
    expect(await top()).toBeLessThan(low);
  });

  it.each([
    ['a laptop', laptop],
    ['the projector', projector],
    ['a laptop at 200 %', doubled],
  ])('breaks nothing of WCAG 2.2 AA on %s, and nothing of it runs out of the window', async (_name, viewport) => {
    await desk.page.setViewportSize(viewport);
    await isAccessible(desk);
    const over = await desk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBe(0);
    await desk.page.setViewportSize(laptop);
  });

  it('is saved as an SVG that a browser takes as a whole picture and that names no patient', async () => {
    const waiting = desk.page.waitForEvent('download');
    await desk.keyboard.use(button(desk.page, 'Save as SVG'), { within: 120 });
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^case-map-\d{4}-\d{2}-\d{2}\.svg$/);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).not.toContain('TESTPATIENT');
    const seen = await desk.page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return { root: parsed.documentElement.tagName, faults: parsed.querySelectorAll('parsererror').length, title: parsed.querySelector('title')?.textContent, boxes: parsed.querySelectorAll('rect').length };
    }, text);
    expect(seen).toMatchObject({ root: 'svg', faults: 0, title: 'Map of the pathway with the way of one case' });
    expect(seen.boxes).toBeGreaterThan(37);
  });

  it('shows the machine alone as well, with every state and where it leads', async () => {
    await desk.keyboard.use(desk.page.getByRole('link', { name: 'Without the case' }));
    await says(list(), 'The steps and where they lead');
    await says(list(), 'Follow up: to “Closed”');
    await isAccessible(desk);
  });
});
