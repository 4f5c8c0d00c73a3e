import type { ItemRecorded } from '../../../shared/api/readinessViews.ts';
import type { ParsedOf } from '../../../shared/api/contract.ts';
import type { CaseCommand } from '../../../shared/api/commands.ts';
import type { CaseView } from '../../../shared/api/views.ts';
import { readinessItems } from '../../../shared/domain/readinessWords.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Cases } from '../cases/cases.ts';
import { changesOfEntry, realChanges } from './itemEntry.ts';

type Need = {
  readonly cases: Cases;
  /** Records the steps of one act of a case, all or none, with all that follows from them. */
  readonly record: (expectedVersion: number, commands: readonly CaseCommand[]) => Promise<Result<CaseView>>;
};

/**
 * Records one cell of the board as a change of the case's details, together with the pathology review where its result is told (P4).
 * Refuses with "conflict" where the case has moved on. Answers how to take it back; a review stays in the record.
 */
export async function recordItem({ caseId, expectedVersion, item, entry }: ParsedOf<'readiness.record'>, { cases, record }: Need): Promise<Result<ItemRecorded>> {
  const loaded = await cases.load(caseId);
  if (!loaded.ok) return loaded;
  const { details } = loaded.value.state.snapshot.context.record;
  const changes = changesOfEntry(details, item, entry);
  if (!changes.ok) return changes;
  const { forward, back } = realChanges(details, changes.value);
  const review = entry.kind === 'workUp' ? entry.review : null;
  const reviewed: CaseCommand[] = review !== null && entry.kind === 'workUp' && entry.on !== null ? [{ type: 'pathologyReviewed', ...review, on: entry.on }] : [];
  const changed: CaseCommand[] = Object.keys(forward).length === 0 ? [] : [{ type: 'detailsChanged', changes: forward, reason: `Readiness board: ${readinessItems[item].inSentence}` }];
  if (reviewed.length + changed.length === 0) return ok({ version: expectedVersion, undo: null });
  const recorded = await record(expectedVersion, [...reviewed, ...changed]);
  return recorded.ok ? ok({ version: recorded.value.version, undo: changed.length === 0 || review !== null ? null : { back, forward } }) : recorded;
}
