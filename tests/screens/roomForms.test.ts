import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { button, decision, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';
import { caseHead, discard, discuss, openForm, record, startMeeting } from './steps/roomMoves.ts';
import { recordInto } from './strangeCases.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await startMeeting(desk);
  await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
  await discuss(desk);
});
afterAll(async () => {
  await desk.close();
});

describe('the forms beside a case in the room, by keyboard over the browser shell', () => {
  it('keeps a private note that is left by Escape, shows it when it is opened again, and shows it nowhere else', async () => {
    const form = await openForm(desk, '4', 'Your private notes');
    await desk.keyboard.type('Ask about the bed.');
    await says(form, 'Kept.');
    await isAccessible(desk);
    await desk.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(await desk.page.getByText('Ask about the bed.').count()).toBe(0);
    const again = await openForm(desk, '4', 'Your private notes');
    expect(await field(again, 'Notes').inputValue()).toBe('Ask about the bed.');
    await desk.keyboard.press('Enter');
    await desk.keyboard.press('Escape');
    await again.waitFor({ state: 'detached' });
  });

  it('takes into the notes what is typed before they are read and shown, and nowhere else', async () => {
    const { page, keyboard } = desk;
    await page.route('**/api/privateNote.read', async (route) => {
      await setTimeout(700);
      await route.continue();
    });
    await keyboard.press('4');
    await keyboard.type('Blood bank, Tuesday.');
    await says(page, 'Opening… Waiting: “Blood bank, Tuesday.”');
    const form = decision(desk).getByRole('form', { name: 'Your private notes' });
    await expect.poll(() => field(form, 'Notes').inputValue()).toContain('Blood bank, Tuesday.');
    await page.unroute('**/api/privateNote.read');
    await keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  });

  it('runs no text as keys behind a key that cannot be done now, and says what was not taken', async () => {
    const { page, keyboard } = desk;
    const take = callsOf(page);
    const meetingId = /meetings\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const before = await take('meeting.read', { meetingId });
    await keyboard.press('o');
    await keyboard.type('blood loss, quick lob');
    await says(page, 'Not taken: “oblood loss, quick lob”. No form was open for it.');
    await isAccessible(desk);
    expect(await take('meeting.read', { meetingId })).toEqual(before);
    expect(await take('display.switches', { meetingId })).toMatchObject({ blank: false });
    expect(page.context().pages()).toHaveLength(1);
    await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
    await page.getByText('Not taken').waitFor({ state: 'detached' });
  });

  it('asks of a referral elsewhere what for and to whom, and reads it back', async () => {
    const form = await openForm(desk, '1', 'Referral elsewhere');
    await desk.keyboard.fill(field(form, 'What for, and to whom'), 'opinion on protons, Test Proton Centre');
    await desk.keyboard.reach(button(form, 'Save referral elsewhere'));
    await record(desk, form);
    await says(decision(desk), /Read back Referral elsewhere \(opinion on protons, Test Proton Centre\)/);
  });

  it('takes the neutral words of a dissent with Enter, takes them back with Ctrl+Z, and puts them back with Ctrl+Y', async () => {
    const form = await openForm(desk, '3', 'Dissent');
    await record(desk, form);
    await says(decision(desk), /Dissent: A member of the meeting preferred another option\./);
    await desk.keyboard.press('Control+z');
    await says(decision(desk), /^Taken back/);
    expect(await decision(desk).locator('.read-back').textContent()).not.toContain('Dissent');
    await isAccessible(desk);
    await desk.keyboard.press('Control+y');
    await says(decision(desk), /^Put back/);
    await says(decision(desk), /Dissent: A member of the meeting preferred another option\./);
    await button(decision(desk), 'Put back').waitFor({ state: 'detached' });
    await desk.keyboard.use(button(decision(desk), 'Take back'));
    await button(decision(desk), 'Put back').waitFor();
    await desk.keyboard.press('Control+Shift+z');
    await says(decision(desk), /Dissent: A member of the meeting preferred another option\./);
    await desk.keyboard.press('Control+z');
    await says(decision(desk), /^Taken back/);
  });

  it('asks before Escape throws typed text away, from the form and from beside it', async () => {
    const { keyboard, page } = desk;
    const form = await openForm(desk, 'f', 'Defer');
    await keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await openForm(desk, 'f', 'Defer');
    await keyboard.fill(field(form, 'Owner'), 'Test Radiologist');
    await keyboard.press('Escape');
    await says(form, 'Discard this entry? What you typed is not saved.');
    await isAccessible(desk);
    await keyboard.press('Escape');
    expect(await field(form, 'Owner').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await keyboard.press('Escape');
    await says(form, 'Discard this entry? What you typed is not saved.');
    await keyboard.press('Enter');
    expect(await field(form, 'Owner').inputValue()).toBe('Test Radiologist');
    await keyboard.reach(field(form, 'Owner'));
    await discard(desk, form);
    await openForm(desk, 'f', 'Defer');
    expect(await field(form, 'Owner').inputValue()).toBe('');
    await keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
  });

  it('records a plan for another site once, however often Enter is pressed while it is being recorded', async () => {
    const { page, keyboard } = desk;
    const form = await openForm(desk, 's', 'Surgery');
    await keyboard.choose(field(form, 'Site'), 'NHNN');
    await keyboard.fill(field(form, 'In words: why it is more appropriate there'), 'Joint operation');
    await keyboard.tick(field(form, 'Everybody present'));
    await keyboard.fill(field(form, 'Procedure'), 'Laminectomy');
    let plans = 0;
    await page.route('**/api/case.record', async (route) => {
      const body = route.request().postData() ?? '';
      if (body.includes('modalityPlanned')) plans += 1;
      // Half of it is recorded: an impatient person presses again.
      if (body.includes('offDefaultAgreed')) await keyboard.press('Enter');
      await route.continue();
    });
    await record(desk, form);
    // Whatever the second press had asked for comes before this one.
    await record(desk, await openForm(desk, '3', 'Dissent'));
    await says(decision(desk), /Dissent: A member/);
    await page.unroute('**/api/case.record');
    expect(plans).toBe(1);
  });

  it('marks a case in the agenda only where something was typed that is not recorded', async () => {
    const marked = desk.page.getByRole('navigation', { name: 'Agenda' }).getByText('not saved');
    await desk.keyboard.press('j');
    await says(caseHead(desk), 'TESTPATIENT-BIRCH, Ben');
    expect(await marked.count()).toBe(0);
    await openForm(desk, 'x', 'Listed, not discussed');
    await desk.keyboard.type('No time left');
    await desk.keyboard.reach(button(desk.page, /TESTPATIENT-BIRCH, Ben/));
    await desk.keyboard.press('ArrowDown');
    await says(caseHead(desk), 'TESTPATIENT-CEDAR, Cleo');
    expect(await marked.count()).toBe(1);
    expect(desk.faults).toEqual([]);
  });

  it('answers to its keys where another ended the discussion while a form was open, and keeps what was typed in it', async () => {
    const { page, keyboard } = desk;
    await discuss(desk);
    const form = await openForm(desk, 's', 'Surgery');
    await keyboard.fill(field(form, 'Procedure'), 'Laminectomy');
    const take = callsOf(page);
    const meetingId = /meetings\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const { agenda } = await take('meeting.read', { meetingId });
    const caseId = agenda.find((line) => line.case?.name.includes('TESTPATIENT-CEDAR'))?.entry.caseId ?? '';
    const elsewhere = recordInto(take, caseId);
    await elsewhere({ type: 'noActiveTreatment', meetingId, code: '01', reason: 'Said in the other room' });
    await form.waitFor({ state: 'detached' });
    const reopen = await openForm(desk, 'o', 'Re-open the decision');
    await keyboard.press('Escape');
    await reopen.waitFor({ state: 'detached' });
    await elsewhere({ type: 'reopened', meetingId, reason: 'It was not so' });
    await button(decision(desk), /Plan\s+surgery/).waitFor();
    expect(await field(await openForm(desk, 's', 'Surgery'), 'Procedure').inputValue()).toBe('Laminectomy');
  });

  it('says once that the same was planned elsewhere while the form was open, before it puts another plan in its place', async () => {
    const { page, keyboard } = desk;
    const form = decision(desk).getByRole('form', { name: 'Surgery', exact: true });
    const take = callsOf(page);
    const meetingId = /meetings\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const { agenda } = await take('meeting.read', { meetingId });
    const caseId = agenda.find((line) => line.case?.name.includes('TESTPATIENT-CEDAR'))?.entry.caseId ?? '';
    const procedures = async () => (await take('case.read', { caseId })).plan.modalities.map((plan) => ('procedure' in plan ? plan.procedure : ''));
    const history = () => page.getByText(/^History \(\d+\)/).first().textContent();
    const before = await history();
    await recordInto(take, caseId)({ type: 'modalityPlanned', plan: { modality: 'surgery', site: { id: 'RNOH', name: 'RNOH' }, practitioners: [], timing: '', operatingDate: null, operatingWindow: null, procedure: 'Corpectomy', plannedMargin: null } });
    await expect.poll(history).not.toBe(before);

    await keyboard.reach(field(form, 'Procedure'));
    await keyboard.press('Enter');
    await says(form, /Somebody else changed the surgery while this form was open \(.*\)\. Nothing was saved\./);
    expect(await procedures()).toEqual(['Corpectomy']);
    expect(await field(form, 'Procedure').inputValue()).toBe('Laminectomy');
    await keyboard.reach(field(form, 'Procedure'));
    await record(desk, form);
    expect(await procedures()).toEqual(['Laminectomy']);
  });
});
