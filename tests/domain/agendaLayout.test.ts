import { describe, expect, it } from 'vitest';
import { caseIdsOf, clockOf, fittedTo, type Layout, withCaseOrder, withLineInSection, withLineMoved, withSectionAt, withSectionMoved } from '../../shared/domain/agendaLayout.ts';

const case_ = (caseId: string, minutes = 5) => ({ kind: 'case', caseId, minutes }) as const;
const section = (name: string) => ({ kind: 'section', name }) as const;
const pause = { kind: 'break', minutes: 10 } as const;
const told = (lines: Layout): string => lines.map((line) => (line.kind === 'case' ? line.caseId : line.kind === 'section' ? `[${line.name}]` : '~')).join(' ');

const lines: Layout = [section('Urgent'), case_('a'), case_('b'), pause, section('New'), case_('c'), section('Review'), case_('d')];

describe('the lines of an agenda', () => {
  it('say when each begins, a break shifting what follows and a heading nothing', () => {
    expect(clockOf('08:00', lines)).toEqual({ begins: ['08:00', '08:00', '08:05', '08:10', '08:20', '08:20', '08:25', '08:25'], ends: '08:30' });
  });

  it('go on past midnight', () => {
    expect(clockOf('23:50', [case_('a', 15), case_('b')])).toEqual({ begins: ['23:50', '00:05'], ends: '00:10' });
  });

  it('move one line and leave the others as they stand', () => {
    expect(told(withLineMoved(lines, 7, 1))).toBe('[Urgent] d a b ~ [New] c [Review]');
    expect(withLineMoved(lines, 7, 8)).toBe(lines);
    expect(withLineMoved(lines, 0, -1)).toBe(lines);
  });

  it('move a section with its cases and its break past the next, and back', () => {
    const down = withSectionMoved(lines, 0, 1);
    expect(told(down)).toBe('[New] c [Urgent] a b ~ [Review] d');
    expect(told(withSectionMoved(down, 2, -1))).toBe(told(lines));
    expect(withSectionMoved(lines, 0, -1)).toBe(lines);
    expect(withSectionMoved(lines, 6, 1)).toBe(lines);
  });

  it('drop a section where another line is', () => {
    expect(told(withSectionAt(lines, 6, 2))).toBe('[Review] d [Urgent] a b ~ [New] c');
    expect(told(withSectionAt(lines, 0, 7))).toBe('[New] c [Review] d [Urgent] a b ~');
    expect(told(withSectionAt([case_('a'), case_('b'), section('New')], 2, 0))).toBe('[New] a b');
  });

  it('send a case to the end of a section, forwards and backwards', () => {
    expect(told(withLineInSection(lines, 1, 4))).toBe('[Urgent] b ~ [New] c a [Review] d');
    expect(told(withLineInSection(lines, 7, 0))).toBe('[Urgent] a b ~ d [New] c [Review]');
  });

  it('take another order of the cases between the same headings', () => {
    expect(told(withCaseOrder(lines, ['d', 'c', 'b', 'a']))).toBe('[Urgent] d c ~ [New] b [Review] a');
  });

  it('come back as they were for the cases that are still there', () => {
    expect(told(fittedTo(lines, [case_('x'), case_('c'), case_('a')]))).toBe('[Urgent] a ~ [New] c [Review] x');
    expect(caseIdsOf(lines)).toEqual(['a', 'b', 'c', 'd']);
  });
});
