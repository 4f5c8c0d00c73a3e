import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { Take } from '../../fakes/tenCases.ts';
import { laptop } from '../browserDesk.ts';
import { button, decision, type Desk, field, isAccessible, says, sitDown } from '../desk.ts';
import { type OpenDesk, type Step, takeJourney } from '../journey.steps.ts';
import { nameOf, readyCase, sixty, sixtyCaseMeeting } from '../sixtyCases.ts';
import { agree, caseHead, discuss, openForm, planSurgeon, record, saveNotes, startMeeting } from './roomMoves.ts';

/** A shell that runs on a data folder, with a page before it, and can be killed as a power cut kills it. */
export type RunningShell = { readonly page: Page; readonly take: Take; kill(): Promise<void>; close(): Promise<void> };

const projector = { width: 1920, height: 1080 };

let start: (data: string) => Promise<RunningShell>;
let size: { width: number; height: number };
let shell: RunningShell;
let desk: Desk;
let meetingId: string;
/** What every case ended as, by its place on the list. */
let ended: Map<number, string>;

const take: Take = (name, input) => shell.take(name, input);

async function sit(data: string): Promise<void> {
  shell = await start(data);
  await shell.page.setViewportSize(size);
  desk = sitDown(shell.page, data);
}

/** The meeting of sixty cases by keys, in whichever shell; in its middle the program is killed and started again. */
export function takeSixtyCases(on: { readonly start: typeof start; readonly size: typeof size }): void {
  takeJourney(async () => {
    ({ start, size } = on);
    ended = new Map();
    const folder = await mkdtemp(join(tmpdir(), 'mdt-desk-sixty-'));
    await sit(join(folder, 'data'));
    meetingId = await sixtyCaseMeeting(take);
    // Who is at the keyboard was said beside the page.
    await shell.page.reload();
    return open(folder);
  }, steps);
}

/** Whichever page is before the person now: after a power cut it is another. */
function open(folder: string): OpenDesk {
  return {
    folder,
    get page() {
      return desk.page;
    },
    get keyboard() {
      return desk.keyboard;
    },
    get faults() {
      return desk.faults;
    },
    close: async () => {
      await shell.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const shows = (number: number): Promise<void> => says(caseHead(desk), nameOf(number));

/** Whether a person sees all of the case at once: nothing of the page or of its panels is longer than its place. The agenda is a list one walks through. */
async function fitsTheScreen(): Promise<void> {
  const longer = await desk.page.evaluate(() => {
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight + 1;
    const boxes = [...document.querySelectorAll('.room *:not(textarea, select)')].filter((element) => scrolls(element) && element.closest('nav[aria-label="Agenda"]') === null);
    return [...(document.documentElement.scrollHeight > innerHeight ? ['the page'] : []), ...boxes.map(({ className }) => String(className))];
  });
  expect(longer).toEqual([]);
}

/** Starts the discussion and opens a form in a run: the second key does not wait until the screen has answered the first. */
async function startWith(key: string, title: string): Promise<Locator> {
  await button(decision(desk), 'Start discussion').waitFor();
  await desk.keyboard.press('d');
  return openForm(desk, key, title);
}

async function defer(number: number): Promise<void> {
  const form = await startWith('f', 'Defer');
  await desk.keyboard.press('Tab', 2);
  await desk.keyboard.type('Test Radiologist');
  await record(desk, form);
  ended.set(number, 'deferred');
}

async function leave(number: number): Promise<void> {
  const form = await openForm(desk, 'x', 'Listed, not discussed');
  await desk.keyboard.type('Ran out of time');
  await desk.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  ended.set(number, 'notDiscussed');
}

async function watch(number: number): Promise<void> {
  const form = await startWith('v', 'Surveillance');
  await desk.keyboard.type('MRI every three months');
  await desk.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  await saveNotes(desk, 'Non-curative');
  await agree(desk, /^Surveillance \(MRI every three months\)/, number === 1 ? { chair: '', alone: 'Nobody is recorded as present' } : {});
  ended.set(number, 'agreed');
}

function through(from: number, to: number): Step {
  return [`goes through the list from case ${from} to ${to}: plans, deferrals, cases there is no time for`, async () => {
    for (let number = from; number <= to; number += 1) {
      await shows(number);
      await [watch, defer, leave, defer, leave, defer][number % 6]?.(number);
      // The one that was put aside comes last.
      await desk.keyboard.press('n');
    }
    await shows(to === sixty ? 4 : to + 1);
  }];
}

const steps: readonly Step[] = [
  ['is started from the list of meetings, and says that there is no quorum', async () => {
    const { page, keyboard } = desk;
    await keyboard.use(page.getByRole('link', { name: 'Prepare this meeting' }));
    await startMeeting(desk);
    await shows(1);
    await says(page.getByRole('banner'), /No quorum/);
    await fitsTheScreen();
    await isAccessible(desk);
  }],

  ['keeps a decision without a quorum as provisional, and counts people in by T', async () => {
    const { page, keyboard } = desk;
    await watch(1);
    await says(decision(desk), /provisional: no quorum/);
    await keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Attendance' });
    for (const [name, role] of [['Test Chair', 'Chair'], ['Test Surgeon A', 'Spinal surgeon'], ['Test Oncologist', 'Clinical oncologist'], ['Test Radiologist', 'Radiologist'], ['Test Pathologist', 'Pathologist'], ['Test CNS 1', 'Clinical nurse specialist'], ['Test Scribe', 'MDT coordinator']] as const) {
      await keyboard.choose(field(dialog, 'Role'), role);
      await keyboard.reach(field(dialog, 'Name'));
      await keyboard.type(name);
      await keyboard.press('Enter');
      await dialog.getByRole('rowheader', { name }).waitFor();
    }
    await says(dialog, 'Quorum ✓');
    // The next key comes before the screen has said that the dialog is gone.
    await keyboard.press('Escape');
    await keyboard.press('n');
    await shows(2);
  }],

  ['decides a plain case, its operation by a visitor, in at most 25 keys, and all of it fits the screen at every step', async () => {
    const { page, keyboard } = desk;
    const before = keyboard.presses;
    await discuss(desk);
    await fitsTheScreen();
    const surgery = await openForm(desk, 's', 'Surgery');
    await planSurgeon(desk, 'David Choi', 'En bloc resection of L4');
    await fitsTheScreen();
    await record(desk, surgery);
    const radiotherapy = await openForm(desk, 'r', 'Radiotherapy');
    await fitsTheScreen();
    await record(desk, radiotherapy);
    const notes = await openForm(desk, 'c', 'Conditions and notes');
    await keyboard.press('ArrowDown');
    await fitsTheScreen();
    await record(desk, notes);
    await says(decision(desk), '⇄ David Choi to RNOH: waiting for the surgeon');
    await fitsTheScreen();
    const agreed = await openForm(desk, 'a', 'Agree');
    await fitsTheScreen();
    await keyboard.type('scri');
    await fitsTheScreen();
    await keyboard.press('Enter');
    await record(desk, agreed);
    await says(decision(desk), '✓ agreed');
    expect(keyboard.presses - before).toBeLessThanOrEqual(25);
    await fitsTheScreen();
    await page.setViewportSize(size === laptop ? projector : laptop);
    await fitsTheScreen();
    await page.setViewportSize(size);
    ended.set(2, 'agreed');
  }],

  ['agrees another site with its record, after taking a slip back', async () => {
    const { keyboard } = desk;
    await keyboard.press('n');
    await shows(3);
    await discuss(desk);
    const slip = await openForm(desk, 'r', 'Radiotherapy');
    await record(desk, slip);
    await keyboard.press('Control+z');
    await says(decision(desk), /^Taken back/);
    const form = await openForm(desk, 's', 'Surgery');
    await keyboard.choose(field(form, 'Site'), 'NHNN');
    await keyboard.reach(field(form, 'In words: why it is more appropriate there'));
    await keyboard.type('Both teams are there.');
    expect(await form.getByRole('group', { name: 'Agreed by' }).getByRole('checkbox', { checked: true }).count()).toBe(0);
    await keyboard.tick(field(form, 'Everybody present'));
    await planSurgeon(desk, 'Parag Sayal', 'En bloc resection of L4');
    await record(desk, form);
    await says(decision(desk), /Agreed off-default: .*Both teams are there/);
    await saveNotes(desk, 'Curative');
    await agree(desk, /agreed in place of RNOH because Both teams are there/);
    ended.set(3, 'agreed');
  }],

  ['puts a case aside, pauses and goes on', async () => {
    const { page, keyboard } = desk;
    await keyboard.press('n');
    await shows(4);
    await keyboard.press('q');
    await shows(5);
    await keyboard.press('0');
    await says(page, /^Paused since/);
    await keyboard.press('0');
    await page.getByText(/^Paused since/).waitFor({ state: 'detached' });
  }],

  through(5, 18),
  through(19, 32),

  ['goes on with the same case after the plug was pulled: what was typed is there, and all that was acknowledged', async () => {
    await shows(33);
    const form = await startWith('f', 'Defer');
    await desk.keyboard.press('Tab', 2);
    await desk.keyboard.type('Test Radi');
    await says(decision(desk), 'Typed text is kept');
    await expect.poll(async () => JSON.stringify(await take('typed.read', {})), { timeout: 15_000 }).toContain('Test Radi');
    const before = await take('meeting.read', { meetingId });
    expect(await field(form, 'Owner').inputValue()).toBe('Test Radi');
    expect(desk.faults).toEqual([]);
    await shell.kill();

    await sit(desk.folder);
    await desk.keyboard.use(desk.page.getByRole('link', { name: 'Open the meeting room' }));
    await shows(33);
    expect(await take('meeting.read', { meetingId })).toEqual(before);
    const again = decision(desk).getByRole('form', { name: 'Defer' });
    expect(await field(again, 'Owner').inputValue()).toBe('Test Radi');
    await desk.keyboard.fill(field(again, 'Owner'), 'Test Radiologist');
    await record(desk, again);
    ended.set(33, 'deferred');
    await desk.keyboard.press('n');
  }],

  through(34, 46),
  through(47, sixty),

  ['returns to the case that was put aside, finds no active treatment right, and records an action and a dissent with it', async () => {
    const { keyboard } = desk;
    await says(desk.page, 'Return to it');
    await discuss(desk);
    const action = await openForm(desk, '2', 'Add an action');
    await keyboard.type('Write to the family doctor');
    await keyboard.press('Tab');
    await keyboard.type('Test CNS 1');
    await record(desk, action);
    const dissent = await openForm(desk, '3', 'Dissent');
    await record(desk, dissent);
    const form = await openForm(desk, 'z', 'No active treatment');
    await keyboard.reach(field(form, 'Reason in words'));
    await keyboard.type('Declines any operation');
    await keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    await says(decision(desk), '○ no active treatment');
    ended.set(4, 'noActiveTreatment');
  }],

  ['takes a late item, with its reason and who agreed', async () => {
    const { page, keyboard } = desk;
    await readyCase(take, sixty + 1);
    await keyboard.press('+');
    await keyboard.use(button(page, 'Add an existing case'));
    const form = page.getByRole('form', { name: 'Add an existing case' });
    await keyboard.choose(field(form, 'Case'), nameOf(sixty + 1));
    await keyboard.fill(field(form, 'The list has closed: why it comes late'), 'Came in this morning with weak legs');
    await keyboard.fill(field(form, 'Who agreed to it'), 'Test Chair');
    await record(desk, form);
    await keyboard.use(page.getByRole('link', { name: 'Open the meeting room' }));
    await shows(sixty + 1);
    await defer(sixty + 1);
    await says(page, 'Every case has an outcome');
  }],

  ['closes with a second person, after which every case stands in the sealed minutes as it was decided', async () => {
    const { page, keyboard } = desk;
    await keyboard.press('9');
    await says(page.locator('.looked-after > li').filter({ hasText: 'TESTPATIENT-03, Ada' }), /surgery at National Hospital .* in place of RNOH, agreed by/);
    await keyboard.fill(field(page, 'Checked by'), 'Test Scribe');
    await keyboard.press('Enter');
    await keyboard.use(button(page.getByRole('dialog', { name: /^Seal the meeting of .* cases\?$/ }), 'Seal the meeting'));
    await page.getByRole('heading', { name: 'Sealed' }).waitFor();
    const meeting = await take('meeting.read', { meetingId });
    expect(meeting.seal?.digest).toBe(await page.locator('code').textContent());
    expect(new Map(meeting.agenda.map(({ outcome }, index) => [index + 1, outcome.status]))).toEqual(new Map([...ended].sort(([one], [other]) => one - other)));
    expect(meeting.agenda.filter(({ outcome }) => outcome.provisional)).toHaveLength(1);
    await isAccessible(desk);
  }],
];
