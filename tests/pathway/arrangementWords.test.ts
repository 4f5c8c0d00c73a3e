import { describe, expect, it } from 'vitest';
import type { Arrangement } from '../../shared/domain/arrangement.ts';
import type { CaseFact } from '../../shared/domain/caseEvent.ts';
import { type ArrangementEvent, arrangementTakes, nextArrangement } from '../../shared/pathway/arrangementMachine.ts';
import { event } from '../fakes/records.ts';

const of = { arrangementId: 'visit-1' } as const;
const request = { ...of, practitionerId: 'test-surgeon-a', surgeonName: 'Test Surgeon A', homeSite: 'RNOH', hostSite: 'NHNN', operation: 'resection', dateOptions: ['2026-12-03', '2026-12-10'] };
const asked: Arrangement = { request, status: 'requested', acceptedDate: null, host: null, note: '' };
const host = { on: '2026-12-03', theatre: '2', hostConsultant: 'Test Host', honoraryPaperSeen: true, honoraryPaperUntil: null, kit: 'navigation', bed: 'ITU' };
const accepted = (date: string): CaseFact => ({ type: 'arrangementAccepted', ...of, date });
const hosted: CaseFact = { type: 'hostConfirmed', ...of, host };

/** The arrangement after facts that its machine takes, each. */
function after(arrangement: Arrangement, ...facts: readonly CaseFact[]): Arrangement {
  return facts.reduce((before, fact) => {
    // The facts of this file are all about an arrangement.
    const one = event(fact) as ArrangementEvent;
    expect(arrangementTakes(before, one), fact.type).toBe(true);
    return nextArrangement(before, one);
  }, arrangement);
}
const takes = (arrangement: Arrangement, fact: CaseFact): boolean => arrangementTakes(arrangement, event(fact) as ArrangementEvent);

describe('what a visit’s arrangement knows after each answer, and nothing else', () => {
  it('keeps the day the surgeon accepted, and what the host confirmed', () => {
    expect(after(asked, accepted('2026-12-03'))).toEqual({ ...asked, status: 'surgeonAccepted', acceptedDate: '2026-12-03' });
    expect(after(asked, hosted)).toEqual({ ...asked, status: 'hostConfirmed', host });
    expect(after(asked, hosted, accepted('2026-12-03'))).toEqual({ ...asked, status: 'arranged', acceptedDate: '2026-12-03', host });
  });

  it('keeps why the surgeon declined, and no day any more', () => {
    expect(after(asked, accepted('2026-12-03'), { type: 'arrangementDeclined', ...of, reason: 'On leave' })).toEqual({ ...asked, status: 'declined', note: 'On leave' });
  });

  it('takes the days of a counter-proposal in place of those offered, with its note, and the rest of the request as it was', () => {
    const countered = after(asked, accepted('2026-12-03'), { type: 'arrangementCounterProposed', ...of, dateOptions: ['2026-12-17'], note: 'Clinic that day' });
    expect(countered).toEqual({ request: { ...request, dateOptions: ['2026-12-17'] }, status: 'counterProposed', acceptedDate: null, host: null, note: 'Clinic that day' });
  });

  it('begins anew with new days: neither day, host nor note are left', () => {
    const countered = after(asked, { type: 'arrangementCounterProposed', ...of, dateOptions: ['2026-12-17'], note: 'Clinic that day' });
    const again = { request: { ...request, dateOptions: ['2026-12-18'] }, status: 'requested', acceptedDate: null, host: null, note: '' };
    const reoffered: CaseFact = { type: 'arrangementReoffered', ...of, dateOptions: ['2026-12-18'] };
    expect(after(countered, reoffered)).toEqual(again);
    expect(after(asked, hosted, accepted('2026-12-03'), reoffered)).toEqual(again);
  });

  it('keeps why it was cancelled, and all else as it stood', () => {
    expect(after(asked, hosted, accepted('2026-12-03'), { type: 'arrangementCancelled', ...of, reason: 'Off the plan' })).toEqual({ ...asked, status: 'cancelled', acceptedDate: '2026-12-03', host, note: 'Off the plan' });
  });

  it('is done with the treatment, with day and host as they were arranged', () => {
    expect(after(asked, hosted, accepted('2026-12-03'), { type: 'treatmentCompleted', on: '2026-12-03' })).toEqual({ ...asked, status: 'done', acceptedDate: '2026-12-03', host });
  });
});

describe('the days of a visit', () => {
  const open: Arrangement = { ...asked, request: { ...request, dateOptions: [] } };

  it('are those that were offered, and no other', () => {
    expect(takes(asked, accepted('2026-12-10'))).toBe(true);
    expect(takes(asked, accepted('2026-12-11'))).toBe(false);
  });

  it('are any while none was offered', () => {
    expect(after(open, accepted('2026-12-11'))).toEqual({ ...open, status: 'surgeonAccepted', acceptedDate: '2026-12-11' });
    expect(after(open, hosted, accepted('2026-12-03'))).toEqual({ ...open, status: 'arranged', acceptedDate: '2026-12-03', host });
  });

  it('are accepted on a host’s record that names no host, which waits for one', () => {
    expect(after({ ...asked, status: 'hostConfirmed' }, accepted('2026-12-03'))).toEqual({ ...asked, status: 'surgeonAccepted', acceptedDate: '2026-12-03' });
  });
});
