import { describe, expect, it } from 'vitest';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { recordFact, recordOf, statePath } from '../../shared/pathway/replay.ts';
import { agreed, caseAfter, details, event, inMeeting, meetingDay, nhnn, noted, practitioner, surgery, systemic, triaged, untilDiscussion, untilPlanned } from '../fakes/records.ts';

/** What becomes of a fact after the steps: the state it leads to, or the refusal. */
function outcome(of: CaseDetails, steps: readonly CaseFact[], fact: CaseFact): { to: string } | { refused: string; clauses: readonly string[] } {
  const next = recordFact(caseAfter(of, ...steps), event(fact));
  return next.ok ? { to: statePath(next.value) } : { refused: next.refusal.code, clauses: next.refusal.clauses };
}

const start = (modality: 'surgery' | 'systemic', by = practitioner()): CaseFact => ({ type: 'treatmentStarted', modality, on: '2026-12-03', practitioners: [by] });
const child: CaseFact = { type: 'detailsChanged', changes: { patient: { ...details().patient, dateOfBirth: '2012-04-03' } }, reason: 'the date of birth was wrong' };
const excluded: CaseFact = { type: 'detailsChanged', changes: { tumour: details({ certainty: 'excluded' }).tumour }, reason: 'an abscess' };
const noTreatment: CaseFact = { type: 'noActiveTreatment', meeting: inMeeting(), code: '01', reason: 'Declined' };

describe('a child who turns up on the way (C2, I7)', () => {
  it('is not treated by the plan that was agreed, and goes to the children’s pathway from the next list', () => {
    expect(outcome(details(), [...untilPlanned, agreed, child], start('surgery'))).toEqual({ refused: 'blockedByPathway', clauses: ['C2', 'D2'] });
    const again: CaseFact[] = [...untilPlanned, agreed, child, { type: 'relisted', because: 'newFinding', detail: 'a child' }];
    expect(outcome(details(), again, { type: 'triaged', to: 'childrensPathway', reason: 'fifteen' })).toEqual({ to: 'exits.childrensPathway' });
  });

  it('gets no adult outcome, no treatment neither', () => {
    expect(outcome(details(), [...untilDiscussion, child], noTreatment)).toEqual({ refused: 'blockedByPathway', clauses: ['C2', 'D2'] });
  });
});

it('treats no tumour that was excluded after the plan, and lets the meeting say that nothing is to be treated (D2)', () => {
  expect(outcome(details(), [...untilPlanned, agreed, excluded], start('surgery'))).toMatchObject({ clauses: ['D2'] });
  expect(outcome(details(), [...untilDiscussion, excluded], noTreatment)).toEqual({ to: 'noActiveTreatment' });
});

it('asks for the consultation note of urgent treatment also after a way through another pathway (K2c, I6)', () => {
  const urgent: CaseFact = { type: 'urgentTreatmentDeclared', treatment: 'chemotherapy', startedOn: null };
  const out: CaseFact = { type: 'triaged', to: 'otherService', reason: 'thought to be lymphoma' };
  const back: CaseFact = { type: 'triaged', to: 'pathway', reason: 'Ewing sarcoma after all' };
  const consulted: CaseFact = { type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' };
  expect(outcome(details(), [triaged, urgent, out], back)).toEqual({ to: 'urgentTreatment' });
  expect(outcome(details(), [triaged, out], back)).toEqual({ to: 'diagnosis.workup' });
  expect(outcome(details(), [triaged, urgent, consulted, out], back)).toEqual({ to: 'diagnosis.workup' });
});

describe('a visit that is answered late (K5)', () => {
  const skullBase = details({ skullBase: 'yes', levels: ['C1'] });
  const asks = (arrangementId: string, practitionerId: string): CaseFact => ({ type: 'arrangementRequested', request: { arrangementId, practitionerId, surgeonName: 'Test Surgeon', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] } });
  const planned: CaseFact[] = [...untilDiscussion, { type: 'modalityPlanned', plan: surgery({ site: nhnn }) }, asks('visit-1', 'test-surgeon-a'), noted];
  const deferred: CaseFact = { type: 'deferred', meeting: inMeeting(), cause: 'imaging', detail: 'CT', owner: 'Test Radiologist', due: '2026-12-01' };
  const declined: CaseFact = { type: 'arrangementDeclined', arrangementId: 'visit-1', reason: 'On leave' };
  const begun: CaseFact = { type: 'discussionStarted', meeting: inMeeting({ meetingId: 'meeting-2' }) };

  it.each([
    ['between two meetings', [...planned, deferred], 'awaitingMdt'],
    ['in the next discussion', [...planned, deferred, begun], 'planning'],
    ['after no treatment was found right', [...planned, noTreatment], 'noActiveTreatment'],
  ] as const)('is recorded %s', (_when, steps, path) => {
    const state = caseAfter(skullBase, ...steps, declined);
    expect(statePath(state)).toBe(path);
    expect(recordOf(state).arrangements.map(({ status }) => status)).toEqual(['declined']);
  });

  it('lets another surgeon take the place after chemotherapy has begun, asked anew where that one visits too', () => {
    const oncologist = practitioner({ practitionerId: 'test-oncologist', standing: [{ modality: 'systemic' }] });
    const begunChemotherapy: CaseFact[] = [...planned, { type: 'modalityPlanned', plan: systemic() }, agreed, start('systemic', oncologist), declined];
    const third = practitioner({ practitionerId: 'test-surgeon-c', name: 'Test Surgeon C' });
    const replaced: CaseFact[] = [...begunChemotherapy, { type: 'surgeonReplaced', replaces: 'test-surgeon-a', practitioner: third, reason: 'Declined' }, asks('visit-2', 'test-surgeon-c')];
    expect(outcome(skullBase, replaced, start('surgery', third))).toMatchObject({ refused: 'blockedByPathway', clauses: ['K5'] });
    const arranged: CaseFact[] = [
      ...replaced,
      { type: 'arrangementAccepted', arrangementId: 'visit-2', date: '2026-12-03' },
      { type: 'hostConfirmed', arrangementId: 'visit-2', host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } },
    ];
    expect(outcome(skullBase, arranged, start('surgery', third))).toEqual({ to: 'delivery' });
  });

  it('is not asked twice under one name, so that an answer belongs to one arrangement', () => {
    expect(outcome(skullBase, planned, asks('visit-1', 'test-surgeon-b'))).toEqual({ refused: 'blockedByPathway', clauses: ['K5'] });
    expect(outcome(skullBase, planned, asks('visit-2', 'test-surgeon-b'))).toEqual({ to: 'planning' });
  });
});

it('takes no agreement on another site without a role that agreed, nor without the reason in words (I2)', () => {
  const away: CaseFact[] = [...untilDiscussion, { type: 'modalityPlanned', plan: surgery({ site: nhnn }) }];
  const agreement = { modality: 'surgery', site: nhnn, replaces: 'RNOH', reason: 'expertise', words: 'Team there', agreedBy: ['spinalSurgeon'], dissentedBy: [], on: meetingDay } as const;
  const agrees = (changes: { agreedBy?: []; words?: string }): CaseFact => ({ type: 'offDefaultAgreed', agreement: { ...agreement, agreedBy: [...agreement.agreedBy], dissentedBy: [], ...changes }, meeting: inMeeting() });
  expect(outcome(details(), away, agrees({ agreedBy: [] }))).toEqual({ refused: 'blockedByPathway', clauses: ['K3', 'F3'] });
  expect(outcome(details(), away, agrees({ words: ' ' }))).toEqual({ refused: 'blockedByPathway', clauses: ['K3', 'F3'] });
  expect(outcome(details(), away, agrees({}))).toEqual({ to: 'planning' });
});

it('names the clauses that let nobody be treated by what no meeting planned (K2a, P3)', () => {
  expect(outcome(details(), [...untilPlanned, agreed], start('systemic'))).toEqual({ refused: 'blockedByPathway', clauses: ['K2a', 'P3'] });
});
