import type { ItemRecorded } from '../../../shared/api/readinessViews.ts';
import type { ParsedOf } from '../../../shared/api/contract.ts';
import type { CaseCommand } from '../../../shared/api/commands.ts';
import type { CaseView } from '../../../shared/api/views.ts';
import { readinessItemName } from '../../../shared/domain/readinessItem.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Cases } from '../cases/cases.ts';
import { changesOfEntry, realChanges } from './itemEntry.ts';

type Need = {
  readonly cases: Cases;
  /** Records one step of a case with all that follows from it. */
  readonly record: (expectedVersion: number, command: CaseCommand) => Promise<Result<CaseView>>;
};

/**
 * Records one cell of the board as a change of the case's details, before it the pathology review where its result is told (P4).
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
  let version = expectedVersion;
  if (review !== null && entry.kind === 'workUp' && entry.on !== null) {
    const reviewed = await record(version, { type: 'pathologyReviewed', ...review, on: entry.on });
    if (!reviewed.ok) return reviewed;
    version = reviewed.value.version;
  }
  if (Object.keys(forward).length === 0) return ok({ version, undo: null });
  const recorded = await record(version, { type: 'detailsChanged', changes: forward, reason: `Readiness board: ${readinessItemName(item)}` });
  return recorded.ok ? ok({ version: recorded.value.version, undo: review === null ? { back, forward } : null }) : recorded;
}
