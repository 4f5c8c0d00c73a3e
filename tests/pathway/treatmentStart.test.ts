import { describe, expect, it } from 'vitest';
import type { CaseDetails } from '../../shared/domain/case.ts';
import type { CaseEventOf, CaseFact } from '../../shared/domain/caseEvent.ts';
import { recordOf } from '../../shared/pathway/replay.ts';
import { treatmentBlocks } from '../../shared/pathway/treatmentStep.ts';
import { pathway } from '../fakes/pathway.ts';
import { agreed, caseAfter, chair, details, listed, meetingDay, nhnn, noted, practitioner, radiotherapy, reviewed, rnoh, started, surgery, triaged, uclh, untilDiscussion, untilPlanned } from '../fakes/records.ts';

type Start = CaseEventOf<'treatmentStarted'>;
const surgeonA = practitioner();
/** What stands in the way of the treatment after the steps: topic, clauses, missing facts and the sentence. */
function said(steps: readonly CaseFact[], changes: Partial<Pick<Start, 'modality' | 'on' | 'practitioners'>> = {}, of: CaseDetails = details()): string[] {
  const start: Start = { type: 'treatmentStarted', modality: 'surgery', on: '2026-12-03', practitioners: [surgeonA], at: '2026-12-03T09:00:00.000Z', by: chair, pathwayVersion: pathway.id, ...changes };
  return treatmentBlocks(pathway, recordOf(caseAfter(of, ...steps)), start).map(({ topic, clauses, missing, text }) => `${topic} [${clauses.join(' ')}] [${missing.join(' ')}] ${text}`);
}
const plan = (each: Extract<CaseFact, { type: 'modalityPlanned' }>['plan']): CaseFact => ({ type: 'modalityPlanned', plan: each });
const waitsForReview: CaseFact = { type: 'planNoted', notes: { intent: 'curative', rationale: '', alternatives: '', conditions: [{ kind: 'pathologyReview', words: 'review', owner: 'Test Pathologist', due: null }], dissent: '', dissentBy: '', toldBy: '', toldOn: null } };
const unreviewed: CaseFact[] = [triaged, listed, started, plan(surgery()), waitsForReview, agreed];

describe('what stands in the way of beginning a treatment, whole', () => {
  it('is nothing for what was agreed, and that it is not on the plan for anything else (K2a, P3)', () => {
    expect(said([...untilPlanned, agreed])).toEqual([]);
    expect(said([...untilPlanned, agreed], { modality: 'systemic' })).toEqual(['plan [K2a P3] [] That treatment is not on the agreed plan.']);
  });

  it('is a day before the discussion: not the day of it, and not where it was urgent (K2a, K2b)', () => {
    const early = 'discussion [K2a K2b] [] Treatment on 25 Nov 2026 came before its discussion on 26 Nov 2026. What could not wait is recorded as urgent treatment.';
    const urgently: CaseFact[] = [
      triaged,
      { type: 'urgentTreatmentDeclared', treatment: 'surgery', startedOn: '2026-11-18' },
      { type: 'consultationRecorded', consulted: [], notPossibleBecause: 'At night', urgentChemotherapyConsidered: 'yes' },
      reviewed,
      started,
      plan(surgery()),
      noted,
      agreed,
    ];
    expect(said([...untilPlanned, agreed], { on: '2026-11-25' })).toEqual([early]);
    expect(said([...untilPlanned, agreed], { on: meetingDay })).toEqual([]);
    expect(said(urgently, { on: '2026-11-25' })).toEqual([]);
  });

  it('is that nobody is named who gives it (K6)', () => {
    expect(said([...untilPlanned, agreed], { practitioners: [] })).toEqual(['surgeons [K6] [] Name who gives the treatment.']);
  });

  it('is a surgeon without standing, unless the tumour is no sarcoma (K6, D3)', () => {
    const nobody = [practitioner({ standing: [] })];
    expect(said([...untilPlanned, agreed], { practitioners: nobody })).toEqual(['surgeons [K6 P6a] [] Test Surgeon A is neither a core member of the sarcoma MDT nor designated for surgery on 3 Dec 2026.']);
    expect(said([...untilPlanned, agreed], { practitioners: nobody }, details({ sarcoma: 'no' }))).toEqual([]);
  });

  it('is a missing review, one that was inconclusive, or one that found no tumour of this pathway, each in its words (P4)', () => {
    const result = (found: 'inconclusive' | 'notATumour'): CaseFact => ({ type: 'pathologyReviewed', result: found, reviewer: 'Test Pathologist', on: '2026-11-26' });
    expect(said(unreviewed)).toEqual(['pathologyReview [P4] [] The specialist pathology review is not recorded: the condition of this plan is open.']);
    expect(said([...unreviewed, result('inconclusive')])).toEqual(['pathologyReview [P4] [] The specialist pathology review did not confirm the diagnosis (inconclusive).']);
    expect(said([...unreviewed, result('notATumour')])).toEqual(['pathologyReview [P4] [] The specialist pathology review did not confirm the diagnosis (not a tumour of this pathway).']);
    expect(said([...unreviewed, reviewed])).toEqual([]);
  });

  it('is the missing review also on the day of the meeting, where nothing was urgent (P4)', () => {
    expect(said(unreviewed, { on: meetingDay })).toEqual(['pathologyReview [P4] [] The specialist pathology review is not recorded: the condition of this plan is open.']);
  });

  it('is the site of the operation only for the operation (K4)', () => {
    const oncologist = practitioner({ practitionerId: 'test-oncologist', standing: [{ modality: 'radiotherapy' }] });
    const steps: CaseFact[] = [...untilDiscussion, plan(surgery({ site: rnoh })), plan(radiotherapy({ site: uclh })), noted, agreed, { type: 'detailsChanged', changes: { tumour: details({ skullBase: 'yes', levels: ['C1'] }).tumour }, reason: 'New MRI' }];
    expect(said(steps).map((each) => each.slice(0, 25))).toEqual(['surgerySite [K4 K3 F3] []']);
    expect(said(steps, { modality: 'radiotherapy', practitioners: [oncologist] })).toEqual([]);
  });

  it('is a visit that is not arranged, said once for each visitor, planned or not (K5)', () => {
    const atNhnn = practitioner({ practitionerId: 'test-surgeon-c', name: 'Test Surgeon C', homeSite: 'NHNN', part: 'with' });
    const request = { arrangementId: 'visit-1', practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] };
    const visiting: CaseFact[] = [...untilDiscussion, plan(surgery({ site: nhnn, practitioners: [surgeonA, atNhnn] })), { type: 'arrangementRequested', request }, noted, agreed];
    const skullBase = details({ skullBase: 'yes', levels: ['C1'] });
    const open = 'crossSite [K5] [] The operation of Test Surgeon A away from home is not arranged by both sides yet.';
    expect(said(visiting, {}, skullBase)).toEqual([open]);
    const unplanned = practitioner({ practitionerId: 'test-surgeon-d', name: 'Test Surgeon D' });
    expect(said(visiting, { practitioners: [unplanned] }, skullBase)).toEqual([open, 'crossSite [K5] [] The operation of Test Surgeon D away from home is not arranged by both sides yet. They are not on the plan: a new plan, or a surgeon replaced, asks them.']);
  });
});
