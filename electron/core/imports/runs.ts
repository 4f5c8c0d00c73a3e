import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Pace } from './caseList.ts';

/** What a long call is doing: what can still be given up without a trace, and what cannot. */
type Phase = 'checking' | 'writing';

/** Told how far a run has come. */
export type Progress = (step: { readonly run: string; readonly phase: Phase; readonly done: number; readonly total: number }) => void;

/** One long call while it is under way. */
export type Run = {
  /** For the loops that check rows: gives others their turn, and answers false once the run was cancelled. */
  readonly check: Pace;
  /** From here on it can no longer be cancelled; answers false where it was before. */
  beginWriting(): boolean;
  /** For the loop that writes rows. */
  wrote(done: number, total: number): Promise<void>;
};

/** The long calls under way, each by the name its caller gave it. */
export class Runs {
  readonly #phases = new Map<string, Phase | 'cancelled'>();
  readonly #progress: Progress;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  /** Runs a long call under a name; without a name it cannot be cancelled. */
  async during<T>(name: string, work: (run: Run) => Promise<T>): Promise<T> {
    if (name !== '') this.#phases.set(name, 'checking');
    const cancelled = (): boolean => this.#phases.get(name) === 'cancelled';
    const step = async (phase: Phase, done: number, total: number): Promise<void> => {
      this.#progress({ run: name, phase, done, total });
      await nextTurn();
    };
    try {
      return await work({
        check: async (done, total) => {
          await step('checking', done, total);
          return !cancelled();
        },
        beginWriting: () => {
          if (cancelled()) return false;
          if (name !== '') this.#phases.set(name, 'writing');
          return true;
        },
        wrote: (done, total) => step('writing', done, total),
      });
    } finally {
      this.#phases.delete(name);
    }
  }

  /** Gives a run up. Nothing of it is written. Refuses once writing has begun, and where no such run is under way. */
  cancel(name: string): Result<{ readonly cancelled: true }> {
    const phase = this.#phases.get(name);
    if (phase === undefined) return refuse('notFound', 'It is finished already.');
    if (phase === 'writing') return refuse('notNow', 'The rows are being written: this can no longer be cancelled.');
    this.#phases.set(name, 'cancelled');
    return ok({ cancelled: true });
  }
}

/** What a run answers that was given up. */
export const cancelled: Result<never> = refuse('notNow', 'Cancelled. Nothing was written.');
