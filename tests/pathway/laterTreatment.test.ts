import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { recordOf } from '../../shared/pathway/replay.ts';
import { awaitedTreatments } from '../../shared/pathway/rules/lapses.ts';
import { agreed, caseAfter, details, inMeeting, nhnn, noted, practitioner, radiotherapy, surgery, triaged, listed, started, reviewed, uclh, untilDiscussion } from '../fakes/records.ts';
import { outcome } from './outcome.ts';

const skullBase = details({ skullBase: 'yes', levels: ['C1'] });
const oncologist = practitioner({ practitionerId: 'test-oncologist', name: 'Test Oncologist', homeSite: 'UCLH', standing: [{ modality: 'radiotherapy' }] });
const visit = { arrangementId: 'visit-1' } as const;
const asked: CaseFact = { type: 'arrangementRequested', request: { ...visit, practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] } };
const accepted: CaseFact = { type: 'arrangementAccepted', ...visit, date: '2027-01-14' };
const hosted: CaseFact = { type: 'hostConfirmed', ...visit, host: { on: '2027-01-14', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } };
const irradiated: readonly CaseFact[] = [
  { type: 'treatmentStarted', modality: 'radiotherapy', on: '2026-12-03', practitioners: [oncologist] },
  { type: 'treatmentCompleted', on: '2026-12-23' },
];
const operated: CaseFact = { type: 'treatmentStarted', modality: 'surgery', on: '2027-01-14', practitioners: [practitioner()] };
const completed: CaseFact = { type: 'treatmentCompleted', on: '2027-01-14' };

/** Radiotherapy first, then an operation by a surgeon of another hospital. */
const plan: readonly CaseFact[] = [
  ...untilDiscussion,
  { type: 'modalityPlanned', plan: radiotherapy({ site: uclh, practitioners: [oncologist] }) },
  { type: 'modalityPlanned', plan: surgery({ site: nhnn }) },
  asked,
  noted,
  agreed,
];
const statusAfter = (...steps: readonly CaseFact[]) => recordOf(caseAfter(skullBase, ...plan, ...steps)).arrangements[0]?.status;

describe('an operation that follows a treatment already completed', () => {
  it('is still arranged: the surgeon and the host answer after it, and it begins (K5, I11)', () => {
    expect(outcome(skullBase, [...plan, ...irradiated], operated)).toMatchObject({ refused: 'blockedByPathway', clauses: expect.arrayContaining(['K5']) });
    expect(statusAfter(...irradiated, accepted)).toBe('surgeonAccepted');
    expect(statusAfter(...irradiated, accepted, hosted)).toBe('arranged');
    expect(outcome(skullBase, [...plan, ...irradiated, accepted, hosted], operated)).toEqual({ to: 'delivery' });
  });

  it('is not over with the treatment before it, but with its own (K5)', () => {
    expect(statusAfter(accepted, hosted, ...irradiated)).toBe('arranged');
    expect(statusAfter(accepted, hosted, ...irradiated, operated)).toBe('arranged');
    expect(statusAfter(accepted, hosted, ...irradiated, operated, completed)).toBe('done');
  });

  it('may be declined, offered other days, called off, and given to another surgeon in the meantime (K5, K6)', () => {
    const other = practitioner({ practitionerId: 'test-surgeon-b', name: 'Test Surgeon B', homeSite: 'NHNN' });
    expect(statusAfter(...irradiated, { type: 'arrangementDeclined', ...visit, reason: 'On leave' })).toBe('declined');
    expect(statusAfter(accepted, hosted, ...irradiated, { type: 'arrangementReoffered', ...visit, dateOptions: ['2027-01-21'] })).toBe('requested');
    expect(statusAfter(...irradiated, { type: 'arrangementCancelled', ...visit, reason: 'Off the plan' })).toBe('cancelled');
    const replaced: CaseFact = { type: 'surgeonReplaced', replaces: 'test-surgeon-a', practitioner: other, reason: 'On leave' };
    expect(outcome(skullBase, [...plan, ...irradiated, replaced], { ...operated, practitioners: [other] } as CaseFact)).toEqual({ to: 'delivery' });
  });

  it('is watched for a standing that ends, until it begins or the case is closed (K6)', () => {
    const awaited = (...steps: readonly CaseFact[]) => awaitedTreatments(recordOf(caseAfter(skullBase, ...plan, ...steps))).map(({ practitionerId }) => practitionerId);
    expect(awaited()).toEqual(['test-oncologist', 'test-surgeon-a']);
    expect(awaited(accepted, hosted, ...irradiated)).toEqual(['test-surgeon-a']);
    expect(awaited(accepted, hosted, ...irradiated, operated)).toEqual([]);
    expect(awaited(accepted, hosted, ...irradiated, operated, completed)).toEqual([]);
    expect(awaited(...irradiated, { type: 'followedUp', followed: 'inPart', reason: 'The operation was not wanted' })).toEqual([]);
  });

  it('waits for a pathology review that may come after the treatment before it (P4)', () => {
    const condition: CaseFact = { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [{ kind: 'pathologyReview', words: 'the review confirms it', owner: 'Test Pathologist', due: null }], dissent: '', dissentBy: '', toldBy: '', toldOn: null } };
    const urgent: CaseFact[] = [{ type: 'urgentTreatmentDeclared', treatment: 'radiotherapy', startedOn: '2026-11-18' }, { type: 'consultationRecorded', consulted: [], notPossibleBecause: 'Nobody reached at night', urgentChemotherapyConsidered: 'yes' }];
    const unreviewed: CaseFact[] = [triaged, ...urgent, listed, started, { type: 'modalityPlanned', plan: radiotherapy({ site: uclh, practitioners: [oncologist] }) }, { type: 'modalityPlanned', plan: surgery({ site: nhnn }) }, asked, condition, { ...agreed, meeting: inMeeting() } as CaseFact];
    const begun: CaseFact[] = [{ type: 'treatmentStarted', modality: 'radiotherapy', on: '2026-11-18', practitioners: [oncologist] }, { type: 'treatmentCompleted', on: '2026-12-23' }, accepted, hosted];
    expect(outcome(skullBase, [...unreviewed, ...begun], operated)).toMatchObject({ refused: 'blockedByPathway', clauses: expect.arrayContaining(['P4']) });
    expect(outcome(skullBase, [...unreviewed, ...begun, reviewed], operated)).toEqual({ to: 'delivery' });
  });
});
