import { expect } from 'vitest';
import { button, type Desk, field, isAccessible, says } from '../desk.ts';
import type { Step } from '../journey.steps.ts';
import { coordinator, goTo, introduce } from './people.ts';

/** The list put in order, sent and sent again, who comes, and the meetings after it. */
export const arrangeSteps: readonly Step[] = [
  ['loads the demonstration', demonstration],
  ['follows quick presses of Alt and the arrow, loses none, and goes back and forth', reorder],
  ['gives a section a name, sends a case to it, and moves it with its cases', section],
  ['shifts the clock by a break and by minutes', breakAndMinutes],
  ['shows a proposed order with its reasons and changes nothing until it is taken over', proposal],
  ['freezes a version, remembers to whom it went, and shows what has changed since', circulate],
  ['keeps the names of sections that are offered, and who changed them', sectionNames],
  ['marks who is there by single keys and counts a deputy for the quorum', roster],
  ['keeps an action with its case until it is closed', action],
  ['plans meetings ahead from a recurring one and asks whether they follow a change', recurring],
];

async function demonstration(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await introduce(desk, coordinator);
  await keyboard.use(button(page, 'Load the demonstration'));
  await says(page, /^7 cases · /);
}

/** The family names on the agenda in their order. */
async function order({ page }: Desk): Promise<string[]> {
  const names = await page.getByRole('region', { name: 'Agenda' }).getByRole('rowheader').getByRole('link').allTextContents();
  return names.map((name) => name.split(/[-,]/)[1] ?? '');
}

async function reorder(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const before = await order(desk);
  await keyboard.reach(page.getByRole('link', { name: new RegExp(before[6] ?? '') }));
  await keyboard.press('Alt+ArrowUp', 3);
  await says(page, 'Moved to place 4.');
  const [one, two, three, four, five, six, seven] = before;
  expect(await order(desk)).toEqual([one, two, three, seven, four, five, six]);
  await keyboard.press('Alt+Home');
  expect(await order(desk)).toEqual([seven, one, two, three, four, five, six]);
  await keyboard.press('Control+z', 4);
  await expect.poll(() => order(desk)).toEqual(before);
  await keyboard.press('Control+y');
  expect((await order(desk))[5]).toBe(seven);
  await keyboard.press('Control+z');
  await saved(desk);
  await page.reload();
  await says(page, /^7 cases · /);
  expect(await order(desk)).toEqual(before);
}

/** Waits until what is shown is on the disk. */
async function saved({ page }: Desk): Promise<void> {
  await page.getByText('Saving…').waitFor({ state: 'detached' });
}

async function section(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const before = await order(desk);
  const addSection = async (name: string): Promise<void> => {
    await keyboard.use(button(page, 'Add a section'));
    const form = page.getByRole('form', { name: 'Add a section' });
    await keyboard.use(button(form, name));
    await form.waitFor({ state: 'detached' });
  };
  await addSection('Urgent');
  await addSection('New');
  await keyboard.chooseInPlace(page, new RegExp(`^Section of .*${before[2]}`), 'Urgent');
  await says(page, 'Moved to the section.');
  expect((await order(desk)).at(-1)).toBe(before[2]);
  await keyboard.reach(field(page, 'Name of the section New'));
  await keyboard.press('Alt+ArrowUp');
  await says(page.getByRole('region', { name: 'Agenda' }), '0 cases');
  const sections = await page.getByRole('textbox', { name: /^Name of the section/ }).evaluateAll((fields) => fields.map((each) => (each instanceof HTMLInputElement ? each.value : '')));
  expect(sections).toEqual(['New', 'Urgent']);
  await keyboard.fill(field(page, 'Name of the section New'), 'First discussion');
  await keyboard.press('Enter');
  await field(page, 'Name of the section First discussion').waitFor();
  await isAccessible(desk);
}

async function breakAndMinutes(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const end = page.getByRole('row', { name: /expected end/ }).getByRole('rowheader');
  const minutes = async (): Promise<number> => {
    const [hour = 0, minute = 0] = ((await end.textContent()) ?? '').split(':').map(Number);
    return hour * 60 + minute;
  };
  const before = await minutes();
  await keyboard.use(button(page, 'Add a break'));
  expect(await minutes()).toBe(before + 10);
  const [first] = await order(desk);
  await keyboard.fill(page.getByLabel(new RegExp(`^Minutes for .*${first}`)), '8');
  await keyboard.press('Enter');
  expect(await minutes()).toBe(before + 10 + 5);
}

async function proposal(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const before = await order(desk);
  await keyboard.use(button(page, 'Propose an order'));
  const dialog = page.getByRole('dialog', { name: 'Proposed order' });
  await says(dialog, /urgent/);
  await isAccessible(desk);
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await order(desk)).toEqual(before);
  await keyboard.use(button(page, 'Propose an order'));
  await keyboard.use(button(dialog, 'Take this order over'));
  await dialog.waitFor({ state: 'detached' });
  expect((await order(desk)).toSorted()).toEqual(before.toSorted());
  expect(await order(desk)).not.toEqual(before);
}

async function circulate(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page.getByRole('group', { name: 'Build the list' }), 'Circulate the list'));
  await keyboard.fill(page.locator('[name="recipients"]'), 'Core members; Radiology list');
  await keyboard.press('Enter');
  await says(page, /Nothing has changed since version 1/);
  const [first] = await order(desk);
  await keyboard.reach(page.getByRole('link', { name: new RegExp(first ?? '') }));
  await keyboard.press('Alt+End');
  const versions = page.getByRole('region', { name: 'Circulated versions' });
  await says(versions, 'Changed since version 1.');
  await says(versions.getByRole('list', { name: 'What has changed' }), new RegExp(first ?? ''));
  await isAccessible(desk);
  const saving = page.waitForEvent('download');
  await keyboard.use(button(versions, 'Agenda of version 1 as PDF'));
  expect((await saving).suggestedFilename()).toMatch(/-list-v1\.pdf$/);
  await keyboard.use(button(versions, 'Circulate the list'));
  await page.getByRole('checkbox', { name: 'Radiology list' }).waitFor();
  await says(page, /this freezes the list as version 2/);
  await keyboard.reach(field(page, 'Circulated to'));
  await keyboard.press('Enter');
  await says(page, /Nothing has changed since version 2/);
  await says(versions.getByRole('row', { name: /^2 / }), /Core members, Radiology list/);
}

async function roster(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await keyboard.use(button(page, 'Attendance'), { within: 120 });
  const dialog = page.getByRole('dialog', { name: 'Attendance' });
  const people = await dialog.getByRole('table').getByRole('rowheader').allTextContents();
  await keyboard.reach(dialog.getByRole('radio', { name: new RegExp(`: ${people[0]}`), checked: true }));
  for (const _person of people) await keyboard.press('a');
  await says(dialog, /^No quorum/);
  const pathologist = dialog.getByRole('row', { name: /Pathologist/ });
  const absent = await pathologist.getByRole('rowheader').textContent();
  await keyboard.press('ArrowUp', people.length);
  for (const _person of people) await keyboard.press('p');
  await says(dialog, 'Quorum ✓');
  await keyboard.press('ArrowUp', people.length - 1 - people.indexOf(absent ?? ''));
  await keyboard.press('a');
  await says(dialog, 'No quorum: no pathologist');
  await keyboard.choose(field(dialog, 'Role'), 'Other');
  await keyboard.choose(field(dialog, 'Comes as deputy for'), absent ?? '');
  await keyboard.reach(field(dialog, 'Name'));
  await keyboard.type('Test Deputy');
  await keyboard.press('Enter');
  await says(dialog, 'Quorum ✓');
  await isAccessible(desk);
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function action(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const [first] = await order(desk);
  await keyboard.use(page.getByRole('link', { name: new RegExp(first ?? '') }), { within: 120 });
  const open = page.getByRole('region', { name: 'Open conditions and actions' });
  await keyboard.use(button(open, 'Add an action'));
  await keyboard.fill(field(open, 'What is to be done'), 'Ask for the outside films');
  await keyboard.fill(field(open, 'Owner'), 'Test Radiologist');
  await keyboard.day(field(open, 'Due'), '2026-01-05');
  await keyboard.press('Enter');
  await says(open, /action: Ask for the outside films \(Test Radiologist, was due 5 Jan 2026\)/);
  await isAccessible(desk);
  await page.goBack();
  await says(page.getByRole('region', { name: 'Agenda' }), /Ask for the outside films/);
  await page.goForward();
  await keyboard.use(button(open, 'Close: Ask for the outside films'));
  await keyboard.use(button(open.getByRole('form', { name: 'Close the action' }), 'Close it'));
  await says(open, 'Nothing is open.');
}

async function sectionNames(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  const list = page.url();
  await keyboard.use(button(page, 'Add a section'));
  await keyboard.use(page.getByRole('link', { name: 'Recurring meetings' }));
  const names = page.getByRole('region', { name: 'Sections on offer' });
  const offered = async () => (await names.getByRole('listitem').allTextContents()).map((text) => text.replace(/[←✕]/g, ''));
  await keyboard.fill(field(page, 'Name of a section'), 'urgent');
  await keyboard.press('Enter');
  await says(names.getByRole('alert'), '“urgent” is offered already.');
  await keyboard.fill(field(page, 'Name of a section'), 'For information');
  await keyboard.press('Enter');
  await says(names, 'For information is offered.');
  await keyboard.use(button(names, 'Offer For information before Retrospective'));
  await keyboard.use(button(names, 'Offer Review no more'));
  await expect.poll(offered).toEqual(['Urgent', 'New', 'For information', 'Retrospective']);
  await says(page.getByRole('region', { name: 'Who changed what' }), /Test Coordinator: sections on offer Urgent, New, Review, Retrospective, now Urgent, New, Review, Retrospective, For information/);
  await isAccessible(desk);
  await page.goto(list);
  await keyboard.use(button(page, 'Add a section'));
  await button(page, 'For information').waitFor();
  await keyboard.press('Escape');
}

async function recurring(desk: Desk): Promise<void> {
  const { page, keyboard } = desk;
  await goTo(desk, 'Meetings');
  await keyboard.use(page.getByRole('link', { name: 'Recurring meetings' }));
  await says(page, 'No meeting recurs yet');
  await isAccessible(desk);
  await keyboard.use(button(page, 'New recurring meeting'));
  await keyboard.fill(field(page, 'Place or link'), 'Seminar room');
  await keyboard.fill(field(page, 'Name of a person'), 'Test Chair');
  await keyboard.press('Enter');
  await says(page, /Test Chair \(spinal surgeon\)/);
  await isAccessible(desk);
  await keyboard.use(button(page, 'Save the recurring meeting'));
  await keyboard.use(button(page, 'Plan the next'));
  await keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'Sarcoma MDT' });
  await card.getByRole('link').nth(3).waitFor();
  await keyboard.use(button(card, 'Change'));
  await keyboard.fill(field(page, 'Place or link'), 'Another room');
  await keyboard.press('Enter');
  await says(page.getByRole('alert'), /choose whether they change too/);
  await keyboard.choose(page.locator('[name="follow"]'), 'Change them too');
  await keyboard.press('Enter');
  await says(card, /Another room/);
  await says(page.getByRole('region', { name: 'Who changed what' }), /Test Coordinator: Sarcoma MDT: place Seminar room, now Another room/);
  await keyboard.use(card.getByRole('link').first());
  await page.getByRole('heading', { level: 1, name: /^Prepare Thu / }).waitFor();
  await says(page, /Another room/);
}
