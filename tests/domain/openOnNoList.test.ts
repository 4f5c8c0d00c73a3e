import { describe, expect, it } from 'vitest';
import { isToCome, openOnNoList } from '../../shared/domain/openOnNoList.ts';

type Case = Parameters<typeof openOnNoList>[0][number];
type Meeting = Parameters<typeof openOnNoList>[1][number];

const today = '2026-12-01';
const one = (changes: Partial<Case> = {}): Case => ({ id: 'case-1', name: 'TESTPATIENT-ONE', stage: 'waiting', urgent: false, openSince: { at: '2026-11-02T09:00:00.000Z', how: 'registered' }, ...changes });
const meeting = (changes: Partial<Omit<Meeting, 'details'>> & { date?: string } = {}): Meeting => ({ id: 'meeting-1', state: 'draft', details: { date: changes.date ?? '2026-12-03' }, caseIds: [], closedAt: null, cancelled: null, takenOff: [], ...changes });
const rows = (cases: readonly Case[], ...meetings: readonly Meeting[]) => openOnNoList(cases, meetings, today).map(({ case: { id }, ...row }) => ({ id, ...row }));
const off = { caseId: 'case-1', at: '2026-11-26T10:00:00.000Z', by: 'Test Coordinator', byRule: false, reason: 'Imaging first' };

describe('a meeting that is still to come', () => {
  it.each([
    ['draft', today, true],
    ['draft', '2026-11-30', false],
    ['circulated', '2026-12-03', true],
    ['circulated', '2026-11-30', false],
    ['inProgress', '2026-11-30', true],
    ['closed', '2026-12-03', false],
    ['cancelled', '2026-12-03', false],
  ] as const)('is one that is %s for %s: %s', (state, date, expected) => {
    expect(isToCome({ state, details: { date } }, today)).toBe(expected);
  });
});

describe('the open cases on no list', () => {
  it.each(['waiting', 'inMeeting', 'decided'] as const)('are all that have not ended: %s', (stage) => {
    expect(rows([one({ stage })])).toHaveLength(1);
    expect(rows([one({ stage: 'ended' })])).toEqual([]);
  });

  it('are not those on the list of a meeting to come or in progress', () => {
    expect(rows([one()], meeting({ caseIds: ['case-1'] }))).toEqual([]);
    expect(rows([one()], meeting({ caseIds: ['case-1'], state: 'inProgress', date: '2026-11-26' }))).toEqual([]);
    expect(rows([one()], meeting({ caseIds: ['case-2'] }))).toHaveLength(1);
  });

  it.each<[string, Partial<Case>, Meeting[], { since: string; days: number; how: string }]>([
    ['was never listed', {}, [], { since: '2026-11-02', days: 29, how: 'Recorded, and never on a list' }],
    ['was decided and listed again', { openSince: { at: '2026-11-30T09:00:00.000Z', how: 'relisted' } }, [], { since: '2026-11-30', days: 1, how: 'Listed again, without a meeting' }],
    ['came back from another pathway', { openSince: { at: '2026-12-01T00:30:00.000Z', how: 'triagedBack' } }, [], { since: today, days: 0, how: 'Triaged back to this pathway' }],
    ['was taken off by hand', {}, [meeting({ takenOff: [off] })], { since: '2026-11-26', days: 5, how: 'Taken off the list of 3 Dec 2026 by Test Coordinator: Imaging first' }],
    ['was taken off by the rule', {}, [meeting({ takenOff: [{ ...off, byRule: true }] })], { since: '2026-11-26', days: 5, how: 'Taken off the list of 3 Dec 2026: Imaging first' }],
    ['was on a list that is closed', {}, [meeting({ state: 'closed', date: '2026-11-26', caseIds: ['case-1'], closedAt: '2026-11-26T11:00:00.000Z' })], { since: '2026-11-26', days: 5, how: 'On the list of 26 Nov 2026, and on none since' }],
    ['was on one that was cancelled', {}, [meeting({ state: 'cancelled', caseIds: ['case-1'], cancelled: { at: '2026-11-29T11:00:00.000Z', reason: 'Strike' } })], { since: '2026-11-29', days: 2, how: 'The meeting of 3 Dec 2026 was cancelled: Strike' }],
    ['was on one whose day went by', {}, [meeting({ date: '2026-11-26', caseIds: ['case-1'] })], { since: '2026-11-26', days: 5, how: 'The meeting of 26 Nov 2026 was not held' }],
    ['left two lists', {}, [meeting({ takenOff: [off] }), meeting({ state: 'cancelled', date: '2026-12-10', caseIds: ['case-1'], cancelled: { at: '2026-11-28T11:00:00.000Z', reason: 'Strike' } })], { since: '2026-11-28', days: 3, how: 'The meeting of 10 Dec 2026 was cancelled: Strike' }],
    ['left a list before it was decided and listed again', { openSince: { at: '2026-11-29T09:00:00.000Z', how: 'relisted' } }, [meeting({ takenOff: [off] })], { since: '2026-11-29', days: 2, how: 'Listed again, without a meeting' }],
  ])('say since when and why: one that %s', (_what, changes, meetings, expected) => {
    expect(rows([one(changes)], ...meetings)).toEqual([{ id: 'case-1', ...expected }]);
  });

  it('come with the urgent first, then the longest forgotten', () => {
    const cases = [
      one({ id: 'young', openSince: { at: '2026-11-20T09:00:00.000Z', how: 'registered' } }),
      one({ id: 'old' }),
      one({ id: 'urgent', urgent: true, openSince: { at: '2026-11-30T09:00:00.000Z', how: 'registered' } }),
    ];
    expect(rows(cases).map(({ id }) => id)).toEqual(['urgent', 'old', 'young']);
  });
});
