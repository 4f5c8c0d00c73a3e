import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand, MeetingCommand } from '../../shared/api/commands.ts';
import type { MeetingView } from '../../shared/api/views.ts';
import { chair as by, details, meetingDay } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';
import { allPresent } from './oneCaseMeeting.ts';

let world: World;
let meetingId: string;
let caseId: string;

const read = (): Promise<MeetingView> => world.take('meeting.read', { meetingId });
const step = async (event: MeetingCommand) => ({ by, meetingId, expectedVersion: (await read()).version, event });
const record = async (event: MeetingCommand): Promise<MeetingView> => world.take('meeting.record', await step(event));
const refused = async (event: MeetingCommand) => world.refused('meeting.record', await step(event));
const recordCase = async (event: CaseCommand) => world.take('case.record', { by, caseId, expectedVersion: (await world.take('case.read', { caseId })).version, event });
const plan = async (date: string): Promise<string> => (await world.take('meeting.plan', { by, details: { date, startsAt: '08:00', place: '', cutOff: null, chair: 'Test Chair', scribe: '' } })).id;
const start: MeetingCommand = { type: 'started' };

beforeEach(async () => {
  world = await createWorld();
  meetingId = await plan(meetingDay);
  caseId = (await world.take('case.register', { by, details: details() })).summary.id;
  await recordCase({ type: 'triaged', to: 'pathway', reason: '' });
  await record({ type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
});

describe('the start of a meeting', () => {
  it('is not asked about on its own day', async () => {
    expect((await record(start)).state).toBe('inProgress');
  });

  it.each([
    ['the day before', '2026-11-25T09:00:00.000Z', 'Wed 25 Nov 2026'],
    ['the day after', '2026-11-27T00:30:00.000Z', 'Fri 27 Nov 2026'],
  ])('is refused %s until somebody confirms that day, and records nothing', async (_when, at, words) => {
    world.travelTo(at);
    const { version } = await read();
    expect(await refused(start)).toMatchObject({ code: 'unconfirmed', message: `This meeting is planned for Thu 26 Nov 2026; today is ${words}. Confirm that it starts today.` });
    expect(await read()).toMatchObject({ version, state: 'draft', startedAt: null });
    const started = await record({ type: 'started', onAnotherDay: at.slice(0, 10) });
    expect(started).toMatchObject({ state: 'inProgress', startedAt: at });
    expect(started.history.at(-1)?.text).toBe(`The meeting started, on ${words.slice(4)} and not on the day it was planned for.`);
  });

  it('goes by the day in London, not by that of the clock of the record', async () => {
    meetingId = await plan('2027-07-01');
    await record({ type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } });
    world.travelTo('2027-06-30T22:30:00.000Z');
    expect((await refused(start)).code).toBe('unconfirmed');
    world.travelTo('2027-06-30T23:30:00.000Z');
    expect((await record(start)).history.at(-1)?.text).toBe('The meeting started.');
  });

  it('is asked about again where the day that was confirmed is over', async () => {
    world.travelTo('2026-11-24T09:00:00.000Z');
    expect((await refused({ type: 'started', onAnotherDay: '2026-11-23' })).message).toContain('today is Tue 24 Nov 2026');
  });

  it('says what else is wrong before it asks', async () => {
    world.travelTo('2026-11-24T09:00:00.000Z');
    await record({ type: 'caseUnlisted', caseId, reason: 'Too early' });
    expect(await refused(start)).toMatchObject({ code: 'notNow', message: 'There is no case on the list.' });
  });
});

describe('a start that is taken back', () => {
  const takeBack: MeetingCommand = { type: 'startTakenBack' };

  it.each([
    ['being prepared', 'draft', []],
    ['circulated', 'circulated', [{ type: 'circulated', to: '', recipients: [] }]],
  ] as const)('leaves the meeting %s as it was before, with its attendance and list', async (_words, state, before) => {
    for (const each of before) await record({ ...each, recipients: [...each.recipients] });
    await record({ type: 'attendanceRecorded', attendees: allPresent });
    await record(start);
    await record({ type: 'paused', reason: 'Break' });
    await record({ type: 'caseCalled', caseId });
    await record({ type: 'caseSkipped', caseId, reason: '' });
    const after = await record(takeBack);
    expect(after).toMatchObject({ state, startedAt: null, startIsFresh: false, currentCaseId: null, pauses: [], skipped: [], comings: [], attendees: allPresent, agenda: [{ entry: { caseId }, outcome: { status: 'waiting' } }] });
    expect(after.history.slice(-5).map(({ type }) => type)).toContain('started');
  });

  it('can be started again: that is its start from then on, and the first one stands in the history', async () => {
    await record(start);
    await record(takeBack);
    world.travelTo('2026-11-26T10:15:00.000Z');
    const again = await record(start);
    expect(again).toMatchObject({ state: 'inProgress', startedAt: '2026-11-26T10:15:00.000Z', startIsFresh: true });
    expect(again.history.filter(({ type }) => type === 'started' || type === 'startTakenBack').map(({ at }) => at.slice(11, 16))).toEqual(['09:00', '09:00', '10:15']);
  });

  it('is refused from the moment a discussion has begun, and names the case', async () => {
    expect((await record(start)).startIsFresh).toBe(true);
    await recordCase({ type: 'discussionStarted', meetingId });
    expect((await read()).startIsFresh).toBe(false);
    expect((await refused(takeBack)).message).toBe('The start can no longer be taken back: TESTPATIENT-ONE, Ada has been discussed in this meeting.');
    await recordCase({ type: 'notDiscussed', meetingId, reason: 'The wrong patient was called' });
    expect((await refused(takeBack)).message).toContain('has been discussed in this meeting');
  });

  it('is refused where a case on the list cannot be read: it may have been discussed', async () => {
    await record(start);
    world.events.damageStream({ kind: 'case', id: caseId });
    const opened = await createWorld(world.events);
    const { version, startIsFresh } = await opened.take('meeting.read', { meetingId });
    expect(startIsFresh).toBe(false);
    expect((await opened.refused('meeting.record', { by, meetingId, expectedVersion: version, event: takeBack })).message).toContain('cannot be read');
  });

  it('is nothing that can happen before the start or after the close', async () => {
    expect((await refused(takeBack)).message).toContain('being prepared');
    await record(start);
    await recordCase({ type: 'notDiscussed', meetingId, reason: 'Ran out of time' });
    await record({ type: 'closed', verifier: '', aloneBecause: 'Invented for a test' });
    expect((await refused(takeBack)).message).toContain('closed and sealed');
  });
});

describe('a meeting that is cancelled', () => {
  const cancel: MeetingCommand = { type: 'cancelled', reason: 'Bank holiday' };

  it('is not started, listed for or moved any more, and says so', async () => {
    expect(await record(cancel)).toMatchObject({ state: 'cancelled', cancelled: { by: by.name, reason: 'Bank holiday' }, agenda: [{ entry: { caseId } }] });
    for (const event of [start, { type: 'caseUnlisted', caseId, reason: 'Too early' }, { type: 'circulated', to: '', recipients: [] }] satisfies MeetingCommand[]) {
      expect((await refused(event)).message).toContain('cancelled');
    }
    expect((await world.refused('case.record', { by, caseId, expectedVersion: (await world.take('case.read', { caseId })).version, event: { type: 'discussionStarted', meetingId } })).message).toBe('Nothing more is decided in the meeting of 26 Nov 2026, which is cancelled. List the case for another meeting.');
    expect((await world.refused('export.meeting', { meetingId, format: 'pdf' })).message).toContain('it has no outcomes to export');
  });

  it('needs its reason, and is held after all where that was a mistake', async () => {
    expect((await refused({ type: 'cancelled', reason: ' ' })).message).toContain('needs a reason');
    await record(cancel);
    expect(await record({ type: 'cancellationTakenBack' })).toMatchObject({ state: 'draft', cancelled: null });
    expect((await record(start)).state).toBe('inProgress');
  });

  it('is not cancelled once it goes on: its start is taken back first', async () => {
    await record(start);
    expect((await refused(cancel)).message).toContain('in progress');
    await record({ type: 'startTakenBack' });
    expect((await record(cancel)).state).toBe('cancelled');
  });

  it('leaves its cases on no list to come', async () => {
    await record(cancel);
    expect((await world.take('cases.list', {})).find(({ id }) => id === caseId)?.stage).toBe('waiting');
    expect(await world.take('cases.onNoList', {})).toMatchObject([{ caseId, how: 'The meeting of 26 Nov 2026 was cancelled: Bank holiday' }]);
  });
});
