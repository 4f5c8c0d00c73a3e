import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/api/commands.ts';
import type { MeetingView } from '../../shared/api/views.ts';
import { chair as by, details, meetingDay } from '../fakes/records.ts';
import { createWorld, type World } from '../fakes/world.ts';

let world: World;
let caseId: string;

const plan = (date: string, cutOff: string | null = null): Promise<MeetingView> =>
  world.take('meeting.plan', { by, details: { date, startsAt: '08:00', place: '', cutOff, chair: 'Test Chair', scribe: '' } });
const record = async (event: CaseCommand): Promise<void> => {
  const { version } = await world.take('case.read', { caseId });
  await world.take('case.record', { by, caseId, expectedVersion: version, event });
};
const agenda = async (meeting: MeetingView) => (await world.take('meeting.read', { meetingId: meeting.id })).agenda;
const urgent: CaseCommand = { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-25' };

beforeEach(async () => {
  world = await createWorld();
  caseId = (await world.take('case.register', { by, details: details() })).summary.id;
});

describe('urgent treatment before the meeting (K2b, D5)', () => {
  it('puts the case on the next meeting by itself, also after its cut-off, with the reason', async () => {
    const later = await plan('2026-12-03');
    const next = await plan(meetingDay, '2026-11-24');
    await record(urgent);
    expect(await agenda(next)).toMatchObject([{ entry: { caseId, lateReason: expect.stringContaining('K2b') } }]);
    expect(await agenda(later)).toEqual([]);
  });

  it('waits for the next meeting to be planned where there is none', async () => {
    await record(urgent);
    await record({ type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' });
    expect(await agenda(await plan('2026-12-03'))).toMatchObject([{ entry: { caseId }, case: { retrospective: true } }]);
  });

  it('lists it once, however often meetings are planned', async () => {
    const next = await plan(meetingDay);
    await record(urgent);
    const later = await plan('2026-12-03');
    expect(await agenda(next)).toHaveLength(1);
    expect(await agenda(later)).toEqual([]);
  });
});

describe('a case that was put off', () => {
  const startWithCase = async (): Promise<MeetingView> => {
    const meeting = await plan(meetingDay);
    await record({ type: 'triaged', to: 'pathway', reason: '' });
    const listed = await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: meeting.version, event: { type: 'caseListed', entry: { caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '' } } });
    await world.take('meeting.record', { by, meetingId: meeting.id, expectedVersion: listed.version, event: { type: 'started' } });
    return meeting;
  };

  it('comes back to the next meeting by itself, with its count', async () => {
    const meeting = await startWithCase();
    const next = await plan('2026-12-03');
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record({ type: 'deferred', meetingId: meeting.id, cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' });
    expect(await agenda(next)).toMatchObject([{ entry: { caseId }, case: { deferrals: 1, state: 'awaitingMdt' }, outcome: { status: 'waiting' } }]);
  });

  it('does not come back when it was decided', async () => {
    const meeting = await startWithCase();
    const next = await plan('2026-12-03');
    await record({ type: 'discussionStarted', meetingId: meeting.id });
    await record({ type: 'noActiveTreatment', meetingId: meeting.id, code: '01', reason: 'Declined' });
    expect(await agenda(next)).toEqual([]);
  });
});
