import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { recordOf, statePath } from '../../shared/pathway/replay.ts';
import { agreed, caseAfter, details, inMeeting, listed, meetingDay, noted, practitioner, reviewed, rnoh, started, surgery, systemic, triaged, untilDiscussion, untilPlanned } from '../fakes/records.ts';
import { outcome, planned } from './outcome.ts';

describe('triage', () => {
  const child = details({}, { patient: { ...details().patient, dateOfBirth: '2012-04-03' } });
  const sixteen = details({}, { patient: { ...details().patient, dateOfBirth: '2010-11-02' } });
  const noContact = details({ tissue: 'softTissue', spineContact: 'no' });

  it('holds a child out of this pathway whatever the reason, and lets a sixteen-year-old in (C2, I7)', () => {
    expect(outcome(child, [], { type: 'triaged', to: 'pathway', reason: 'Nearly grown up' })).toMatchObject({ refused: 'blockedByPathway', clauses: ['C2', 'D2'] });
    expect(outcome(sixteen, [], triaged)).toEqual({ to: 'diagnosis.workup' });
  });

  it('holds a metastatic emergency out of this pathway (C3, I7)', () => {
    const emergency = details({ origin: 'metastatic', metastaticCordCompression: 'yes' });
    expect(outcome(emergency, [], { type: 'triaged', to: 'pathway', reason: 'Known to us' })).toMatchObject({ refused: 'blockedByPathway', clauses: ['C3'] });
  });

  it('waits for the date of birth before it lets a case in (C2)', () => {
    const unborn = details({}, { patient: { ...details().patient, dateOfBirth: null } });
    expect(outcome(unborn, [], { type: 'triaged', to: 'pathway', reason: 'Adult by the letter' })).toMatchObject({ refused: 'blockedByPathway', clauses: ['C2'] });
  });

  it('lets soft tissue without contact in only with a reason (P1)', () => {
    expect(outcome(noContact, [], triaged)).toMatchObject({ refused: 'blockedByPathway', clauses: ['P1', 'P2'] });
    expect(outcome(noContact, [], { type: 'triaged', to: 'pathway', reason: 'Contact seen on the new MRI' })).toEqual({ to: 'diagnosis.workup' });
  });

  it('triages an exit again with a reason and not without (D6)', () => {
    const out: CaseFact = { type: 'triaged', to: 'otherService', reason: '' };
    expect(outcome(noContact, [out], { type: 'triaged', to: 'otherService', reason: '' })).toMatchObject({ refused: 'blockedByPathway' });
    expect(outcome(noContact, [out], { type: 'triaged', to: 'pathway', reason: 'Contact after all' })).toEqual({ to: 'diagnosis.workup' });
  });
});

describe('P4: the specialist pathology review', () => {
  it('goes back to the work-up when inconclusive, on to the meeting when confirmed, out when it is no tumour', () => {
    const atReview: CaseFact[] = [triaged, { type: 'resultsReady' }];
    const review = (result: 'confirmed' | 'inconclusive' | 'notATumour'): CaseFact => ({ type: 'pathologyReviewed', result, reviewer: 'Test Pathologist', on: meetingDay });
    expect(outcome(details(), atReview, review('inconclusive'))).toEqual({ to: 'diagnosis.workup' });
    expect(outcome(details(), atReview, review('confirmed'))).toEqual({ to: 'awaitingMdt' });
    expect(outcome(details(), atReview, review('notATumour'))).toEqual({ to: 'discharged' });
  });

  it('has somebody who made it, and is recorded once it was made: today, not for tomorrow', () => {
    const atReview: CaseFact[] = [triaged, { type: 'resultsReady' }];
    const review = (changes: { reviewer?: string; on?: string }): CaseFact => ({ type: 'pathologyReviewed', result: 'confirmed', reviewer: 'Test Pathologist', on: meetingDay, ...changes });
    expect(outcome(details(), atReview, review({ reviewer: '' }))).toMatchObject({ clauses: ['P4'], message: expect.stringContaining('Name the specialist') });
    expect(outcome(details(), atReview, review({ on: '2026-11-27' }))).toMatchObject({ clauses: ['P4'], message: expect.stringContaining('27 Nov 2026') });
    expect(outcome(details(), atReview, review({ on: meetingDay }))).toEqual({ to: 'awaitingMdt' });
  });

  it('holds an unconditional treatment back until it is done (I8)', () => {
    const unreviewed: CaseFact[] = [triaged, listed, started, { type: 'modalityPlanned', plan: surgery() }];
    expect(outcome(details(), [...unreviewed, noted], agreed)).toMatchObject({ refused: 'blockedByPathway', clauses: ['P4'] });
    expect(outcome(details(), [...unreviewed, noted, reviewed], agreed)).toEqual({ to: 'agreed.ready' });
  });

  it('lets the treatment be agreed on the condition of the review, and no other condition', () => {
    const unreviewed: CaseFact[] = [triaged, listed, started, { type: 'modalityPlanned', plan: surgery() }];
    const conditional = (kind: 'pathologyReview' | 'other'): CaseFact => ({
      type: 'planNoted',
      notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [{ kind, words: 'the review confirms it', owner: 'Test Pathologist', due: null }], dissent: '', dissentBy: '', toldBy: '', toldOn: null },
    });
    expect(outcome(details(), [...unreviewed, conditional('pathologyReview')], agreed)).toEqual({ to: 'agreed.ready' });
    expect(outcome(details(), [...unreviewed, conditional('other')], agreed)).toMatchObject({ clauses: ['P4'] });
  });

  it('does not hold back an investigation or surveillance', () => {
    const investigation: CaseFact = { type: 'modalityPlanned', plan: { modality: 'furtherInvestigation', site: rnoh, detail: 'image-guided biopsy' } };
    expect(outcome(details({ certainty: 'suspected' }), [triaged, listed, started, investigation, noted], agreed)).toEqual({ to: 'agreed.ready' });
  });

  it('holds the start of a conditional treatment back until the review is in', () => {
    const conditional: CaseFact = { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [{ kind: 'pathologyReview', words: 'review', owner: 'Test Pathologist', due: null }], dissent: '', dissentBy: '', toldBy: '', toldOn: null } };
    const steps: CaseFact[] = [triaged, listed, started, { type: 'modalityPlanned', plan: surgery() }, conditional, agreed];
    const start: CaseFact = { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] };
    expect(outcome(details(), steps, start)).toMatchObject({ refused: 'blockedByPathway', clauses: ['P4'] });
    expect(outcome(details(), [...steps, reviewed], start)).toEqual({ to: 'delivery' });
  });
});

describe('what is found after the agreement', () => {
  const start = (on: string): CaseFact => ({ type: 'treatmentStarted', modality: 'surgery', on, practitioners: [practitioner()] });
  const found: CaseFact = { type: 'detailsChanged', changes: { tumour: details({ skullBase: 'yes', levels: ['C1'] }).tumour }, reason: 'new MRI' };

  it('holds the operation back where the skull base turns out to be involved (K4)', () => {
    const steps = [...planned(surgery()), agreed];
    expect(outcome(details(), steps, start('2026-12-03'))).toEqual({ to: 'delivery' });
    expect(outcome(details(), [...steps, found], start('2026-12-03'))).toMatchObject({ refused: 'blockedByPathway', clauses: ['K4', 'K3', 'F3'] });
  });

  it('asks for the pathology review before what follows an urgent treatment, and not before what had begun by the meeting (P4)', () => {
    const urgently: CaseFact[] = [
      triaged,
      { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-18' },
      { type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' },
      started,
      { type: 'modalityPlanned', plan: surgery() },
      { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [{ kind: 'pathologyReview', words: 'review', owner: 'Test Pathologist', due: null }], dissent: '', dissentBy: '', toldBy: '', toldOn: null } },
      agreed,
    ];
    expect(outcome(details(), urgently, start(meetingDay))).toEqual({ to: 'delivery' });
    expect(outcome(details(), urgently, start('2026-11-27'))).toMatchObject({ clauses: ['P4'] });
    expect(outcome(details(), [...urgently, reviewed], start('2026-11-27'))).toEqual({ to: 'delivery' });
  });
});

describe('K2a: discussion before treatment (I1)', () => {
  const start: CaseFact = { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] };

  it('knows no treatment before the meeting has agreed one', () => {
    expect(outcome(details(), [triaged], start)).toMatchObject({ refused: 'notNow' });
    expect(outcome(details(), untilPlanned, start)).toMatchObject({ refused: 'notNow' });
    expect(outcome(details(), [...untilPlanned, agreed], start)).toEqual({ to: 'delivery' });
  });

  it('begins a discussion only inside a meeting in progress', () => {
    const waiting: CaseFact[] = [triaged, listed];
    expect(outcome(details(), waiting, { type: 'discussionStarted', meeting: inMeeting({ inProgress: false }) })).toMatchObject({ refused: 'blockedByPathway', clauses: ['K2a'] });
    expect(outcome(details(), waiting, started)).toEqual({ to: 'discussion' });
  });

  it('agrees, defers and finds no treatment only inside a meeting in progress', () => {
    const after = inMeeting({ inProgress: false });
    expect(outcome(details(), untilPlanned, { ...agreed, meeting: after } as CaseFact)).toMatchObject({ clauses: ['K2a'] });
    expect(outcome(details(), untilDiscussion, { type: 'deferred', meeting: after, cause: 'imaging', detail: '', owner: 'Test', due: meetingDay })).toMatchObject({ clauses: ['K2a'] });
    expect(outcome(details(), untilDiscussion, { type: 'noActiveTreatment', meeting: after, code: '01', reason: 'Declined' })).toMatchObject({ clauses: ['K2a'] });
  });
});

describe('K2b–d: urgent treatment', () => {
  const urgent: CaseFact = { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: '2026-11-18' };
  const consulted: CaseFact = { type: 'consultationRecorded', consulted: [{ name: 'Test Oncologist', role: 'medicalOncologist', on: '2026-11-18' }], notPossibleBecause: '', urgentChemotherapyConsidered: 'yes' };

  it('asks who was consulted, or why nobody could be, and then lists the case to be looked back on (I6)', () => {
    const empty: CaseFact = { type: 'consultationRecorded', consulted: [], notPossibleBecause: '', urgentChemotherapyConsidered: 'unknown' };
    expect(outcome(details(), [triaged, urgent], empty)).toMatchObject({ refused: 'blockedByPathway', clauses: ['K2c'] });
    expect(outcome(details(), [triaged, urgent], consulted)).toEqual({ to: 'awaitingMdt' });
    expect(outcome(details(), [triaged, urgent], { ...empty, notPossibleBecause: 'At night, nobody reached' } as CaseFact)).toEqual({ to: 'awaitingMdt' });
    expect(recordOf(caseAfter(details(), triaged, urgent, consulted)).retrospective).toBe(true);
  });

  it('is open from every state before the discussion and from none after it', () => {
    for (const steps of [[], [triaged], [triaged, { type: 'resultsReady' } as const], [triaged, listed]]) expect(outcome(details(), steps, urgent)).toEqual({ to: 'urgentTreatment' });
    expect(outcome(details(), untilDiscussion, urgent)).toMatchObject({ refused: 'notNow' });
  });

  it('does not discuss the case before the consultation is noted', () => {
    expect(outcome(details(), [triaged, urgent], started)).toMatchObject({ refused: 'notNow', clauses: ['K2b', 'K2c', 'K2d'] });
  });
});

describe('the end of a discussion', () => {
  it('defers to the next meeting and counts it', () => {
    const deferred: CaseFact = { type: 'deferred', meeting: inMeeting(), cause: 'imaging', detail: 'CT chest', owner: 'Test Radiologist', due: '2026-12-01' };
    const state = caseAfter(details(), ...untilDiscussion, deferred);
    expect(statePath(state)).toBe('awaitingMdt');
    expect(recordOf(state).discussions.at(-1)?.outcome).toMatchObject({ kind: 'deferred', owner: 'Test Radiologist' });
  });

  it('refuses to agree an empty plan, in words', () => {
    expect(outcome(details(), [...untilPlanned, { type: 'modalityWithdrawn', modality: 'surgery' }], agreed)).toMatchObject({ message: 'Nothing is planned yet.' });
  });

  it('keeps the earlier decision when it is re-opened in the same meeting, and refuses it in another (I10)', () => {
    const steps = [...untilPlanned, agreed];
    const reopened = (meetingId: string): CaseFact => ({ type: 'reopened', meeting: inMeeting({ meetingId }), reason: 'New imaging came in' });
    const state = caseAfter(details(), ...steps, reopened('meeting-1'));
    expect(statePath(state)).toBe('planning');
    expect(recordOf(state).discussions.map(({ outcome: ended, reopened: again }) => [ended?.kind, again?.reason])).toEqual([
      ['agreed', 'New imaging came in'],
      [undefined, undefined],
    ]);
    expect(outcome(details(), steps, reopened('meeting-2'))).toMatchObject({ refused: 'blockedByPathway' });
  });

  it('lists an agreed case again with an empty plan and its earlier decision kept (I10)', () => {
    const state = caseAfter(details(), ...untilPlanned, agreed, { type: 'relisted', because: 'recurrence', detail: 'New lesion' });
    expect(statePath(state)).toBe('awaitingMdt');
    expect(recordOf(state).plan.modalities).toEqual([]);
    expect(recordOf(state).discussions[0]?.outcome).toMatchObject({ kind: 'agreed', plan: { modalities: [{ modality: 'surgery' }] } });
  });

  it('asks why a plan was not followed, and not why it was', () => {
    const steps = [...untilPlanned, agreed];
    expect(outcome(details(), steps, { type: 'followedUp', followed: 'inPart', reason: '' })).toMatchObject({ refused: 'blockedByPathway' });
    expect(outcome(details(), steps, { type: 'followedUp', followed: 'inPart', reason: 'Patient chose otherwise' })).toEqual({ to: 'closed' });
    const operated: CaseFact = { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] };
    expect(outcome(details(), [...steps, operated, { type: 'treatmentCompleted', on: '2026-12-03' }], { type: 'followedUp', followed: 'yes', reason: '' })).toEqual({ to: 'closed' });
  });

  it('does not take a plan for followed of which a treatment never began, and lets that treatment begin after another was completed (P3)', () => {
    const both: CaseFact[] = [...untilPlanned, { type: 'modalityPlanned', plan: systemic() }, agreed];
    const operated: CaseFact = { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] };
    const completed: CaseFact = { type: 'treatmentCompleted', on: '2026-12-03' };
    const followed: CaseFact = { type: 'followedUp', followed: 'yes', reason: '' };
    const chemotherapy: CaseFact = { type: 'treatmentStarted', modality: 'systemic', on: '2026-12-20', practitioners: [practitioner({ standing: [{ modality: 'systemic' }] })] };
    expect(outcome(details(), both, followed)).toMatchObject({ clauses: ['P3'], message: expect.stringContaining('surgery and systemic therapy') });
    expect(outcome(details(), [...both, operated, completed], followed)).toMatchObject({ message: expect.stringContaining('that systemic therapy began') });
    expect(outcome(details(), [...both, operated, completed], chemotherapy)).toEqual({ to: 'delivery' });
    expect(outcome(details(), [...both, operated, completed, chemotherapy, completed], followed)).toEqual({ to: 'closed' });
    const surveillance: CaseFact[] = [...untilDiscussion, { type: 'modalityPlanned', plan: { modality: 'surveillance', site: null, detail: 'MRI in 3 months' } }, noted, agreed];
    expect(outcome(details(), surveillance, followed)).toEqual({ to: 'closed' });
  });
});
