import { describe, expect, it } from 'vitest';
import { breakDue, breaksToCome, type MeetingCourse, minutesLeft, workedTime } from '../../shared/domain/meetingClock.ts';

const at = (time: string): number => Date.parse(`2026-11-26T${time}:00.000Z`);
const pause = (from: string, to: string | null, reason = 'Break') => ({ from: new Date(at(from)).toISOString(), to: to === null ? null : new Date(at(to)).toISOString(), reason });
const line = (caseId: string, minutes = 3) => ({ kind: 'case', caseId, minutes }) as const;
const course = (changes: Partial<MeetingCourse> = {}): MeetingCourse => ({
  layout: [{ kind: 'section', name: 'New' }, line('one'), line('two'), { kind: 'break', minutes: 10 }, line('three', 5)],
  open: ['one', 'two', 'three'],
  skipped: [],
  pauses: [],
  startedAt: new Date(at('09:00')).toISOString(),
  ...changes,
});

describe('time worked', () => {
  it('leaves out the pauses, and of one that lasts what has gone by', () => {
    expect(workedTime(at('09:00'), at('10:00'), [pause('09:30', '09:40')])).toBe(50 * 60_000);
    expect(workedTime(at('09:00'), at('10:00'), [pause('09:50', null)])).toBe(50 * 60_000);
  });

  it('counts of a pause only the part that lies between', () => {
    expect(workedTime(at('09:35'), at('10:00'), [pause('09:30', '09:40')])).toBe(20 * 60_000);
    expect(workedTime(at('09:45'), at('10:00'), [pause('09:30', '09:40')])).toBe(15 * 60_000);
  });
});

describe('minutes left', () => {
  it('are those of the open cases and the break before one of them', () => {
    expect(minutesLeft(course(), null)).toBe(21);
    expect(minutesLeft(course({ open: ['two', 'three'] }), null)).toBe(18);
  });

  it('leave out what the running case has used, and never go below nothing for it', () => {
    expect(minutesLeft(course(), { caseId: 'one', worked: 2 * 60_000 })).toBe(19);
    expect(minutesLeft(course(), { caseId: 'one', worked: 9 * 60_000 })).toBe(18);
  });

  it('leave out a break that was taken or passed', () => {
    expect(breaksToCome(course())).toEqual([3]);
    expect(breaksToCome(course({ pauses: [pause('09:10', '09:20')] }))).toEqual([]);
    expect(breaksToCome(course({ pauses: [pause('09:10', '09:20', 'Fire alarm')] }))).toEqual([3]);
    expect(breaksToCome(course({ open: ['one', 'two'] }))).toEqual([]);
  });
});

describe('a break', () => {
  it('of the list is due when every case before it is decided or put aside, not while one waits', () => {
    expect(breakDue(course({ open: ['two', 'three'] }), at('09:05'), 60)).toBeNull();
    expect(breakDue(course({ open: ['three'] }), at('09:05'), 60)).toBe('The list has a break of 10 minutes here.');
    expect(breakDue(course({ open: ['two', 'three'], skipped: ['two'] }), at('09:05'), 60)).toBe('The list has a break of 10 minutes here.');
  });

  it('is due after so many minutes without one, counted from the last', () => {
    expect(breakDue(course(), at('09:59'), 60)).toBeNull();
    expect(breakDue(course(), at('10:00'), 60)).toBe('60 minutes without a break.');
    expect(breakDue(course({ pauses: [pause('09:50', '10:00')] }), at('10:30'), 60)).toBeNull();
  });

  it('is never due while the meeting is paused or nothing is left', () => {
    expect(breakDue(course({ pauses: [pause('10:00', null)] }), at('12:00'), 60)).toBeNull();
    expect(breakDue(course({ open: [] }), at('12:00'), 60)).toBeNull();
  });
});
