import { describe, expect, it } from 'vitest';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import type { OffDefaultAgreement } from '../../shared/domain/plan.ts';
import { recordFact, recordOf, statePath } from '../../shared/pathway/replay.ts';
import { agreementWarnings } from '../../shared/pathway/rules/agreement.ts';
import { pathway } from '../fakes/pathway.ts';
import {
  agreed,
  caseAfter,
  details,
  elsewhere,
  event,
  inMeeting,
  listed,
  meetingDay,
  nhnn,
  noted,
  practitioner,
  radiotherapy,
  reviewed,
  rnoh,
  started,
  surgery,
  systemic,
  triaged,
  uclh,
  untilDiscussion,
  untilPlanned,
} from '../fakes/records.ts';

/** What becomes of a fact after the steps: the state it leads to, or the clauses of the refusal. */
function outcome(of: CaseDetails, steps: readonly CaseFact[], fact: CaseFact): { to: string } | { refused: string; clauses: readonly string[]; message: string } {
  const next = recordFact(caseAfter(of, ...steps), event(fact));
  return next.ok ? { to: statePath(next.value) } : { refused: next.refusal.code, clauses: next.refusal.clauses, message: next.refusal.message };
}

const planned = (...plans: Extract<CaseFact, { type: 'modalityPlanned' }>['plan'][]): CaseFact[] => [...untilDiscussion, ...plans.map((plan): CaseFact => ({ type: 'modalityPlanned', plan })), noted];
const agreement = (changes: Partial<OffDefaultAgreement> = {}): CaseFact => ({
  type: 'offDefaultAgreed',
  agreement: { modality: 'surgery', site: nhnn, replaces: 'RNOH', reason: 'expertise', words: 'Colorectal team there', agreedBy: ['spinalSurgeon', 'clinicalOncologist'], dissentedBy: [], on: meetingDay, ...changes },
  meeting: inMeeting(),
});
const atNhnn = practitioner({ homeSite: 'NHNN' });

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

describe('K1b, K3, F3: surgery away from the default (I2)', () => {
  it('agrees RNOH as it is, and NHNN only with the meeting’s agreement', () => {
    expect(outcome(details(), planned(surgery()), agreed)).toEqual({ to: 'agreed.ready' });
    const away = planned(surgery({ site: nhnn, practitioners: [atNhnn] }));
    expect(outcome(details(), away, agreed)).toMatchObject({ refused: 'blockedByPathway', clauses: ['K1b', 'F3', 'K3'] });
    expect(outcome(details(), [...away, agreement()], agreed)).toEqual({ to: 'agreed.ready' });
  });

  it('takes no agreement of a role that is not present', () => {
    const away = planned(surgery({ site: nhnn, practitioners: [atNhnn] }));
    expect(outcome(details(), away, agreement({ agreedBy: ['spinalSurgeon', 'sarcomaSurgeon'] }))).toMatchObject({ clauses: ['K3', 'F3'] });
    expect(outcome(details(), away, agreement({ agreedBy: ['spinalSurgeon'] }))).toEqual({ to: 'planning' });
  });

  it('takes no agreement for another site than the one chosen, nor for another default than the one it replaces', () => {
    const third = planned(surgery({ site: elsewhere, practitioners: [practitioner({ homeSite: null })] }));
    expect(outcome(details(), [...third, agreement({ site: nhnn })], agreed)).toMatchObject({ refused: 'blockedByPathway' });
    expect(outcome(details(), [...third, agreement({ site: { id: 'other', name: 'Another Hospital' } })], agreed)).toMatchObject({ refused: 'blockedByPathway' });
    expect(outcome(details(), [...third, agreement({ site: elsewhere, replaces: 'NHNN' })], agreed)).toMatchObject({ refused: 'blockedByPathway' });
    expect(outcome(details(), [...third, agreement({ site: elsewhere })], agreed)).toEqual({ to: 'agreed.ready' });
  });

  it('warns that a third centre is not named by the document, and not of NHNN (K3, D2)', () => {
    const warned = (site: typeof nhnn): string[] => agreementWarnings(pathway, recordOf(caseAfter(details(), ...planned(surgery({ site })))), meetingDay).flatMap(({ clauses }) => clauses);
    expect(warned(elsewhere)).toContain('K3');
    expect(warned(nhnn)).not.toContain('K3');
  });

  it('needs no agreement for NHNN with skull base involvement, and one for RNOH (K4, D2)', () => {
    const skullBase = details({ skullBase: 'yes', levels: ['C1'] });
    expect(outcome(skullBase, planned(surgery({ site: nhnn, practitioners: [atNhnn] })), agreed)).toEqual({ to: 'agreed.ready' });
    expect(outcome(skullBase, planned(surgery()), agreed)).toMatchObject({ clauses: ['K4', 'K3', 'F3'] });
    expect(outcome(skullBase, [...planned(surgery()), agreement({ site: rnoh, replaces: 'NHNN' })], agreed)).toEqual({ to: 'agreed.ready' });
  });

  it('agrees no surgery near the skull base while K4’s facts are missing (I3)', () => {
    const unknown = details({ levels: ['C1'], skullBase: 'unknown' });
    expect(outcome(unknown, planned(surgery()), agreed)).toMatchObject({ refused: 'blockedByPathway', clauses: ['K4'] });
  });

  it('judges the plan again when the facts change under it', () => {
    const changed: CaseFact = { type: 'detailsChanged', changes: { tumour: details({ skullBase: 'yes' }).tumour }, reason: 'new MRI' };
    expect(outcome(details(), [...planned(surgery()), changed], agreed)).toMatchObject({ clauses: ['K4', 'K3', 'F3'] });
  });
});

describe('K7: radiotherapy (I5)', () => {
  const away = radiotherapy({ site: elsewhere });

  it('agrees UCLH as it is and another place only by agreement, for a primary bone tumour', () => {
    expect(outcome(details(), planned(radiotherapy()), agreed)).toEqual({ to: 'agreed.ready' });
    expect(outcome(details(), planned(away), agreed)).toMatchObject({ clauses: ['K7'] });
    expect(outcome(details(), [...planned(away), agreement({ modality: 'radiotherapy', site: elsewhere, replaces: 'UCLH' })], agreed)).toEqual({ to: 'agreed.ready' });
  });

  it('forces no place for soft tissue', () => {
    expect(outcome(details({ tissue: 'softTissue' }), planned(away), agreed)).toEqual({ to: 'agreed.ready' });
  });
});

describe('K6, P6a: who may treat (I4)', () => {
  const contact = practitioner({ standing: [{ status: 'contact' }] });
  const lapsed = practitioner({ standing: [{ until: '2026-12-02' }] });
  const day = (operatingDate: string) => planned(surgery({ practitioners: [lapsed], operatingDate }));

  it('agrees a designated and a core surgeon, and no contact', () => {
    expect(outcome(details(), planned(surgery({ practitioners: [practitioner({ standing: [{ status: 'core' }] })] })), agreed)).toEqual({ to: 'agreed.ready' });
    expect(outcome(details(), planned(surgery({ practitioners: [contact] })), agreed)).toMatchObject({ clauses: ['K6', 'P6a'] });
  });

  it('counts the last day of a designation in and the day after out', () => {
    expect(outcome(details(), day('2026-12-02'), agreed)).toEqual({ to: 'agreed.ready' });
    expect(outcome(details(), day('2026-12-03'), agreed)).toMatchObject({ clauses: ['K6', 'P6a'] });
  });

  it('holds both ends of an operating window', () => {
    const window = (from: string, to: string) => planned(surgery({ practitioners: [lapsed], operatingWindow: { from, to } }));
    expect(outcome(details(), window('2026-11-30', '2026-12-02'), agreed)).toEqual({ to: 'agreed.ready' });
    expect(outcome(details(), window('2026-11-30', '2026-12-03'), agreed)).toMatchObject({ clauses: ['K6', 'P6a'] });
  });

  it('asks the designation for that kind of treatment', () => {
    const forSurgery = practitioner();
    expect(outcome(details(), planned(radiotherapy({ practitioners: [forSurgery] })), agreed)).toMatchObject({ clauses: ['K6'] });
    expect(outcome(details(), planned(systemic({ practitioners: [forSurgery] })), agreed)).toMatchObject({ clauses: ['K6'] });
    expect(outcome(details(), planned(radiotherapy({ practitioners: [practitioner({ standing: [{ modality: 'radiotherapy' }] })] })), agreed)).toEqual({ to: 'agreed.ready' });
  });

  it('wants a surgeon named', () => {
    expect(outcome(details(), planned(surgery({ practitioners: [] })), agreed)).toMatchObject({ clauses: ['K6'] });
  });

  it('warns and does not block for a tumour that is no sarcoma, and blocks while that is unknown (D3)', () => {
    const plan = planned(surgery({ practitioners: [contact] }));
    expect(outcome(details({ sarcoma: 'no' }), plan, agreed)).toEqual({ to: 'agreed.ready' });
    expect(agreementWarnings(pathway, recordOf(caseAfter(details({ sarcoma: 'no' }), ...plan)), meetingDay).flatMap(({ clauses }) => clauses)).toContain('K6');
    expect(outcome(details({ sarcoma: 'unknown' }), plan, agreed)).toMatchObject({ clauses: ['K6', 'P6a'] });
  });

  it('asks again on the day of treatment', () => {
    const start = (on: string): CaseFact => ({ type: 'treatmentStarted', modality: 'surgery', on, practitioners: [lapsed] });
    const steps = [...day('2026-12-01'), agreed];
    expect(outcome(details(), steps, start('2026-12-02'))).toEqual({ to: 'delivery' });
    expect(outcome(details(), steps, start('2026-12-03'))).toMatchObject({ clauses: ['K6', 'P6a'] });
  });

  it('shows P6b as a note for a core surgeon and not for a designated one (D4)', () => {
    const notes = (status: 'core' | 'designated') =>
      agreementWarnings(pathway, recordOf(caseAfter(details(), ...planned(surgery({ practitioners: [practitioner({ standing: [{ status }] })] })))), meetingDay).flatMap(({ clauses }) => clauses);
    expect(notes('core')).toContain('P6b');
    expect(notes('designated')).not.toContain('P6b');
  });
});

describe('K5: a surgeon away from home (I11)', () => {
  const skullBase = details({ skullBase: 'yes', levels: ['C1'] });
  const plan = planned(surgery({ site: nhnn }));
  const asked: CaseFact = {
    type: 'arrangementRequested',
    request: { arrangementId: 'visit-1', practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: ['2026-12-03', '2026-12-10'] },
  };
  const accepted: CaseFact = { type: 'arrangementAccepted', arrangementId: 'visit-1', date: '2026-12-03' };
  const hosted: CaseFact = { type: 'hostConfirmed', arrangementId: 'visit-1', host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: '2027-01-31', kit: '', bed: '' } };
  const start: CaseFact = { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [practitioner()] };

  it('agrees the plan once the surgeon has been asked', () => {
    expect(outcome(skullBase, plan, agreed)).toMatchObject({ clauses: ['K5'] });
    expect(outcome(skullBase, [...plan, asked], agreed)).toEqual({ to: 'agreed.arranging' });
  });

  it('is arranged when both sides have confirmed, in either order, and not with one', () => {
    const steps = [...plan, asked, agreed];
    expect(outcome(skullBase, steps, accepted)).toEqual({ to: 'agreed.arranging' });
    expect(outcome(skullBase, steps, hosted)).toEqual({ to: 'agreed.arranging' });
    expect(outcome(skullBase, [...steps, accepted], hosted)).toEqual({ to: 'agreed.ready' });
    expect(outcome(skullBase, [...steps, hosted], accepted)).toEqual({ to: 'agreed.ready' });
  });

  it('does not operate before it is arranged', () => {
    const steps = [...plan, asked, agreed, accepted];
    expect(outcome(skullBase, steps, start)).toMatchObject({ clauses: ['K5'] });
    expect(outcome(skullBase, [...steps, hosted], start)).toEqual({ to: 'delivery' });
  });

  it('opens the surgeon choice again when the surgeon declines, and closes it with an eligible one', () => {
    const steps: CaseFact[] = [...plan, asked, agreed, { type: 'arrangementDeclined', arrangementId: 'visit-1', reason: 'On leave' }];
    expect(statePath(caseAfter(skullBase, ...steps))).toBe('agreed.surgeonToChoose');
    const other = practitioner({ practitionerId: 'test-surgeon-b', name: 'Test Surgeon B', homeSite: 'NHNN' });
    const replaced = (by: typeof other): CaseFact => ({ type: 'surgeonReplaced', replaces: 'test-surgeon-a', practitioner: by, reason: 'Declined' });
    expect(outcome(skullBase, steps, replaced(other))).toEqual({ to: 'agreed.ready' });
    expect(outcome(skullBase, steps, replaced({ ...other, designations: [] }))).toMatchObject({ clauses: ['K6', 'P6a'] });
  });

  it('accepts only a day that was offered', () => {
    const steps = [...plan, asked, agreed];
    expect(outcome(skullBase, steps, { ...accepted, date: '2026-12-04' } as CaseFact)).toMatchObject({ refused: 'blockedByPathway', clauses: ['K5'] });
  });

  it('takes no honorary paper that ends before the operation', () => {
    const steps = [...plan, asked, agreed, accepted];
    const paper = (until: string): CaseFact => ({ type: 'hostConfirmed', arrangementId: 'visit-1', host: { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: until, kit: '', bed: '' } });
    expect(outcome(skullBase, steps, paper('2026-12-02'))).toMatchObject({ clauses: ['K5'] });
    expect(outcome(skullBase, steps, paper('2026-12-03'))).toEqual({ to: 'agreed.ready' });
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

it('keeps radiotherapy at its site while only surgery is agreed elsewhere', () => {
  const both = planned(surgery({ site: nhnn, practitioners: [atNhnn] }), radiotherapy({ site: uclh }));
  expect(outcome(details(), [...both, agreement()], agreed)).toEqual({ to: 'agreed.ready' });
});
