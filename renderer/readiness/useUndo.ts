import { useRef, useState } from 'react';
import type { CaseCommand } from '../../shared/api/commands.ts';
import type { Refusal } from '../../shared/domain/result.ts';
import { reads } from '../parts/reads.ts';
import { useWrite } from '../parts/writes.ts';

type Changes = Extract<CaseCommand, { type: 'detailsChanged' }>['changes'];
/** One saved cell, and what would take it back or record it again. */
export type Saved = {
  readonly caseId: string;
  readonly what: string;
  /** The version of the case it was entered on, and the one it made. */
  readonly from: number;
  readonly version: number;
  readonly undo: { readonly back: Changes; readonly forward: Changes } | null;
};

/** Takes changes of the board back, the last one first, and records them again. What somebody else changed meanwhile is never undone with it. */
export function useUndo(): {
  /** What would be taken back, and recorded again, now; null where there is nothing. */
  readonly last: string | null;
  readonly ahead: string | null;
  readonly refusal: Refusal | null;
  note(saved: Saved): void;
  /** Takes the last change back, or records it again, and says so in a sentence; empty after a refusal. */
  takeBack(): Promise<string>;
  putBack(): Promise<string>;
} {
  const done = useRef<readonly Saved[]>([]);
  const undone = useRef<readonly Saved[]>([]);
  const [shown, setShown] = useState<{ readonly last: string | null; readonly ahead: string | null }>({ last: null, ahead: null });
  const record = useWrite('case.record');
  const keep = (past: readonly Saved[], ahead: readonly Saved[]) => {
    done.current = past;
    undone.current = ahead;
    setShown({ last: past.at(-1)?.what ?? null, ahead: ahead.at(-1)?.what ?? null });
  };
  /** Takes the last step of one list and lays it on the other, from where it can be gone again. */
  const step = async (from: readonly Saved[], onto: readonly Saved[], how: 'back' | 'forward', word: string): Promise<{ readonly from: readonly Saved[]; readonly onto: readonly Saved[]; readonly said: string } | null> => {
    const saved = from.at(-1);
    if (saved === undefined || saved.undo === null) return null;
    const { caseId, what, version, undo } = saved;
    const view = await record.run({ caseId, expectedVersion: version, event: { type: 'detailsChanged', changes: undo[how], reason: `${word}: ${what}` } });
    await Promise.all([reads.invalidateQueries({ queryKey: ['readiness.board'] }), reads.invalidateQueries({ queryKey: ['case.read', { caseId }] })]);
    const rest = from.slice(0, -1);
    if (view === null) return { from: rest, onto, said: '' };
    // The case has one event more: the step right before this one is gone from there, unless somebody else's came between.
    const moved = rest.map((each) => (each.caseId === caseId && each.version === saved.from ? { ...each, version: view.version } : each));
    return { from: moved, onto: [...onto, { ...saved, from: version, version: view.version }], said: `${what}: ${word.toLowerCase()}.` };
  };
  return {
    ...shown,
    refusal: record.refusal,
    note: (saved) => {
      // A saved cell that changed nothing, or recorded a review, leaves nothing to take back.
      if (saved.undo !== null) keep([...done.current, saved], []);
      record.clear();
    },
    takeBack: async () => {
      const taken = await step(done.current, undone.current, 'back', 'Undone');
      if (taken === null) return 'There is nothing to undo.';
      keep(taken.from, taken.onto);
      return taken.said;
    },
    putBack: async () => {
      const put = await step(undone.current, done.current, 'forward', 'Done again');
      if (put === null) return 'There is nothing to do again.';
      keep(put.onto, put.from);
      return put.said;
    },
  };
}
