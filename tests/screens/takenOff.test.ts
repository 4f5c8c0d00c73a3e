import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { button } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { coordinator, introduce } from './steps/people.ts';

let desk: OpenDesk;

beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  await desk.page.getByRole('heading', { name: /^Prepare/ }).waitFor();
});
afterAll(async () => {
  await desk.close();
});

const shows = (name: string) => desk.page.getByRole('article').getByRole('heading', { name: new RegExp(name) }).waitFor();

it('goes on from the case it shows after the chosen one was taken off the agenda elsewhere', async () => {
  const meetingId = /meetings\/([^/]+)/.exec(desk.page.url())?.[1] ?? '';
  const take = callsOf(desk.page);
  await desk.page.goto(`${new URL(desk.page.url()).origin}/#/meetings/${meetingId}`);
  await shows('TESTPATIENT-ALDER');
  await desk.keyboard.press('j');
  await desk.keyboard.press('j');
  await shows('TESTPATIENT-CEDAR');
  const meeting = await take('meeting.read', { meetingId });
  const cedar = meeting.agenda[2]?.entry.caseId ?? '';
  await take('meeting.record', { by: { name: coordinator.name, role: 'coordinator', trust: 'Test Trust' }, meetingId, expectedVersion: meeting.version, event: { type: 'caseUnlisted', caseId: cedar, reason: 'Withdrawn' } });
  await shows('TESTPATIENT-ALDER');
  await desk.keyboard.press('j');
  await shows('TESTPATIENT-BIRCH');
  expect(desk.faults).toEqual([]);
});
