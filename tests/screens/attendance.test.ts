import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chair as by, meetingDay } from '../fakes/records.ts';
import { startToday } from '../fakes/tenCases.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { button, field, isAccessible, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { caseHead } from './steps/roomMoves.ts';
import { nameOf, readyCase } from './sixtyCases.ts';
import { inMeeting } from './strangeCases.ts';

let desk: OpenDesk;
let meetingId: string;
const people = ['Test Chair', 'Test Radiologist', 'Test Pathologist'];

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  const take = callsOf(desk.page);
  await take('actor.choose', { actor: by });
  const plan = (date: string) => take('meeting.plan', { by, details: { date, startsAt: '09:00', place: '', cutOff: null, chair: by.name, scribe: '' } });
  const person = (name: string, role: 'chair' | 'radiologist' | 'pathologist' | 'other') => ({ name, role, trust: 'Test Trust North', practitionerId: null, presence: 'expected' as const, deputyFor: null });
  const earlier = await plan('2026-11-19');
  await inMeeting(take, earlier.id, { type: 'attendanceRecorded', attendees: [person('Madonna', 'other')] });
  ({ id: meetingId } = await plan(meetingDay));
  await inMeeting(take, meetingId, { type: 'attendanceRecorded', attendees: [person('Test Chair', 'chair'), person('Test Radiologist', 'radiologist'), person('Test Pathologist', 'pathologist')] });
  const caseId = await readyCase(take, 1);
  await inMeeting(take, meetingId, { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: 'Invented for a test', lateAgreedBy: 'Test Chair' } });
  await startToday(take, meetingId);
  await desk.page.goto(`${desk.page.url().split('#')[0] ?? ''}#/meetings/${meetingId}`);
  await desk.page.reload();
  await says(caseHead(desk), nameOf(1));
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const dialog = (): Locator => desk.page.getByRole('dialog', { name: 'Attendance' });
const recorded = async () => (await callsOf(desk.page)('meeting.read', { meetingId })).attendees;
const presences = async () => (await recorded()).map(({ presence }) => presence);
const hasFocus = (control: Locator) => expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true);

describe('the attendance, by keyboard', () => {
  it('T, Tab and the arrows go from person to person and record nothing', async () => {
    const { keyboard } = desk;
    await keyboard.press('t');
    await dialog().waitFor();
    await keyboard.press('Tab');
    await hasFocus(dialog().getByRole('radio', { name: 'Expected: Test Chair' }));
    await keyboard.press('ArrowDown');
    await hasFocus(dialog().getByRole('radio', { name: 'Expected: Test Radiologist' }));
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']) await keyboard.press(key);
    await isAccessible(desk);
    expect((await recorded()).map(({ name, presence, deputyFor }) => [name, presence, deputyFor])).toEqual(people.map((name) => [name, 'expected', null]));
    await keyboard.press('p');
    await expect.poll(presences).toEqual(['expected', 'present', 'expected']);
    await hasFocus(dialog().getByRole('radio', { name: 'Expected: Test Pathologist' }));
  });

  it('the table is one place for Tab, with the deputy and the way off the list of the person it is on', async () => {
    const { keyboard } = desk;
    await keyboard.press('Tab');
    await hasFocus(button(dialog(), 'Test Pathologist is deputy for: nobody'));
    await keyboard.press('Tab');
    await hasFocus(button(dialog(), 'Take Test Pathologist off the attendance'));
    await keyboard.press('Tab');
    await hasFocus(field(dialog(), 'Name'));
  });

  it('arrows only look through whom somebody is deputy for; Escape leaves it, Enter records it', async () => {
    const { keyboard } = desk;
    const deputy = button(dialog(), /^Test Pathologist is deputy for/);
    await keyboard.use(deputy);
    await keyboard.press('ArrowDown');
    await keyboard.press('Escape');
    await hasFocus(deputy);
    expect((await recorded())[2]?.deputyFor).toBeNull();
    await keyboard.chooseInPlace(dialog(), 'Test Pathologist is deputy for', 'Test Radiologist');
    await hasFocus(deputy);
    await expect.poll(async () => (await recorded())[2]?.deputyFor?.name).toBe('Test Radiologist');
  });

  it.each(['a', 'cc', 'ion', 'Person'])('asks before it records “%s”, and Enter is no answer', async (name) => {
    const { page, keyboard } = desk;
    await keyboard.fill(field(dialog(), 'Name'), name);
    await keyboard.press('Enter');
    await says(dialog(), `Add “${name}” as a person?`);
    await keyboard.press('Enter', 2);
    await says(dialog(), `Add “${name}” as a person?`);
    await isAccessible(desk);
    expect((await recorded()).map((each) => each.name)).toEqual(people);
    await keyboard.fill(field(dialog(), 'Name'), 'x');
    await page.getByText(`Add “${name}” as a person?`).waitFor({ state: 'detached' });
  });

  it('records a given and a family name, somebody of the meeting before by one name, and another after the question', async () => {
    const { keyboard } = desk;
    const add = async (name: string) => {
      await keyboard.fill(field(dialog(), 'Name'), name);
      await keyboard.press('Enter');
    };
    await add('Test Person');
    await dialog().getByRole('rowheader', { name: 'Test Person' }).waitFor();
    await add('madonna');
    await dialog().getByRole('rowheader', { name: 'Madonna' }).waitFor();
    await add('Cher');
    await keyboard.use(button(dialog(), 'Add “Cher” as it is'));
    await dialog().getByRole('rowheader', { name: 'Cher' }).waitFor();
    await expect.poll(async () => (await recorded()).slice(3).map(({ name, presence }) => [name, presence])).toEqual([['Test Person', 'present'], ['Madonna', 'present'], ['Cher', 'present']]);
  });

  it('text typed right after T marks nobody and presses nothing', async () => {
    const { keyboard, page } = desk;
    await keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    const before = await recorded();
    await keyboard.press('t');
    await page.keyboard.type('Alex Peel lapel');
    await dialog().waitFor();
    expect(await recorded()).toEqual(before);
  });
});
