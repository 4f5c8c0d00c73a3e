import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { button, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';
import { caseHead, startMeeting } from './steps/roomMoves.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await startMeeting(desk);
  await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
});
afterAll(() => desk.close());

const agenda = () => desk.page.getByRole('navigation', { name: 'Agenda' });
const marked = () => agenda().locator('[aria-current="true"]').textContent();
/** The row with the focus, which is the brightest; null where the focus is elsewhere. */
const bright = () => desk.page.evaluate(() => (document.activeElement?.closest('nav') === null ? null : (document.activeElement?.textContent ?? null)));

describe('the agenda beside the open case', () => {
  it('has one bright row, the open case’s, also when keys go on from a row that was clicked', async () => {
    await button(agenda(), /TESTPATIENT-BIRCH/).click();
    await says(caseHead(desk), 'TESTPATIENT-BIRCH, Ben');
    expect(await bright()).toContain('TESTPATIENT-BIRCH');
    await desk.keyboard.press('j', 2);
    await says(caseHead(desk), 'TESTPATIENT-DAMSON, Dev');
    expect(await marked()).toContain('TESTPATIENT-DAMSON');
    await expect.poll(bright).toContain('TESTPATIENT-DAMSON');
  });

  it('is one stop of the Tab key, on the open case', async () => {
    const stops = await agenda().getByRole('button').evaluateAll((rows) => rows.filter((row) => row instanceof HTMLElement && row.tabIndex === 0).map((row) => row.getAttribute('aria-current')));
    expect(stops).toEqual(['true']);
  });

  it('cuts off no name, however long it is', async () => {
    const cut = await agenda().locator('.agenda-name').evaluateAll((names) => names.filter((name) => name.scrollWidth > name.clientWidth + 1 && getComputedStyle(name).overflow !== 'visible').length);
    expect(cut).toBe(0);
    expect(desk.faults).toEqual([]);
  });
});
