import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseDetails } from '../../shared/domain/case.ts';
import { openOwnBrowserDesk } from './browserDesk.ts';
import { callsOf } from './calls.ts';
import { button, field, says } from './desk.ts';
import type { OpenDesk } from './journey.steps.ts';
import { recordInto } from './strangeCases.ts';
import { coordinator, introduce } from './steps/people.ts';
import { caseHead, discuss, openForm, record, startMeeting } from './steps/roomMoves.ts';

let desk: OpenDesk;
let take: ReturnType<typeof callsOf>;
let meetingId: string;
let caseId: string;
beforeAll(async () => {
  desk = await openOwnBrowserDesk();
  await introduce(desk, coordinator);
  await desk.keyboard.use(button(desk.page, 'Load the demonstration'));
  take = callsOf(desk.page);
  await desk.page.waitForURL(/meetings\/[^/]+/);
  meetingId = /meetings\/([^/]+)/.exec(desk.page.url())?.[1] ?? '';
  const { agenda } = await take('meeting.read', { meetingId });
  caseId = agenda.find((line) => line.case?.name.includes('TESTPATIENT-ALDER'))?.entry.caseId ?? '';
});
afterAll(() => desk.close());

const shown = async (address: string): Promise<void> => desk.page.evaluate((hash) => void (location.hash = hash), address);
const details = async (): Promise<CaseDetails> => (await take('case.read', { caseId })).details;

describe('what a form holds is recorded as it stands there, all of it or nothing', () => {
  it('records a change of who owes a work-up item, and nothing else', async () => {
    const { page, keyboard } = desk;
    const before = (await details()).workUp[0] ?? expect.fail('no work-up item');
    await shown(`/cases/${caseId}`);
    await keyboard.use(button(page, 'Edit the details'));
    const form = page.getByRole('form', { name: 'Edit the details' });
    await keyboard.reach(form.getByLabel('Owed by').first(), { within: 150 });
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('Test Registrar');
    await says(form.getByRole('region', { name: 'What will be recorded' }), /owed by Test Registrar/);
    await keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    expect((await details()).workUp[0]).toEqual({ ...before, owedBy: 'Test Registrar' });
  });

  it('keeps what another window changed of a meeting while its form was open here', async () => {
    const { page, keyboard } = desk;
    await shown(`/meetings/${meetingId}/prepare`);
    await keyboard.use(button(page, 'Change the meeting'));
    const form = page.getByRole('form', { name: 'Change the meeting' });
    await keyboard.fill(field(form, 'Place or link'), 'Quince Room');
    const { version } = await take('meeting.read', { meetingId });
    const by = { name: 'Second Coordinator', role: 'coordinator', trust: '', practitionerId: null } as const;
    await take('meeting.record', { by, meetingId, expectedVersion: version, event: { type: 'detailsChanged', changes: { scribe: 'Test Second Scribe' } } });
    await expect.poll(() => field(form, 'Scribe').inputValue()).toBe('Test Second Scribe');
    await keyboard.reach(field(form, 'Place or link'));
    await keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    expect((await take('meeting.read', { meetingId })).details).toMatchObject({ place: 'Quince Room', scribe: 'Test Second Scribe' });
  });

  it('records no surgery at another site while the agreement behind it is refused (K3, F3)', async () => {
    const { keyboard } = desk;
    await startMeeting(desk);
    await says(caseHead(desk), 'TESTPATIENT-ALDER, Ada');
    await discuss(desk);
    const form = await openForm(desk, 's', 'Surgery');
    await keyboard.choose(field(form, 'Site'), 'NHNN');
    await keyboard.fill(field(form, 'Procedure'), 'Laminectomy');
    await keyboard.press('Enter');
    await says(form.getByRole('alert'), /reason/);
    expect((await take('case.read', { caseId })).plan).toMatchObject({ modalities: [], offDefault: [] });
    await keyboard.fill(field(form, 'In words: why it is more appropriate there'), 'Joint operation');
    await keyboard.tick(field(form, 'Everybody present'));
    await keyboard.reach(field(form, 'Procedure'));
    await record(desk, form);
    expect((await take('case.read', { caseId })).plan).toMatchObject({ modalities: [{ site: { id: 'NHNN' }, procedure: 'Laminectomy' }], offDefault: [{ words: 'Joint operation' }] });
  });

  it('says once that the notes were changed elsewhere while their form was open, before it puts others in their place', async () => {
    const { keyboard } = desk;
    const form = await openForm(desk, 'c', 'Conditions and notes');
    await keyboard.fill(field(form, 'Rationale'), 'Symptom control');
    const history = () => desk.page.getByText(/^History \(\d+\)/).first().textContent();
    const before = await history();
    const elsewhere = async () => (await take('case.read', { caseId })).plan.notes;
    await recordInto(take, caseId)({ type: 'planNoted', notes: { ...(await elsewhere()), dissent: 'Another view' } });
    await expect.poll(history).not.toBe(before);
    await keyboard.reach(field(form, 'Rationale'));
    await keyboard.press('Control+Enter');
    await says(form, /Somebody else changed the plan’s notes while this form was open/);
    expect(await elsewhere()).toMatchObject({ dissent: 'Another view', rationale: '' });
    expect(desk.faults).toEqual([]);
  });
});
