import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand, MeetingCommand } from '../../shared/api/commands.ts';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import type { Attendee } from '../../shared/domain/meeting.ts';
import { chair as by, details, meetingDay, scribe } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

let world: World;
let meeting: MeetingView;
let one: string;
let two: string;

const read = (): Promise<MeetingView> => world.take('meeting.read', { meetingId: meeting.id });
const step = async (event: MeetingCommand) => ({ by, meetingId: meeting.id, expectedVersion: (await read()).version, event });
const record = async (event: MeetingCommand): Promise<MeetingView> => world.take('meeting.record', await step(event));
const refused = async (event: MeetingCommand) => (await world.refused('meeting.record', await step(event))).message;
const readCase = (caseId: string): Promise<CaseView> => world.take('case.read', { caseId });
const onCase = async (caseId: string, event: CaseCommand): Promise<CaseView> =>
  world.take('case.record', { by, caseId, expectedVersion: (await readCase(caseId)).version, event });
const person = (name: string, presence: Attendee['presence']): Attendee => ({ name, role: 'radiologist', trust: '', practitionerId: null, presence, deputyFor: null });
const notDiscussed = (caseId: string) => onCase(caseId, { type: 'notDiscussed', meetingId: meeting.id, reason: 'Ran out of time' });
const close: MeetingCommand = { type: 'closed', verifier: 'Test Scribe', aloneBecause: '' };

beforeEach(async () => {
  world = await createWorld();
  meeting = await world.take('meeting.plan', { by, details: { date: meetingDay, startsAt: '09:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } });
  const ids: string[] = [];
  for (let count = 0; count < 2; count += 1) {
    const { summary } = await world.take('case.register', { by, details: details(), duplicateBecause: 'Two of a kind in a test' });
    await onCase(summary.id, { type: 'triaged', to: 'pathway', reason: '' });
    await record({ type: 'caseListed', entry: { caseId: summary.id, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
    ids.push(summary.id);
  }
  [one = '', two = ''] = ids;
});

const lookedAfter = async (): Promise<string[]> => (await read()).alsoOpen.flatMap(({ what }) => what);

describe('another site than the default', () => {
  const nhnn = { id: 'NHNN', name: 'NHNN' };
  const plan: CaseCommand = { type: 'modalityPlanned', plan: { modality: 'surgery', site: nhnn, practitioners: [], timing: '', operatingDate: null, operatingWindow: null, procedure: 'en bloc resection', plannedMargin: 'wide' } };

  it('has a line of its own at the close: what is missing, or who agreed; the default site has none', async () => {
    await record({ type: 'attendanceRecorded', attendees: [{ ...person('Test Chair', 'present'), role: 'chair' }] });
    await record({ type: 'started' });
    await onCase(one, { type: 'discussionStarted', meetingId: meeting.id });
    await onCase(one, plan);
    expect((await read()).alsoOpen).toMatchObject([{ name: 'TESTPATIENT-ONE, Ada' }]);
    expect(await lookedAfter()).toContainEqual(expect.stringMatching(/^surgery at National Hospital .* in place of RNOH is not agreed: the reason and who agreed are missing \(K3, F3\)\.$/));
    await onCase(one, { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, reason: 'jointSurgery', words: 'Both teams are there.', agreedBy: ['chair'], dissentedBy: [] } });
    expect(await lookedAfter()).toContainEqual(expect.stringMatching(/in place of RNOH, agreed by chair \(K3, F3\)\.$/));
    await onCase(one, { ...plan, plan: { ...plan.plan, site: { id: 'RNOH', name: 'RNOH' } } } as CaseCommand);
    expect((await lookedAfter()).filter((sentence) => sentence.includes('in place of'))).toEqual([]);
  });
});

describe('a pause', () => {
  it('is in the record with its reason and both its times', async () => {
    await record({ type: 'started' });
    world.travelTo('2026-11-26T09:40:00.000Z');
    expect((await record({ type: 'paused', reason: 'Break' })).pauses).toEqual([{ from: '2026-11-26T09:40:00.000Z', to: null, reason: 'Break' }]);
    world.travelTo('2026-11-26T09:50:00.000Z');
    expect((await record({ type: 'resumed' })).pauses).toEqual([{ from: '2026-11-26T09:40:00.000Z', to: '2026-11-26T09:50:00.000Z', reason: 'Break' }]);
  });

  it('needs a meeting in progress, a reason, and that the meeting is not paused already', async () => {
    expect(await refused({ type: 'paused', reason: 'Break' })).toContain('not possible while the meeting is being prepared');
    await record({ type: 'started' });
    expect(await refused({ type: 'resumed' })).toBe('The meeting is not paused.');
    expect(await refused({ type: 'paused', reason: ' ' })).toContain('needs a reason');
    await record({ type: 'paused', reason: 'Break' });
    expect(await refused({ type: 'paused', reason: 'Fire alarm' })).toBe('The meeting is paused already.');
  });

  it('ends by itself when a case is called or decided, and at the close', async () => {
    await record({ type: 'started' });
    const isPaused = async () => (await read()).pauses.at(-1)?.to === null;
    await record({ type: 'paused', reason: 'Break' });
    await record({ type: 'caseCalled', caseId: one });
    expect(await isPaused()).toBe(false);
    await record({ type: 'paused', reason: 'Break' });
    await notDiscussed(one);
    expect(await isPaused()).toBe(false);
    await notDiscussed(two);
    await record({ type: 'paused', reason: 'Break' });
    await record({ type: 'attendanceRecorded', attendees: [scribe] });
    await record(close);
    expect(await isPaused()).toBe(false);
  });
});

describe('a case that is put aside', () => {
  it('is marked until it is called again, with its reason where there is one', async () => {
    await record({ type: 'started' });
    await record({ type: 'caseCalled', caseId: one });
    expect(await record({ type: 'caseSkipped', caseId: one, reason: '' })).toMatchObject({ currentCaseId: null, skipped: [{ caseId: one, reason: '' }] });
    expect((await record({ type: 'caseSkipped', caseId: one, reason: 'The radiologist comes at ten' })).skipped).toMatchObject([{ caseId: one, reason: 'The radiologist comes at ten' }]);
    expect((await record({ type: 'caseCalled', caseId: one })).skipped).toEqual([]);
  });

  it('stands among what is open at the close, and leaves it with an outcome', async () => {
    await record({ type: 'started' });
    await record({ type: 'caseSkipped', caseId: one, reason: '' });
    await notDiscussed(two);
    expect((await read()).open).toEqual([expect.stringContaining('(put aside): no outcome yet')]);
    expect(await refused(close)).toContain('cannot be closed yet');
    await notDiscussed(one);
    await record({ type: 'attendanceRecorded', attendees: [scribe] });
    expect((await record(close)).state).toBe('closed');
  });

  it('has to be on the list', async () => {
    await record({ type: 'started' });
    expect(await refused({ type: 'caseSkipped', caseId: 'nobody', reason: '' })).toBe('The case is not on this list.');
  });
});

describe('who comes and goes', () => {
  it('is kept with the time once the meeting has begun, and not before', async () => {
    await record({ type: 'attendanceRecorded', attendees: [person('Ada TEST', 'present'), person('Ben TEST', 'expected')] });
    await record({ type: 'started' });
    world.travelTo('2026-11-26T09:20:00.000Z');
    const { comings } = await record({ type: 'attendanceRecorded', attendees: [person('Ada TEST', 'left'), person('Ben TEST', 'present')] });
    expect(comings).toEqual([
      { at: '2026-11-26T09:20:00.000Z', name: 'Ada TEST', presence: 'left' },
      { at: '2026-11-26T09:20:00.000Z', name: 'Ben TEST', presence: 'present' },
    ]);
  });

  it('is stored with each outcome as the roles that were present', async () => {
    await record({ type: 'started' });
    await record({ type: 'attendanceRecorded', attendees: [person('Ada TEST', 'present')] });
    await onCase(one, { type: 'discussionStarted', meetingId: meeting.id });
    const put = await onCase(one, { type: 'deferred', meetingId: meeting.id, cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' });
    expect(put.discussions.at(-1)?.meeting).toMatchObject({ rolesPresent: ['radiologist'], quorate: false });
    await record({ type: 'attendanceRecorded', attendees: [person('Ada TEST', 'left')] });
    expect((await notDiscussed(two)).discussions.at(-1)?.meeting.rolesPresent).toEqual([]);
  });
});

describe('after the seal', () => {
  const sealed = async () => {
    await record({ type: 'started' });
    await notDiscussed(one);
    await notDiscussed(two);
    await record({ type: 'attendanceRecorded', attendees: [scribe] });
    await record(close);
  };
  const since = () => world.take('meeting.sinceSeal', { meetingId: meeting.id });

  it('there is nothing to compare before the close', async () => {
    expect((await world.refused('meeting.sinceSeal', { meetingId: meeting.id })).message).toContain('not closed yet');
  });

  it('the digest stands and each case is as it was sealed', async () => {
    await sealed();
    expect(await since()).toMatchObject({ digestStands: true, cases: [{ caseId: one, record: 'asSealed', added: [] }, { caseId: two, record: 'asSealed' }] });
  });

  it('what was recorded since stands beside what was sealed, and the digest still stands', async () => {
    await sealed();
    await onCase(one, { type: 'actionAdded', words: 'Ask for the films', owner: 'Test Radiologist', due: '2026-12-01' });
    const { digestStands, cases } = await since();
    expect(digestStands).toBe(true);
    expect(cases[0]).toMatchObject({ record: 'goneOn', sealed: 'Not discussed: Ran out of time', added: [{ type: 'actionAdded' }] });
    expect(cases[1]?.record).toBe('asSealed');
  });

  it('an addendum says why it was needed, and of which case it speaks', async () => {
    await sealed();
    expect(await refused({ type: 'addendum', text: 'The MRI was of 16 November.', because: '', caseId: null })).toContain('needs a reason');
    expect(await refused({ type: 'addendum', text: 'A word', because: 'Left out', caseId: 'nobody' })).toBe('The case is not on this list.');
    const { addenda } = await record({ type: 'addendum', text: 'The MRI was of 16 November.', because: 'The minutes name another day', caseId: one });
    expect(addenda).toMatchObject([{ by: by.name, because: 'The minutes name another day', caseId: one }]);
  });
});
