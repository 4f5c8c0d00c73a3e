import { describe, expect, it } from 'vitest';
import type { Arrangement } from '../../shared/domain/arrangement.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import type { CaseRecord } from '../../shared/domain/caseRecord.ts';
import { recordOf } from '../../shared/pathway/replay.ts';
import { stepBlocks } from '../../shared/pathway/steps.ts';
import { pathway } from '../fakes/pathway.ts';
import { agreed, caseAfter, details, event, inMeeting, meetingDay, nhnn, noted, practitioner, surgery, triaged, untilDiscussion, untilPlanned } from '../fakes/records.ts';

const record = (steps: readonly CaseFact[], of: CaseDetails = details()): CaseRecord => recordOf(caseAfter(of, ...steps));
/** What is said against a fact, whole: topic, clauses, missing facts, sentence. */
const said = (of: CaseRecord, fact: CaseFact): string[] => stepBlocks(pathway, of, event(fact)).map(({ topic, clauses, missing, text }) => `${topic} [${clauses.join(' ')}] [${missing.join(' ')}] ${text}`);

describe('actions and conditions', () => {
  const action = (actionId: string): CaseFact => ({ type: 'actionAdded', actionId, words: 'Book the CT', owner: 'Test Scribe', due: '2026-12-01' });
  const closes = (actionId: string): CaseFact => ({ type: 'actionClosed', actionId, how: 'done', words: '' });
  const met = (condition: string): CaseFact => ({ type: 'conditionMet', condition, on: meetingDay, words: '' });
  const conditional: CaseFact = { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [{ kind: 'other', words: 'CT is clear', owner: 'Test Scribe', due: null }], dissent: '', dissentBy: '', toldBy: '', toldOn: null } };
  const open = record([...untilDiscussion, conditional, action('action-1'), action('action-2')]);

  it('adds an action once', () => {
    expect(said(open, action('action-1'))).toEqual(['plan [] [] The case has this action already.']);
    expect(said(open, action('action-3'))).toEqual([]);
  });

  it('closes only an action that is open', () => {
    expect(said(open, closes('action-1'))).toEqual([]);
    expect(said(open, closes('action-3'))).toEqual(['plan [] [] The case has no such open action.']);
    expect(said(open, closes('CT is clear'))).toEqual(['plan [] [] The case has no such open action.']);
    expect(said(record([action('action-1'), closes('action-1')]), closes('action-1'))).toEqual(['plan [] [] The case has no such open action.']);
  });

  it('calls only a condition met that is open', () => {
    expect(said(open, met('CT is clear'))).toEqual([]);
    expect(said(open, met('Another'))).toEqual(['plan [] [] The case has no such open condition.']);
    expect(said(open, met('action-1'))).toEqual(['plan [] [] The case has no such open condition.']);
  });

  it('opens again only what is settled', () => {
    const settled = record([...untilDiscussion, conditional, action('action-1'), closes('action-1'), met('CT is clear')]);
    expect(said(settled, { type: 'actionReopened', actionId: 'action-1', reason: 'Mistake' })).toEqual([]);
    expect(said(open, { type: 'actionReopened', actionId: 'action-1', reason: 'Mistake' })).toEqual(['plan [] [] The case has no such settled action.']);
    expect(said(settled, { type: 'conditionReopened', condition: 'CT is clear', reason: 'Mistake' })).toEqual([]);
    expect(said(open, { type: 'conditionReopened', condition: 'CT is clear', reason: 'Mistake' })).toEqual(['plan [] [] The case has no such settled condition.']);
  });
});

describe('the meeting that decides (K2a, I10)', () => {
  it('is the one in which the discussion began, and no other', () => {
    const here = ['discussion [K2a] [] The case is being discussed in the meeting of 26 Nov 2026: it is decided there.'];
    const meeting = inMeeting({ meetingId: 'meeting-2' });
    const discussed = record(untilPlanned);
    expect(said(discussed, { type: 'notDiscussed', meeting, reason: 'Time' })).toEqual(here);
    expect(said(discussed, { type: 'noActiveTreatment', meeting, code: '01', reason: 'Declined' })).toEqual(here);
    expect(said(discussed, { ...agreed, meeting } as CaseFact)).toEqual(here);
    expect(said(discussed, agreed)).toEqual([]);
  });

  it('says that it is not in progress, and nothing else', () => {
    expect(said(record([triaged]), { type: 'discussionStarted', meeting: inMeeting({ inProgress: false }) })).toEqual(['discussion [K2a] [] The meeting is not in progress: start it first.']);
  });

  it('re-opens only what it decided itself, in these words', () => {
    expect(said(record([...untilPlanned, agreed]), { type: 'reopened', meeting: inMeeting({ meetingId: 'meeting-2' }), reason: 'New imaging' })).toEqual(['plan [] [] This was decided in another meeting. List the case again instead: the earlier decision stays as it was.']);
  });

  it('takes no second person who is the chair, however the name is written', () => {
    const checked = (chair: string, verifier: string): number => said(record(untilPlanned), { ...agreed, chair, verifier } as CaseFact).length;
    expect([checked('Test Chair', ' test chair '), checked(' Test Chair ', 'TEST CHAIR'), checked('Test Chair', 'Test Scribe'), checked('Test Chair', '')]).toEqual([1, 1, 0, 0]);
  });

  it('finds roles that agreed in the meeting of the discussion where an old record keeps none, and none where nothing was discussed', () => {
    const old: CaseFact = { type: 'offDefaultAgreed', agreement: { modality: 'surgery', site: nhnn, replaces: 'RNOH', reason: 'expertise', words: 'Team there', agreedBy: ['spinalSurgeon'], dissentedBy: [], on: meetingDay }, meeting: null };
    expect(said(record(untilDiscussion), old)).toEqual([]);
    expect(said(record([triaged]), old)).toEqual(['surgerySite [K3 F3] [] Only roles that are present at the meeting can agree to another site.']);
  });

  it('finds no treatment right for a tumour of another service, and for nobody whose age is unknown (C2, P1)', () => {
    const none: CaseFact = { type: 'noActiveTreatment', meeting: inMeeting(), code: '01', reason: 'Declined' };
    const changed = (tumour: Parameters<typeof details>[0]): CaseFact => ({ type: 'detailsChanged', changes: { tumour: details(tumour).tumour }, reason: 'Read again' });
    const ageless: CaseFact = { type: 'detailsChanged', changes: { patient: { ...details().patient, dateOfBirth: null } }, reason: 'Typed wrongly' };
    expect(said(record([...untilDiscussion, ageless]), none)).toEqual([expect.stringContaining('scope [C2] [ageAtReferral] The age at referral is not known')]);
    expect(said(record([...untilDiscussion, ageless, changed({ certainty: 'excluded' })]), none)).toEqual([expect.stringContaining('scope [C2] [ageAtReferral]')]);
    expect(said(record([...untilDiscussion, changed({ certainty: 'excluded' })]), none)).toEqual([]);
  });
});

describe('notes and reviews, in their words', () => {
  it('asks for the consultation, and for a second triage’s reason', () => {
    expect(said(record([]), { type: 'consultationRecorded', consulted: [], notPossibleBecause: '', urgentChemotherapyConsidered: 'unknown' })).toEqual(['urgent [K2c] [] Record who was consulted and when, or why it was not possible.']);
    expect(said(record([triaged]), triaged)).toEqual(['plan [C2 C3 P1] [] To triage again, give the reason.']);
  });

  it('asks for the reviewer and for a day that has come (P4)', () => {
    expect(said(record([triaged]), { type: 'pathologyReviewed', result: 'confirmed', reviewer: '', on: '2026-11-27' })).toEqual([
      'pathologyReview [P4] [] Name the specialist sarcoma pathologist who made the review.',
      'pathologyReview [P4] [] The review is dated 27 Nov 2026, which is still to come: record it once it was made.',
    ]);
  });
});

describe('a visit’s answer that is not taken says why (K5)', () => {
  const request = { arrangementId: 'visit-1', practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: ['2026-12-03', '2026-12-10'] };
  const answered = { arrangementId: 'visit-1' } as const;
  const host = (on: string, honoraryPaperUntil: string | null = null) => ({ on, theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil, kit: '', bed: '' });
  const standing = (changes: Partial<Arrangement>): CaseRecord => ({ ...record([triaged]), arrangements: [{ request, status: 'requested', acceptedDate: null, host: null, note: '', ...changes }] });
  const accepts = (date: string): CaseFact => ({ type: 'arrangementAccepted', ...answered, date });
  const confirms = (on: string, until: string | null = null): CaseFact => ({ type: 'hostConfirmed', ...answered, host: host(on, until) });

  it('where nobody was asked, or the surgeon was asked already', () => {
    expect(said(record([triaged]), accepts('2026-12-03'))).toEqual(['crossSite [K5] [] There is no such arrangement.']);
    expect(said(standing({}), { type: 'arrangementRequested', request })).toEqual(['crossSite [K5] [] The surgeon was already asked under this arrangement.']);
  });

  it('where the day was not offered, or other days were proposed', () => {
    const offered = ['crossSite [K5] [] Only one of the days offered can be accepted: 3 Dec 2026, 10 Dec 2026.'];
    expect(said(standing({}), accepts('2026-12-04'))).toEqual(offered);
    expect(said(standing({ status: 'hostConfirmed', host: host('2026-12-03') }), accepts('2026-12-04'))).toEqual(offered);
    expect(said(standing({ status: 'counterProposed' }), accepts('2026-12-03'))).toEqual(['crossSite [K5] [] Other days were proposed: they have to be offered before one can be accepted.']);
    expect(said(standing({}), accepts('2026-12-03'))).toEqual([]);
  });

  it('where the honorary paper ends before the operation, and not where it ends that day', () => {
    expect(said(standing({}), confirms('2026-12-03', '2026-12-02'))).toEqual(['crossSite [K5] [] The honorary paper ends on 2 Dec 2026, before the operation.']);
    expect(said(standing({}), confirms('2026-12-03', '2026-12-03'))).toEqual([]);
  });

  it('where the host confirms another day than the surgeon accepted, whatever paper there is', () => {
    const accepted = standing({ status: 'surgeonAccepted', acceptedDate: '2026-12-10' });
    const other = ['crossSite [K5] [] The surgeon accepted 10 Dec 2026: the host has to confirm that day.'];
    expect([said(accepted, confirms('2026-12-03')), said(accepted, confirms('2026-12-03', '2026-12-03')), said(accepted, confirms('2026-12-03', '2027-01-31'))]).toEqual([other, other, other]);
    expect(said(accepted, confirms('2026-12-10'))).toEqual([]);
  });

  it('where the arrangement stands at its end, or has not come so far', () => {
    const begins = 'crossSite [K5] [] This arrangement no longer takes that step: it stands as';
    for (const status of ['arranged', 'declined', 'done', 'cancelled'] as const) expect(said(standing({ status, acceptedDate: '2026-12-03', host: host('2026-12-03') }), accepts('2026-12-03'))).toEqual([expect.stringContaining(begins)]);
    expect(said(standing({ status: 'counterProposed' }), confirms('2026-12-03'))).toEqual([expect.stringContaining(begins)]);
    expect(said(standing({ status: 'done', acceptedDate: '2026-12-03' }), { type: 'arrangementCancelled', ...answered, reason: 'Off' })).toEqual([expect.stringContaining(begins)]);
  });
});

describe('a surgeon’s replacement', () => {
  it('takes the place of a surgeon who is on the plan, also where there are two', () => {
    const second = practitioner({ practitionerId: 'test-surgeon-b', name: 'Test Surgeon B', part: 'with' });
    const steps: CaseFact[] = [...untilDiscussion, { type: 'modalityPlanned', plan: surgery({ practitioners: [practitioner(), second] }) }, noted, agreed];
    const replaced = (replaces: string): CaseFact => ({ type: 'surgeonReplaced', replaces, practitioner: practitioner({ practitionerId: 'test-surgeon-c', name: 'Test Surgeon C' }), reason: 'On leave' });
    expect(said(record(steps), replaced('test-surgeon-b'))).toEqual([]);
    expect(said(record(steps), replaced('test-surgeon-d'))).toEqual(['plan [] [] That surgeon is not on the plan.']);
  });
});
