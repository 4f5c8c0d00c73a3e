import { describe, expect, it } from 'vitest';
import { type Attendee, comesLate, MeetingDetails, missingRoles, rolesPresent } from '../../shared/domain/meeting.ts';

const person = (role: Attendee['role'], changes: Partial<Attendee> = {}): Attendee => ({ name: `Test ${role}`, role, trust: '', practitionerId: null, presence: 'present', deputyFor: null, ...changes });

describe('who counts for the quorum', () => {
  it('is whoever is present, and nobody who is only expected, sent apologies or has left', () => {
    expect(rolesPresent([person('chair'), person('radiologist', { presence: 'expected' }), person('pathologist', { presence: 'apologies' }), person('other', { presence: 'left' })])).toEqual(['chair']);
  });

  it('is a deputy for the role of the one whose place they take, as long as the deputy is present', () => {
    const deputy = { name: 'Test pathologist', role: 'pathologist' } as const;
    expect(missingRoles([['pathologist']], rolesPresent([person('other', { deputyFor: deputy })]))).toEqual([]);
    expect(missingRoles([['pathologist']], rolesPresent([person('other', { deputyFor: deputy, presence: 'left' })]))).toEqual([['pathologist']]);
  });
});

describe('a cut-off with its time', () => {
  const details = (changes: object): MeetingDetails => MeetingDetails.parse({ date: '2026-07-02', startsAt: '08:00', place: '', cutOff: '2026-06-30', chair: '', scribe: '', ...changes });

  it('closes the list at that minute on the London clock', () => {
    expect(comesLate(details({ cutOffTime: '12:00' }), null, '2026-06-30T11:00:59.000Z')).toBe(false);
    expect(comesLate(details({ cutOffTime: '12:00' }), null, '2026-06-30T11:01:00.000Z')).toBe(true);
  });

  it('lasts the whole day where it was recorded without a time', () => {
    expect(comesLate(details({}), null, '2026-06-30T22:59:00.000Z')).toBe(false);
    expect(comesLate(details({}), null, '2026-06-30T23:00:00.000Z')).toBe(true);
  });

  it('is over once the meeting has begun, and never comes where there is none', () => {
    expect(comesLate(details({ cutOff: null }), '2026-07-02T07:00:00.000Z', '2026-07-02T07:05:00.000Z')).toBe(true);
    expect(comesLate(details({ cutOff: null }), null, '2026-07-02T07:05:00.000Z')).toBe(false);
  });
});
