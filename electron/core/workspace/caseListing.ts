import type { CaseSummary, ListedCase } from '../../../shared/api/views.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import type { JudgedFor } from '../../../shared/domain/readiness.ts';
import { lapseFlags } from '../../../shared/pathway/rules/lapses.ts';
import type { Directory } from '../directory/directory.ts';
import type { Clock } from '../ports.ts';
import { meetingAwaited, type Readiness } from '../readiness/readiness.ts';
import { lookAlikes } from './lookAlikes.ts';
import type { ReadModel } from './readModel.ts';

/** Shows summaries as lists do today: with what the directory says now, and judged for the meeting each case waits for. */
export class CaseListing {
  readonly #readModel: ReadModel;
  readonly #directory: Directory;
  readonly #readiness: Readiness;
  readonly #clock: Clock;

  constructor(readModel: ReadModel, directory: Directory, readiness: Readiness, clock: Clock) {
    this.#readModel = readModel;
    this.#directory = directory;
    this.#readiness = readiness;
    this.#clock = clock;
  }

  /** The day in London, ISO. */
  today(): string {
    return londonDay(this.#clock().toISOString());
  }

  /** Answers which meeting a case waits for: asked once for many cases. */
  awaited(): (caseId: string) => JudgedFor {
    return meetingAwaited(this.#readModel.meetings(), this.today());
  }

  /** Answers who could be taken for a case: asked once for many cases. */
  alike(): (summary: CaseSummary) => ListedCase['alike'] {
    return lookAlikes(this.#readModel);
  }

  /** A summary judged for a meeting. */
  of(summary: CaseSummary, meeting: JudgedFor, alike = this.alike()): ListedCase {
    const { awaited, overtaken } = summary;
    const lapsed = awaited.length === 0 ? [] : lapseFlags(awaited, (id) => this.#directory.designationsOf(id), this.today());
    // Spread whole and blanked: leaving a field out of a copy takes ten times as long (measured), and a start lists thousands.
    return { ...summary, readiness: undefined, flags: [...overtaken, ...lapsed], notReady: this.#readiness.notReady(summary, meeting), alike: alike(summary) };
  }

  /** Every case, each judged for the meeting it waits for. */
  all(): ListedCase[] {
    const [meetingOf, alike] = [this.awaited(), this.alike()];
    return this.#readModel.cases().map((summary) => this.of(summary, meetingOf(summary.id), alike));
  }
}
