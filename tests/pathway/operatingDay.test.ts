import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { readBack } from '../../shared/pathway/readBack.ts';
import { recordFact, recordOf } from '../../shared/pathway/replay.ts';
import { awaitedTreatments } from '../../shared/pathway/rules/lapses.ts';
import { acceptedDays, setDays, treatmentDays } from '../../shared/pathway/rules/treatmentDays.ts';
import { agreed, caseAfter, details, event, meetingDay, nhnn, noted, practitioner, surgery, systemic, untilDiscussion } from '../fakes/records.ts';

const skullBase = details({ skullBase: 'yes', levels: ['C1'] });
const visit = { arrangementId: 'visit-1' } as const;
const asked: CaseFact = { type: 'arrangementRequested', request: { ...visit, practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: '', dateOptions: [] } };
const accepted = (date: string): CaseFact => ({ type: 'arrangementAccepted', ...visit, date });
const hosted = (on: string): CaseFact => ({ type: 'hostConfirmed', ...visit, host: { on, theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: '', bed: '' } });
const planned = (changes: Parameters<typeof surgery>[0]): CaseFact[] => [...untilDiscussion, { type: 'modalityPlanned', plan: surgery({ site: nhnn, ...changes }) }, asked, noted];
const starts = (on: string, surgeon = practitioner()): CaseFact => ({ type: 'treatmentStarted', modality: 'surgery', on, practitioners: [surgeon] });
/** The refusal of a fact after the steps, in words; empty where it is taken. */
const refusal = (steps: readonly CaseFact[], fact: CaseFact, of = skullBase): string => {
  const next = recordFact(caseAfter(of, ...steps), event(fact));
  return next.ok ? '' : next.refusal.message;
};

describe('the day of an operation away from home (K5, K6)', () => {
  it('is the plan’s until the visiting surgeon has accepted one, then the accepted one', () => {
    const plan = surgery({ site: nhnn, operatingDate: '2026-12-10' });
    const days = (...steps: CaseFact[]): string[] => setDays(recordOf(caseAfter(skullBase, ...planned({ operatingDate: '2026-12-10' }), ...steps)), plan);
    expect(days()).toEqual(['2026-12-10']);
    expect(days(accepted('2026-12-03'))).toEqual(['2026-12-03']);
    expect(days(accepted('2026-12-03'), { type: 'arrangementDeclined', ...visit, reason: 'On leave' })).toEqual(['2026-12-10']);
    expect(days(accepted('2026-12-03'), { type: 'arrangementCancelled', ...visit, reason: 'Off the plan' })).toEqual(['2026-12-10']);
  });

  it('is today while nobody set one, and both ends of a window', () => {
    const record = recordOf(caseAfter(skullBase, ...planned({})));
    expect(treatmentDays(record, surgery({ site: nhnn }), '2026-11-26')).toEqual(['2026-11-26']);
    expect(treatmentDays(record, systemic(), '2026-11-26')).toEqual(['2026-11-26']);
    expect(treatmentDays(record, surgery({ site: nhnn, operatingWindow: { from: '2026-12-01', to: '2026-12-05' } }), '2026-11-26')).toEqual(['2026-12-01', '2026-12-05']);
  });

  it('counts no day of somebody who operates at home, and names two days in their order', () => {
    const record = recordOf(caseAfter(skullBase, ...planned({}), accepted('2026-12-03')));
    expect(acceptedDays(surgery({ site: nhnn, practitioners: [practitioner({ homeSite: 'NHNN' })] }), record.arrangements)).toEqual([]);
    const other = practitioner({ practitionerId: 'test-surgeon-c', part: 'with' });
    const [first] = record.arrangements;
    const second = first && { ...first, acceptedDate: '2026-12-01', request: { ...first.request, practitionerId: 'test-surgeon-c' } };
    expect(acceptedDays(surgery({ site: nhnn, practitioners: [practitioner(), other] }), [...record.arrangements, ...(second ? [second] : [])])).toEqual(['2026-12-01', '2026-12-03']);
  });

  it('is what the read-back says', () => {
    const record = recordOf(caseAfter(skullBase, ...planned({ operatingDate: '2026-12-10' }), accepted('2026-12-03')));
    expect(readBack(record)).toContain('on 3 Dec 2026');
    expect(readBack(record)).not.toContain('10 Dec 2026');
  });

  it('is the day on which the surgeon has to be designated: a standing that ends between the two days is enough or not enough', () => {
    const ending = practitioner({ standing: [{ until: '2026-12-05' }] });
    const late = planned({ operatingDate: '2026-12-10', practitioners: [ending] });
    expect(refusal(late, agreed)).toContain('on 10 Dec 2026');
    expect(refusal([...late, accepted('2026-12-03')], agreed)).toBe('');
    expect(refusal([...planned({ operatingDate: '2026-12-03', practitioners: [ending] }), accepted('2026-12-10')], agreed)).toContain('on 10 Dec 2026');
  });

  it('is the day an agreed plan waits for', () => {
    const record = recordOf(caseAfter(skullBase, ...planned({ operatingDate: '2026-12-10' }), agreed, accepted('2026-12-03')));
    expect(awaitedTreatments(record)).toMatchObject([{ practitionerId: 'test-surgeon-a', days: ['2026-12-03'] }]);
  });

  it('is the only day on which the visitor may operate: not the day before and not the day after', () => {
    const arranged = [...planned({}), agreed, accepted('2026-12-03'), hosted('2026-12-03')];
    expect(refusal(arranged, starts('2026-12-03'))).toBe('');
    for (const day of ['2026-12-02', '2026-12-04']) expect(refusal(arranged, starts(day))).toContain('arranged for 3 Dec 2026');
  });
});

it('asks for an arrangement also of a visitor who is not on the plan (K5)', () => {
  const visitor = practitioner({ practitionerId: 'test-surgeon-b', name: 'Test Surgeon B', homeSite: 'NHNN' });
  const atHome: CaseFact[] = [...untilDiscussion, { type: 'modalityPlanned', plan: surgery() }, noted, agreed];
  expect(refusal(atHome, starts('2026-12-03', visitor), details())).toContain('Test Surgeon B away from home is not arranged by both sides yet. They are not on the plan');
  expect(refusal(atHome, starts('2026-12-03', { ...visitor, homeSite: 'RNOH' }), details())).toBe('');
  expect(refusal([...planned({}), agreed], starts('2026-12-03'))).not.toContain('not on the plan');
});

it('keeps the meeting’s day for what the meeting decides, whatever day is planned', () => {
  expect(refusal(planned({ operatingDate: meetingDay }), agreed)).toBe('');
});
