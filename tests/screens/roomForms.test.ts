import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { button, decision, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';
import { caseHead, discuss, openForm, record } from './steps/roomMoves.ts';
import { recordInto } from './strangeCases.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await desk.keyboard.use(button(desk.page, 'Start the meeting'));
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

  it('asks of a referral elsewhere what for and to whom, and reads it back', async () => {
    const form = await openForm(desk, '1', 'Referral elsewhere');
    await desk.keyboard.fill(field(form, 'What for, and to whom'), 'opinion on protons, Test Proton Centre');
    await desk.keyboard.reach(button(form, 'Save referral elsewhere'));
    await record(desk, form);
    await says(decision(desk), /Read back Referral elsewhere \(opinion on protons, Test Proton Centre\)/);
  });

  it('takes the neutral words of a dissent with Enter, and takes them back with Ctrl+Z', async () => {
    const form = await openForm(desk, '3', 'Dissent');
    await record(desk, form);
    await says(decision(desk), /Dissent: A member of the meeting preferred another option\./);
    await desk.keyboard.press('Control+z');
    await says(decision(desk), /^Taken back/);
    expect(await decision(desk).locator('.read-back').textContent()).not.toContain('Dissent');
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
