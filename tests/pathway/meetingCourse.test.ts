import { describe, expect, it } from 'vitest';
import type { Attendee } from '../../shared/domain/meeting.ts';
import type { MeetingEvent, MeetingFact } from '../../shared/domain/meetingEvent.ts';
import { type MeetingRecord, type MeetingReplay, recordMeetingFact, replayMeeting } from '../../shared/pathway/meetingMachine.ts';
import { pathway } from '../fakes/pathway.ts';
import { chair, meetingDay } from '../fakes/records.ts';

/** A fact and the minute after nine at which it happens. */
type Timed = readonly [minute: number, fact: MeetingFact];
const moment = (minute: number): string => `2026-11-26T09:${String(minute).padStart(2, '0')}:00.000Z`;
const event = ([minute, fact]: Timed): MeetingEvent => ({ ...fact, at: moment(minute), by: chair, pathwayVersion: pathway.id });
const details = { date: meetingDay, startsAt: '09:00', place: '', cutOff: null, cutOffTime: '23:59', series: null, chair: 'Test Chair', scribe: '' } as const;
const begun: readonly Timed[] = [
  [0, { type: 'planned', details }],
  [0, { type: 'casesListed', entries: ['case-a', 'case-b'].map((caseId) => ({ caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '', without: [] })) }],
  [0, { type: 'started' }],
];

function after(...facts: readonly Timed[]): MeetingReplay {
  const replay = replayMeeting([...begun, ...facts].map(event));
  if (!replay.ok) throw new Error(replay.refusal.message);
  return replay.value;
}
const recordAfter = (...facts: readonly Timed[]): MeetingRecord => after(...facts).snapshot.context;
/** Why a fact may not happen after the others; empty where it may. */
function refusal(before: readonly Timed[], fact: MeetingFact): string {
  const next = recordMeetingFact(after(...before), event([50, fact]));
  return next.ok ? '' : next.refusal.message;
}

const paused = (reason = 'Break'): MeetingFact => ({ type: 'paused', reason });
const resumed: MeetingFact = { type: 'resumed' };
const called = (caseId: string): MeetingFact => ({ type: 'caseCalled', caseId });
const skipped = (caseId: string, reason = ''): MeetingFact => ({ type: 'caseSkipped', caseId, reason });
const closed: MeetingFact = { type: 'closed', verifier: 'Test Scribe', aloneBecause: '', sealedCases: ['case-a', 'case-b'].map((caseId) => ({ caseId, version: 2, hash: 'h' })), digest: 'a'.repeat(64) };

describe('the pauses of a meeting', () => {
  it('last until the meeting goes on, and each keeps its reason and its times', () => {
    expect(recordAfter([10, paused()]).pauses).toEqual([{ from: moment(10), to: null, reason: 'Break' }]);
    expect(recordAfter([10, paused()], [20, resumed], [30, paused('Fire alarm')]).pauses).toEqual([
      { from: moment(10), to: moment(20), reason: 'Break' },
      { from: moment(30), to: null, reason: 'Fire alarm' },
    ]);
  });

  it('end when a case is called, and at the close; a call without a pause changes none', () => {
    expect(recordAfter([10, paused()], [15, called('case-a')])).toMatchObject({ currentCaseId: 'case-a', pauses: [{ to: moment(15) }] });
    expect(recordAfter([10, paused()], [40, closed]).pauses).toEqual([{ from: moment(10), to: moment(40), reason: 'Break' }]);
    expect(recordAfter([10, paused()], [20, resumed], [25, called('case-a')]).pauses).toEqual([{ from: moment(10), to: moment(20), reason: 'Break' }]);
  });

  it('do not begin twice, and do not end before they have begun', () => {
    expect(refusal([[10, paused()]], paused())).toBe('The meeting is paused already.');
    expect(refusal([[10, paused()], [20, resumed]], paused())).toBe('');
    expect(refusal([], paused())).toBe('');
    expect(refusal([], resumed)).toBe('The meeting is not paused.');
    expect(refusal([[10, paused()], [20, resumed]], resumed)).toBe('The meeting is not paused.');
    expect(refusal([[10, paused()]], resumed)).toBe('');
  });
});

describe('a case that is put aside', () => {
  it('is no longer the called one, and keeps when and why; another stays called', () => {
    expect(recordAfter([5, called('case-a')], [6, skipped('case-a', 'The films are not here')])).toMatchObject({ currentCaseId: null, skipped: [{ caseId: 'case-a', at: moment(6), reason: 'The films are not here' }] });
    expect(recordAfter([5, called('case-a')], [6, skipped('case-b')])).toMatchObject({ currentCaseId: 'case-a', skipped: [{ caseId: 'case-b' }] });
  });

  it('is put aside once, with what was said last, and behind those put aside before', () => {
    expect(recordAfter([5, skipped('case-a')], [6, skipped('case-b')], [7, skipped('case-a', 'Still no films')]).skipped).toEqual([
      { caseId: 'case-b', at: moment(6), reason: '' },
      { caseId: 'case-a', at: moment(7), reason: 'Still no films' },
    ]);
  });

  it('comes back when it is called or taken off, and leaves the others aside', () => {
    const both: readonly Timed[] = [[5, skipped('case-a')], [6, skipped('case-b')]];
    expect(recordAfter(...both, [8, called('case-a')]).skipped).toMatchObject([{ caseId: 'case-b' }]);
    expect(recordAfter(...both, [8, { type: 'caseUnlisted', caseId: 'case-a', reason: 'Went elsewhere' }]).skipped).toMatchObject([{ caseId: 'case-b' }]);
  });

  it('has to be on the list', () => {
    expect(refusal([], skipped('case-c'))).toBe('The case is not on this list.');
    expect(refusal([], skipped('case-b'))).toBe('');
  });
});

describe('who comes and goes', () => {
  const person = (name: string, presence: Attendee['presence']): Attendee => ({ name, role: 'radiologist', trust: '', practitionerId: null, presence, deputyFor: null });
  const present: MeetingFact = { type: 'attendanceRecorded', attendees: [person('Test Radiologist', 'present')] };

  it('is kept with the time once the meeting has begun, one behind the other', () => {
    const gone: MeetingFact = { type: 'attendanceRecorded', attendees: [person('Test Radiologist', 'left')] };
    expect(recordAfter([3, present], [30, gone])).toMatchObject({
      attendees: [{ presence: 'left' }],
      comings: [
        { at: moment(3), name: 'Test Radiologist', presence: 'present' },
        { at: moment(30), name: 'Test Radiologist', presence: 'left' },
      ],
    });
  });

  it('is nobody’s coming before it', () => {
    const [planning] = begun;
    const replay = replayMeeting([...(planning === undefined ? [] : [planning]), [0, present] as const].map(event));
    expect(replay.ok && replay.value.snapshot.context.comings).toEqual([]);
  });
});

describe('an addendum', () => {
  const addendum = (caseId: string | null): MeetingFact => ({ type: 'addendum', text: 'Site misheard.', because: 'Read again', caseId });

  it('keeps of which case it speaks and why, and speaks only of a case of the list', () => {
    expect(recordAfter([40, closed], [45, addendum('case-b')]).addenda).toEqual([{ at: moment(45), by: 'Test Chair', text: 'Site misheard.', because: 'Read again', caseId: 'case-b' }]);
    expect(refusal([[40, closed]], addendum(null))).toBe('');
    expect(refusal([[40, closed]], addendum('case-c'))).toBe('The case is not on this list.');
  });
});
