import { describe, expect, it } from 'vitest';
import type { ArrangedLine } from '../../shared/domain/meeting.ts';
import { type CaseToOrder, intoSections, proposeOrder } from '../../shared/domain/proposedOrder.ts';

const one = (caseId: string, changes: Partial<CaseToOrder> = {}): CaseToOrder => ({ caseId, minutes: 5, urgent: false, retrospective: false, complexity: [], deferrals: 0, discussedBefore: false, ready: true, ...changes });
const linesOf = (cases: readonly CaseToOrder[]): ArrangedLine[] => cases.map(({ caseId, minutes }) => ({ kind: 'case', caseId, minutes }));
const told = (lines: readonly ArrangedLine[]): string => lines.map((line) => (line.kind === 'case' ? line.caseId : line.kind === 'section' ? `[${line.name}]` : '~')).join(' ');
const order = (...cases: CaseToOrder[]): string => told(proposeOrder(linesOf(cases), cases).lines);

describe('a proposed order', () => {
  it('begins with urgent and retrospective cases, then the complex ones, and keeps the order of equals', () => {
    expect(order(one('plain'), one('simple'), one('complex', { complexity: ['two sites'] }), one('retrospective', { retrospective: true }), one('urgent', { urgent: true }))).toBe('urgent retrospective complex plain simple');
  });

  it('never places what is complex before what is urgent, however complex', () => {
    const complexity = Array.from({ length: 6 }, (_each, index) => `reason ${index}`);
    expect(order(one('complex', { complexity, deferrals: 5 }), one('urgent', { urgent: true, ready: false }))).toBe('urgent complex');
  });

  it('brings a case that was put off forward, and gives it the last place only where no other can take it', () => {
    expect(order(one('plain'), one('again', { deferrals: 2, ready: false }))).toBe('again plain');
    expect(order(one('complex', { complexity: ['a', 'b', 'c'] }), one('again', { deferrals: 1 }))).toBe('again complex');
    expect(order(one('urgent', { urgent: true }), one('again', { deferrals: 1 }))).toBe('urgent again');
  });

  it('places what lacks something behind its equals', () => {
    expect(order(one('missing', { ready: false }), one('ready'))).toBe('ready missing');
  });

  it('puts a break where 60 to 75 minutes have gone by, and none near the end', () => {
    const hours = (count: number, minutes: number) => Array.from({ length: count }, (_each, index) => one(String(index), { minutes }));
    const before = (cases: CaseToOrder[]): number[] => {
      let gone = 0;
      return proposeOrder(linesOf(cases), cases).lines.flatMap((line) => {
        if (line.kind === 'break') return [gone];
        gone += line.kind === 'case' ? line.minutes : 0;
        return [];
      });
    };
    expect(before(hours(30, 5))).toEqual([60, 120]);
    expect(before(hours(6, 25))).toEqual([75]);
    expect(before(hours(15, 5))).toEqual([]);
    expect(before(hours(16, 5))).toEqual([60]);
  });

  it('keeps each case in its section and drops breaks that stood elsewhere', () => {
    const cases = [one('a'), one('b', { urgent: true }), one('c'), one('d', { complexity: ['x'] })];
    const lines: ArrangedLine[] = [{ kind: 'section', name: 'New' }, ...linesOf(cases.slice(0, 2)), { kind: 'break', minutes: 30 }, { kind: 'section', name: 'Review' }, ...linesOf(cases.slice(2))];
    expect(told(proposeOrder(lines, cases).lines)).toBe('[New] b a [Review] d c');
  });

  it('sorts an agenda without sections into the usual four, each case once and no section without one', () => {
    const cases = [one('new'), one('again', { deferrals: 1 }), one('urgent', { urgent: true, deferrals: 1 }), one('before', { discussedBefore: true }), one('back', { retrospective: true })];
    const lines = intoSections([...linesOf(cases), { kind: 'break', minutes: 10 }], cases);
    expect(told(lines)).toBe('[Urgent] urgent [Retrospective] back [New] new [Review] again before');
    expect(told(intoSections(linesOf(cases.slice(0, 1)), cases))).toBe('[New] new');
  });

  it('says why each case stands where it does, and names every case once', () => {
    const cases = [one('a', { urgent: true, complexity: ['a visiting surgeon (K5)'], deferrals: 2, ready: false }), one('b')];
    const { lines, reasons } = proposeOrder(linesOf(cases), cases);
    expect(reasons.get('a')).toEqual(['urgent', 'a visiting surgeon (K5)', 'deferred 2×: not last again', 'something missing: may be put off']);
    expect(reasons.get('b')).toEqual(['nothing missing']);
    expect(lines.filter(({ kind }) => kind === 'case')).toHaveLength(2);
  });
});
