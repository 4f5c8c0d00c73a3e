import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { recordOf, statePath } from '../../shared/pathway/replay.ts';
import { agreementWarnings } from '../../shared/pathway/rules/agreement.ts';
import { pathway } from '../fakes/pathway.ts';
import { agreed, caseAfter, details, elsewhere, meetingDay, nhnn, practitioner, radiotherapy, rnoh, surgery, systemic, uclh } from '../fakes/records.ts';
import { outcome, planned, agreement, atNhnn } from './outcome.ts';

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

it('keeps radiotherapy at its site while only surgery is agreed elsewhere', () => {
  const both = planned(surgery({ site: nhnn, practitioners: [atNhnn] }), radiotherapy({ site: uclh }));
  expect(outcome(details(), [...both, agreement()], agreed)).toEqual({ to: 'agreed.ready' });
});
