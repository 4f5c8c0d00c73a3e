import { useRef, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { fittedTo, type Layout, withLineMoved, withSectionMoved } from '../../shared/domain/agendaLayout.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { useLatest } from '../parts/latest.ts';
import { useUndoKeys } from '../parts/undoKeys.ts';
import { useMeetingRecord } from '../parts/writes.ts';

type How = 'byHand' | 'proposal' | 'undone';

/** The agenda while it is put in order: what it looks like at once, the ways to change it, and back again. */
export type AgendaInHand = {
  readonly lines: Layout;
  readonly refusal: Refusal | null;
  /** Arranges the agenda otherwise; `what` says it to those who do not see it. */
  arrange(lines: Layout, what: string, how?: How): void;
  /** Moves a case or break by one place, or a section with its cases past the next. Answers where the line is then. */
  move(from: number, by: -1 | 1): number;
  undo(): void;
  redo(): void;
  /** Whether what is shown still waits to be recorded. */
  readonly saving: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What was done last, for the status line. */
  readonly said: string;
};

/** Keeps the order of a meeting's agenda: shown at once, recorded behind, undone and done again as often as it was changed here. */
export function useAgenda(meeting: MeetingView): AgendaInHand {
  const record = useMeetingRecord(meeting.id, { behind: true });
  const how = useRef<How>('byHand');
  const [lines, want, saving] = useLatest<Layout>(meeting.layout, async (next) => (await record.run({ type: 'arranged', lines: [...next], how: how.current })) !== null);
  const [past, setPast] = useState<readonly Layout[]>([]);
  const [ahead, setAhead] = useState<readonly Layout[]>([]);
  const [said, setSaid] = useState('');

  const arrange = (next: Layout, what: string, by: How = 'byHand') => {
    if (next === lines) return;
    how.current = by;
    setPast([...past, lines]);
    setAhead([]);
    setSaid(what);
    want(next);
  };
  const move = (from: number, by: -1 | 1): number => {
    const line = lines[from];
    const next = line?.kind === 'section' ? sectionMoved(lines, from, by) : withLineMoved(lines, from, from + by);
    const to = line === undefined ? from : next.indexOf(line);
    arrange(next, line?.kind === 'case' ? `Moved to place ${next.slice(0, to + 1).filter(({ kind }) => kind === 'case').length}.` : 'Moved.');
    return to;
  };
  const goBack = (from: readonly Layout[], keep: (layouts: readonly Layout[]) => void, onto: (layouts: readonly Layout[]) => void, other: readonly Layout[], what: string) => {
    const last = from.at(-1);
    if (last === undefined) return;
    how.current = 'undone';
    keep(from.slice(0, -1));
    onto([...other, lines]);
    setSaid(what);
    want(fittedTo(last, lines));
  };
  const undo = () => goBack(past, setPast, setAhead, ahead, 'Undone.');
  const redo = () => goBack(ahead, setAhead, setPast, past, 'Done again.');
  useUndoKeys(undo, redo);
  return { lines, saving, refusal: record.refusal, arrange, move, undo, redo, canUndo: past.length > 0, canRedo: ahead.length > 0, said };
}

/** The first heading, with no section above it, goes up a case at a time and so takes them in one after the other. */
function sectionMoved(lines: Layout, heading: number, by: -1 | 1): Layout {
  const moved = withSectionMoved(lines, heading, by);
  const isFirst = lines.findIndex(({ kind }) => kind === 'section') === heading;
  return moved === lines && by === -1 && isFirst ? withLineMoved(lines, heading, heading - 1) : moved;
}
