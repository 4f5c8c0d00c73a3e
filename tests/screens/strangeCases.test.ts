import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startToday } from '../fakes/tenCases.ts';
import { laptop, openOwnBrowserDesk } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { decision, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { caseHead, openForm } from './steps/roomMoves.ts';
import { planEverything, strangeMeeting } from './strangeCases.ts';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  const { page } = desk;
  const home = page.url();
  const take = callsOf(page);
  await page.goto('about:blank');
  const strange = await strangeMeeting(take);
  await startToday(take, strange.meetingId);
  await planEverything(take, strange);
  await page.goto(`${home.split('#')[0] ?? ''}#/meetings/${strange.meetingId}`);
  await says(caseHead(desk), 'TESTPATIENT-FEATHERSTONEHAUGH');
});
afterAll(async () => {
  await desk.close();
});

/** What a person would call broken: the page scrolls, the bar is more than a line, words lie on one another or beside their place, the ways to end the discussion are out of sight. */
async function whatIsBroken(): Promise<string[]> {
  return desk.page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    const meets = (one: DOMRect, other: DOMRect) => one.width > 0 && other.width > 0 && one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    const broken: string[] = [];
    const broadest = document.documentElement;
    if (broadest.scrollHeight > innerHeight || broadest.scrollWidth > innerWidth) broken.push('the page scrolls');
    if (box('.bar').height > 46 * (parseFloat(getComputedStyle(broadest).fontSize) / 16)) broken.push('the bar is more than one line');
    const foot = box('.decision-open .form-foot, .decision:not(.decision-open) .decision-foot');
    if (foot.height === 0 || foot.bottom > innerHeight + 1) broken.push('what ends the discussion or the form is out of sight');
    const ends = box('.decision-foot');
    if (meets(ends, box('.decision-body')) || meets(box('.read-back'), box('.decision-body')) || meets(ends, box('.read-back'))) broken.push('the parts of the decision lie on one another');
    for (const element of document.querySelectorAll('.room *')) if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'hidden' && getComputedStyle(element).display !== 'inline' && element.clientWidth > 0 && element.closest('svg, select, input, .nhsuk-u-visually-hidden, .nhsuk-button') === null) broken.push(`too broad: ${element.className}`);
    return broken;
  });
}

describe('a case of which everything is long: names, question, six plans, two visitors, conditions, actions', () => {
  it.each([laptop, { width: 1920, height: 1080 }, { width: 1280, height: 720 }])('keeps to its places at %o, whichever form is open', async (size) => {
    const { page, keyboard } = desk;
    await page.setViewportSize(size);
    expect(await whatIsBroken()).toEqual([]);
    for (const [key, title] of [['s', 'Surgery'], ['r', 'Radiotherapy'], ['c', 'Conditions and notes'], ['f', 'Defer'], ['a', 'Agree']] as const) {
      const form = await openForm(desk, key, title);
      expect([title, ...(await whatIsBroken())]).toEqual([title]);
      await keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
    }
  });

  it('lets the column of the case be scrolled to its last line, above the pathway strip', async () => {
    const { page } = desk;
    await page.setViewportSize(laptop);
    const last = page.getByRole('region', { name: 'History' });
    await last.scrollIntoViewIfNeeded();
    await page.locator('.case-column').evaluate((column) => column.scrollTo(0, column.scrollHeight));
    const [line, strip] = await Promise.all([last.boundingBox(), page.locator('.case-column .strip').boundingBox()]);
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual((strip?.y ?? 0) + 1);
    await says(decision(desk), /provisional/);
    await isAccessible(desk);
  });

  it('fits the wall in smaller type, its sentence below the facts and not over them', async () => {
    const { page, keyboard } = desk;
    await keyboard.press('h');
    await says(page, 'Case 1, by name');
    const [room = ''] = page.url().split('#');
    const context = await page.context().browser()?.newContext({ storageState: await page.context().storageState(), viewport: { width: 1920, height: 1080 } });
    const wall = await context?.newPage();
    if (wall === undefined) throw new Error('There is no second page.');
    await wall.goto(`${room}#/display/${/meetings\/([^/]+)/.exec(page.url())?.[1] ?? ''}`);
    const sentence = wall.locator('.wall-read-back');
    await sentence.waitFor();
    const lowest = await wall.locator('.wall-body *').evaluateAll((parts) => Math.max(...parts.map((part) => part.getBoundingClientRect().bottom)));
    expect(lowest).toBeLessThanOrEqual(((await sentence.boundingBox())?.y ?? 0) + 1);
    expect(await wall.locator('.wall-case').evaluate((all) => all.scrollHeight - all.clientHeight)).toBeLessThanOrEqual(0);
    await context?.close();
  });

  it('stands in one column at 200 % zoom, nothing broader than the window', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 683, height: 384 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await isAccessible(desk);
    expect(desk.faults).toEqual([]);
  });
});
