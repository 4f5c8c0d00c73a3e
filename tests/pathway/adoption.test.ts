import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import type { Pathway } from '../../shared/pathway/pathway.ts';
import { type CaseState, openCase, pathwayOf, recordFact, recordOf, statePath } from '../../shared/pathway/replay.ts';
import { pathway } from '../fakes/pathway.ts';
import { details, event, noted, practitioner, registered, reviewed, started, surgery, triaged } from '../fakes/records.ts';

/** A later version, under which nobody younger than fifty belongs to the adults' pathway: an invented rule that can be told apart. */
const later: Pathway = { ...pathway, id: 'test-later', rules: { ...pathway.rules, childUnderAge: 50 } };
const installed = new Map([pathway, later].map((each) => [each.id, each]));
const opened = openCase(pathway, registered(), installed);
const after = (state: CaseState, ...facts: readonly CaseFact[]): CaseState => facts.reduce((at, fact) => {
  const next = recordFact(at, event(fact));
  if (!next.ok) throw new Error(`${fact.type}: ${next.refusal.message}`);
  return next.value;
}, state);
const adopted = (version: string): CaseFact => ({ type: 'pathwayAdopted', version });

describe('another version of the pathway (D4)', () => {
  it('is adopted where it is installed, and judges the case from then on', () => {
    expect(pathwayOf(opened)).toBe(pathway);
    const changed = after(opened, adopted('test-later'));
    expect(pathwayOf(changed)).toBe(later);
    expect(recordOf(changed).pathwayVersion).toBe('test-later');
    expect(recordFact(changed, event(triaged))).toMatchObject({ ok: false, refusal: { code: 'blockedByPathway', clauses: ['C2', 'D2'] } });
    expect(statePath(after(opened, triaged))).toBe('diagnosis.workup');
  });

  it('is not adopted where it is not installed', () => {
    expect(recordFact(opened, event(adopted('test-unknown')))).toMatchObject({ ok: false, refusal: { code: 'notNow' } });
  });

  it('stays when other things are recorded', () => {
    expect(pathwayOf(after(opened, adopted('test-later'), { type: 'addendum', text: 'Rang the referrer.' }))).toBe(later);
  });
});

describe('the day a designation is asked for while the plan names none', () => {
  it('is that of the meeting that is deciding, not of an earlier one (K6)', () => {
    const at = (meetingId: string, date: string) => ({ meetingId, date, inProgress: true, rolesPresent: [], quorate: true });
    const begun = (meetingId: string, date: string): CaseFact => ({ type: 'discussionStarted', meeting: at(meetingId, date) });
    const until = practitioner({ standing: [{ from: '2026-12-01' }] });
    const first = after(openCase(pathway, registered()), triaged, { type: 'resultsReady' }, reviewed, begun('meeting-1', '2026-11-26'), { type: 'modalityPlanned', plan: surgery({ practitioners: [until] }) }, noted);
    expect(first.snapshot.value).toMatchObject({ planning: { surgery: 'surgeons' } });
    const second = after(first, { type: 'deferred', meeting: at('meeting-1', '2026-11-26'), cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' }, begun('meeting-2', '2026-12-03'));
    expect(second.snapshot.value).toMatchObject({ planning: { surgery: 'complete' } });
    const third = after(second, { type: 'deferred', meeting: at('meeting-2', '2026-12-03'), cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-08' }, begun('meeting-3', '2026-11-30'));
    expect(third.snapshot.value).toMatchObject({ planning: { surgery: 'surgeons' } });
  });
});

describe('a case that comes back with a plan', () => {
  it('goes on planning only inside a meeting in progress (K2a)', () => {
    const deferred = after(openCase(pathway, registered()), triaged, { type: 'resultsReady' }, reviewed, started, { type: 'modalityPlanned', plan: surgery() }, { type: 'deferred', meeting: { meetingId: 'meeting-1', date: '2026-11-26', inProgress: true, rolesPresent: [], quorate: true }, cause: 'imaging', detail: '', owner: 'Test Radiologist', due: '2026-12-01' });
    const begins = (inProgress: boolean): CaseFact => ({ type: 'discussionStarted', meeting: { meetingId: 'meeting-2', date: '2026-12-03', inProgress, rolesPresent: [], quorate: true } });
    expect(recordFact(deferred, event(begins(false)))).toMatchObject({ ok: false, refusal: { clauses: ['K2a'] } });
    expect(statePath(after(deferred, begins(true)))).toBe('planning');
  });

  it('is not discharged by a review nobody made (P4)', () => {
    const atReview = after(openCase(pathway, registered(details())), triaged, { type: 'resultsReady' });
    const review = (reviewer: string): CaseFact => ({ type: 'pathologyReviewed', result: 'notATumour', reviewer, on: '2026-11-20' });
    expect(recordFact(atReview, event(review('')))).toMatchObject({ ok: false, refusal: { clauses: ['P4'] } });
    expect(statePath(after(atReview, review('Test Pathologist')))).toBe('discharged');
  });
});

describe('a case that left the pathway with an urgent treatment whose consultation note is owed (K2c)', () => {
  const leaves: CaseFact = { type: 'triaged', to: 'otherService', reason: 'Referred to the centre that treats it.' };
  const left = after(openCase(pathway, registered()), { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-18' }, leaves);

  it('comes back to that note', () => expect(statePath(after(left, { type: 'triaged', to: 'pathway', reason: 'Sent back by the other centre.' }))).toBe('urgentTreatment'));

  it('goes from one way out to another without it', () => expect(statePath(after(left, { ...leaves, reason: 'Referred elsewhere.' }))).toBe('exits.otherService'));
});
