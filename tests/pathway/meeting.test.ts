import { describe, expect, it } from 'vitest';
import type { ArrangedLine, AgendaEntry, Attendee, MeetingDetails } from '../../shared/domain/meeting.ts';
import type { MeetingEvent, MeetingFact } from '../../shared/domain/meetingEvent.ts';
import { type MeetingRecord, type MeetingReplay, recordMeetingFact, replayMeeting } from '../../shared/pathway/meetingMachine.ts';
import { pathway } from '../fakes/pathway.ts';
import { chair, meetingDay } from '../fakes/records.ts';

const at = '2026-11-26T08:05:00.000Z';
const details: MeetingDetails = { date: meetingDay, startsAt: '08:00', place: 'Seminar room', cutOff: null, cutOffTime: '23:59', series: null, chair: 'Test Chair', scribe: 'Test Scribe' };
const event = (fact: MeetingFact): MeetingEvent => ({ ...fact, at, by: chair, pathwayVersion: pathway.id });
const planned = (changes: Partial<MeetingDetails> = {}): MeetingFact => ({ type: 'planned', details: { ...details, ...changes } });

/** The meeting after its planning and more facts; a refused one is a fault of the test. */
function after(...facts: readonly MeetingFact[]): MeetingReplay {
  const replay = replayMeeting([planned(), ...facts].map(event));
  if (!replay.ok) throw new Error(replay.refusal.message);
  return replay.value;
}
const recordAfter = (...facts: readonly MeetingFact[]): MeetingRecord => after(...facts).snapshot.context;
/** Why a fact may not happen after the others; empty where it may. */
function refusal(before: readonly MeetingFact[], fact: MeetingFact): string {
  const next = recordMeetingFact(after(...before), event(fact));
  return next.ok ? '' : `${next.refusal.code}: ${next.refusal.message}`;
}

const entry = (caseId: string, changes: Partial<AgendaEntry> = {}): AgendaEntry => ({ caseId, estimatedMinutes: 3, lateReason: '', lateAgreedBy: '', without: [], ...changes });
const late = (caseId: string): AgendaEntry => entry(caseId, { lateReason: 'Came on Friday', lateAgreedBy: 'Test Chair' });
const listed = (...ids: readonly string[]): MeetingFact => ({ type: 'casesListed', entries: ids.map((id) => entry(id)) });
const two = listed('case-a', 'case-b');
const started: MeetingFact = { type: 'started' };
const circulated = (to: string): MeetingFact => ({ type: 'circulated', to, recipients: ['Test Radiologist'], list: null, digest: 'd1' });
const moved: MeetingFact = { type: 'moved', date: '2026-11-27', startsAt: '13:30', cutOff: '2026-11-25', cutOffTime: '12:00', reason: 'Room taken' };
const called = (caseId: string): MeetingFact => ({ type: 'caseCalled', caseId });
const attendee: Attendee = { name: 'Test Radiologist', role: 'radiologist', trust: 'Test Trust North', practitionerId: null, presence: 'present', deputyFor: null };
const digest = 'a'.repeat(64);
const closed = (changes: Partial<Extract<MeetingFact, { type: 'closed' }>> = {}): MeetingFact => ({
  type: 'closed',
  verifier: 'Test Scribe',
  aloneBecause: '',
  sealedCases: ['case-a', 'case-b'].map((caseId) => ({ caseId, version: 2, hash: 'h' })),
  digest,
  ...changes,
});

const empty: MeetingRecord = { details, agenda: [], layout: [], attendees: [], currentCaseId: null, circulatedAt: null, circulations: [], startedAt: null, seal: null, addenda: [], pauses: [], skipped: [], comings: [], takenOff: [], cancelled: null };
const line = (caseId: string, minutes = 3): ArrangedLine => ({ kind: 'case', caseId, minutes });

describe('what a meeting knows after each fact, and nothing else', () => {
  it('is its details alone once it is planned', () => expect(recordAfter()).toEqual(empty));

  it('changes the details that were given and leaves the others', () => {
    expect(recordAfter({ type: 'detailsChanged', changes: { place: 'Room 2', scribe: undefined } })).toEqual({ ...empty, details: { ...details, place: 'Room 2' } });
  });

  it('takes day, time and cut-off from a move, and keeps place and people', () => {
    expect(recordAfter(moved)).toEqual({ ...empty, details: { ...details, date: '2026-11-27', startsAt: '13:30', cutOff: '2026-11-25', cutOffTime: '12:00' } });
  });

  it('puts one case or several at the end of the agenda and of its lines', () => {
    expect(recordAfter({ type: 'caseListed', entry: entry('case-a', { estimatedMinutes: 5 }) }, listed('case-b', 'case-c'))).toEqual({
      ...empty,
      agenda: [entry('case-a', { estimatedMinutes: 5 }), entry('case-b'), entry('case-c')],
      layout: [line('case-a', 5), line('case-b'), line('case-c')],
    });
  });

  it('takes a case off the agenda, and off the table where it is the one that is called', () => {
    const off = (caseId: string): MeetingFact => ({ type: 'caseUnlisted', caseId, reason: 'Listed by mistake' });
    const takenOff = { caseId: 'case-a', at, by: 'Test Chair', byRule: false, reason: 'Listed by mistake', inMinutes: false };
    expect(recordAfter(two, off('case-a'))).toEqual({ ...empty, agenda: [entry('case-b')], layout: [line('case-b')], takenOff: [takenOff] });
    expect(recordAfter(two, started, called('case-a'), off('case-a')).currentCaseId).toBeNull();
    expect(recordAfter(two, started, called('case-a'), off('case-b')).currentCaseId).toBe('case-a');
  });

  it('puts the cases in another order', () => {
    expect(recordAfter(two, { type: 'reordered', caseIds: ['case-b', 'case-a'] })).toEqual({ ...empty, agenda: [entry('case-b'), entry('case-a')], layout: [line('case-b'), line('case-a')] });
  });

  it('lays the agenda out with headings and breaks, whose minutes go to the cases', () => {
    const lines: ArrangedLine[] = [{ kind: 'section', name: 'New' }, line('case-b', 7), { kind: 'break', minutes: 5 }, line('case-a')];
    expect(recordAfter(two, { type: 'arranged', lines, how: 'byHand' })).toEqual({ ...empty, layout: lines, agenda: [entry('case-b', { estimatedMinutes: 7 }), entry('case-a')] });
  });

  it('keeps every version that went out, and when the last did', () => {
    const sent = { at, by: 'Test Chair', recipients: ['Test Radiologist'], list: null, digest: 'd1' };
    expect(recordAfter(circulated('everybody'), circulated('the pathologists'))).toEqual({ ...empty, circulatedAt: at, circulations: [{ ...sent, to: 'everybody' }, { ...sent, to: 'the pathologists' }] });
  });

  it('keeps who attends, when it began and which case is called', () => {
    const agenda = { agenda: [entry('case-a'), entry('case-b')], layout: [line('case-a'), line('case-b')] };
    expect(recordAfter({ type: 'attendanceRecorded', attendees: [attendee] })).toEqual({ ...empty, attendees: [attendee] });
    expect(recordAfter(two, started, called('case-b'))).toEqual({ ...empty, ...agenda, startedAt: at, currentCaseId: 'case-b' });
  });

  it('is sealed at the close, with no case called any more, and keeps every addendum after it', () => {
    const addendum = (text: string): MeetingFact => ({ type: 'addendum', text, because: 'Read again', caseId: null });
    const sealed = recordAfter(two, started, called('case-b'), closed(), addendum('Site misheard.'), addendum('Report came.'));
    expect(sealed).toMatchObject({ agenda: [entry('case-a'), entry('case-b')], startedAt: at, currentCaseId: null });
    expect(sealed.seal).toEqual({ at, digest, verifier: 'Test Scribe', aloneBecause: '' });
    expect(sealed.addenda).toEqual([
      { at, by: 'Test Chair', text: 'Site misheard.', because: 'Read again', caseId: null },
      { at, by: 'Test Chair', text: 'Report came.', because: 'Read again', caseId: null },
    ]);
  });

  it('counts its events', () => expect(after(two, started, called('case-b')).version).toBe(4));
});

describe('what may not happen to a meeting is refused in a sentence', () => {
  it('lists no case twice, neither again nor in one go', () => {
    expect(refusal([two], { type: 'caseListed', entry: entry('case-a') })).toBe('notNow: The case is on the list already.');
    expect(refusal([two], listed('case-c', 'case-a'))).toBe('notNow: The case is on the list already.');
    expect(refusal([two], listed('case-c', 'case-c'))).toBe('notNow: The case is on the list already.');
    expect(refusal([two], listed('case-c', 'case-d'))).toBe('');
  });

  it('takes late cases only with a reason for each of them', () => {
    const listing = (...entries: AgendaEntry[]): MeetingFact => ({ type: 'casesListed', entries });
    expect(refusal([two, started], listing(late('case-c'), entry('case-d')))).toBe('notNow: The list has closed: say why the case comes late and who agreed.');
    expect(refusal([two, started], listing(late('case-c'), late('case-d')))).toBe('');
    expect(refusal([two], listing(late('case-c'), entry('case-d')))).toBe('');
  });

  it('takes off and calls only what is on the list', () => {
    expect(refusal([two], { type: 'caseUnlisted', caseId: 'case-c', reason: 'Moved' })).toBe('notNow: The case is not on this list.');
    expect(refusal([two, started], called('case-c'))).toBe('notNow: The case is not on this list.');
    expect(refusal([two, started], called('case-a'))).toBe('');
  });

  it('takes an order only where it names every case once, and no other', () => {
    const order = (...caseIds: string[]): string => refusal([two], { type: 'reordered', caseIds });
    const fault = 'notNow: The new order does not name every case of the list exactly once.';
    expect([order('case-a'), order('case-a', 'case-a'), order('case-a', 'case-c'), order('case-a', 'case-b', 'case-a')]).toEqual([fault, fault, fault, fault]);
    expect(order('case-b', 'case-a')).toBe('');
    expect(refusal([two], { type: 'arranged', lines: [line('case-a')], how: 'byHand' })).toBe(fault);
    expect(refusal([two], { type: 'arranged', lines: [{ kind: 'break', minutes: 5 }, line('case-b'), line('case-a')], how: 'byHand' })).toBe('');
  });

  it('does not begin without a case', () => {
    expect(refusal([], started)).toBe('notNow: There is no case on the list.');
    expect(refusal([two], started)).toBe('');
  });

  it('closes with a second person, or with the reason why there was none', () => {
    const close = (changes: Parameters<typeof closed>[0], of: Partial<MeetingDetails> = {}): string => refusal([{ type: 'detailsChanged', changes: of }, two, started], closed(changes));
    expect(close({ verifier: '' })).toBe('notNow: Name the second person who checked the outcomes, or say why there was none.');
    expect(close({ verifier: '', aloneBecause: 'All others had left' })).toBe('');
    expect(close({ verifier: '', aloneBecause: 'All others had left' }, { chair: '' })).toBe('');
    expect(close({})).toBe('');
  });

  it('does not take the chair for the second person, however the name is written', () => {
    const close = (verifier: string, of: string): string => refusal([{ type: 'detailsChanged', changes: { chair: of } }, two, started], closed({ verifier }));
    const fault = 'notNow: The second person has to be somebody else than the chair.';
    expect([close(' test chair', 'Test Chair'), close('Test Chair', 'TEST CHAIR ')]).toEqual([fault, fault]);
    expect(close('Test Chair B', 'Test Chair')).toBe('');
  });

  it('seals every case of the list, not some of them', () => {
    const seal = (...ids: string[]): string => refusal([two, started], closed({ sealedCases: ids.map((caseId) => ({ caseId, version: 2, hash: 'h' })) }));
    expect(seal('case-a')).toBe('notNow: The seal does not cover every case of the list.');
    expect(seal('case-b', 'case-a')).toBe('');
    expect(refusal([listed('case-a'), started], closed({ sealedCases: [{ caseId: 'case-b', version: 2, hash: 'h' }] }))).toContain('does not cover');
  });
});

describe('what the stage of the meeting does not allow is said with the stage', () => {
  it('is planned once', () => expect(refusal([], planned())).toBe('notNow: This meeting is planned already.'));

  it('is not moved once it has begun', () => {
    expect(refusal([two], moved)).toBe('');
    expect(refusal([two, started], moved)).toBe('notNow: The meeting has begun: its day and time can no longer be moved.');
    expect(refusal([two, started, closed()], moved)).toContain('closed and sealed');
  });

  it('names the stage, and not what else would be wrong with the step', () => {
    expect(refusal([two], called('case-c'))).toBe('notNow: That is not possible while the meeting is being prepared.');
    expect(refusal([circulated('everybody')], called('case-c'))).toBe('notNow: That is not possible while the meeting is circulated.');
    expect(refusal([two, started], circulated('everybody'))).toBe('notNow: That is not possible while the meeting is in progress.');
    expect(refusal([two, started, closed()], { type: 'caseListed', entry: entry('case-a') })).toBe('notNow: The meeting is closed and sealed: only an addendum can be added.');
    expect(refusal([two, started, closed()], { type: 'addendum', text: 'Site misheard.', because: 'Read again', caseId: null })).toBe('');
  });
});

describe('a stored history', () => {
  const damage = (...facts: readonly MeetingFact[]): string => {
    const replay = replayMeeting(facts.map(event));
    return replay.ok ? '' : `${replay.refusal.code}: ${replay.refusal.message}`;
  };

  it('begins with the planning', () => {
    expect(damage()).toBe('damaged: The history of this meeting does not begin with its planning.');
    expect(damage(two)).toBe('damaged: The history of this meeting does not begin with its planning.');
    expect(damage(planned())).toBe('');
  });

  it('holds no event that does not fit, and the damage is named by its place', () => {
    expect(damage(planned(), two, two, started)).toBe('damaged: Event 3 of this meeting does not fit what came before it.');
  });
});
