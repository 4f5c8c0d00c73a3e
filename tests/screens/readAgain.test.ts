import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { button } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';

let desk: OpenDesk;
const asked: string[] = [];

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await desk.page.getByRole('heading', { name: /^Prepare/ }).waitFor();
  desk.page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace('/api/', '')));
});
afterAll(async () => {
  await desk.close();
});

const patients = () => desk.page.getByRole('region', { name: 'Agenda' }).getByRole('rowheader').getByRole('link').allTextContents();
const meetingId = () => /meetings\/([^/]+)\//.exec(desk.page.url())?.[1] ?? '';

it('asks for a meeting again that somebody else has changed, and not for what came back with its own record', async () => {
  const before = await patients();
  await desk.page.getByRole('link', { name: before[0] ?? '' }).focus();
  await desk.keyboard.press('Alt+ArrowDown');
  const moved = [before[1], before[0], ...before.slice(2)];
  await expect.poll(patients).toEqual(moved);
  // What the record made out of date besides is asked for in the same burst.
  await expect.poll(() => asked).toContain('meetings.list');
  expect(asked.filter((name) => name.startsWith('meeting.'))).toEqual(['meeting.record']);

  const take = callsOf(desk.page);
  const meeting = await take('meeting.read', { meetingId: meetingId() });
  expect(meeting.agenda.map(({ case: one }) => one?.name)).toEqual(moved);
  await take('meeting.record', { by: { name: coordinator.name, role: 'coordinator', trust: 'Test Trust' }, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'arranged', lines: [...meeting.layout].reverse(), how: 'byHand' } });
  await expect.poll(patients).toEqual([...moved].reverse());
  expect(asked).toContain('meeting.read');
});

it('complained of nothing', () => {
  expect(desk.faults).toEqual([]);
});
