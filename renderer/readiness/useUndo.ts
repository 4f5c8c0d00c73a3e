import { useRef, useState } from 'react';
import type { CaseCommand } from '../../shared/api/commands.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { reads } from '../parts/reads.ts';
import { useWrite } from '../parts/writes.ts';

type Changes = Extract<CaseCommand, { type: 'detailsChanged' }>['changes'];
/** One saved cell, and what would take it back. */
export type Saved = {
  readonly caseId: string;
  readonly what: string;
  /** The version of the case it was entered on, and the one it made. */
  readonly from: number;
  readonly version: number;
  readonly undo: Changes | null;
};

/** Takes changes of the board back, the last one first. What somebody else changed meanwhile is never undone with it. */
export function useUndo(): {
  /** What would be taken back now; null where there is nothing. */
  readonly last: string | null;
  readonly refusal: Refusal | null;
  note(saved: Saved): void;
  /** Takes the last change back and says so in a sentence; empty after a refusal. */
  takeBack(): Promise<string>;
} {
  const done = useRef<Saved[]>([]);
  const [last, setLast] = useState<string | null>(null);
  const record = useWrite('case.record');
  const keep = (all: Saved[]) => {
    done.current = all;
    setLast(all.at(-1)?.what ?? null);
  };
  return {
    last,
    refusal: record.refusal,
    note: (saved) => {
      // A saved cell that changed nothing, or recorded a review, leaves nothing to take back.
      if (saved.undo !== null) keep([...done.current, saved]);
      record.clear();
    },
    takeBack: async () => {
      const saved = done.current.at(-1);
      if (saved === undefined || saved.undo === null) return 'There is nothing to undo.';
      const { caseId, what, version, undo } = saved;
      const view = await record.run({ caseId, expectedVersion: version, event: { type: 'detailsChanged', changes: undo, reason: `Undone: ${what}` } });
      await Promise.all([reads.invalidateQueries({ queryKey: ['readiness.board'] }), reads.invalidateQueries({ queryKey: ['case.read', { caseId }] })]);
      const earlier = done.current.filter((each) => each !== saved);
      // The undone case has one event more: the change right before it is undone from there, unless somebody else's came between.
      keep(view === null ? earlier : earlier.map((each) => (each.caseId === caseId && each.version === saved.from ? { ...each, version: view.version } : each)));
      return view === null ? '' : `${what}: undone.`;
    },
  };
}
