import type { WorkUpItem } from '../../../shared/domain/case.ts';
import type { CaseRow } from './caseRow.ts';
import type { CaseValues } from './caseValues.ts';

/**
 * The values of a stored case once a row is taken: what the row states replaces what was there, what the row says nothing of
 * stays, and what was only derived from words fills in what nobody recorded. A whole row replaces all; what of it is taken is then chosen.
 */
export function mergeValues(before: CaseValues, row: MergedRow): CaseValues {
  if (row.whole) return row.values;
  const unrecorded = row.derived.filter((key) => before[key] === 'unknown');
  const brought = Object.fromEntries([...row.stated, ...unrecorded].map((key) => [key, row.values[key]]));
  const workUp = mergeWorkUp(before.workUp, row.values.workUp);
  const newNumber = before.nhsNumber === null && row.values.nhsNumber !== null;
  return { ...before, ...brought, workUp, ...(newNumber ? { nhsNumberStatus: row.values.nhsNumberStatus } : {}) };
}

type MergedRow = Pick<CaseRow, 'values' | 'stated' | 'derived' | 'whole'>;

/** Items of the file that are not there yet are added; one that had only been requested is replaced by the one that was done. */
function mergeWorkUp(before: readonly WorkUpItem[], stated: readonly WorkUpItem[]): WorkUpItem[] {
  const merged = [...before];
  for (const item of stated) {
    const alike = (other: WorkUpItem): boolean => other.kind === item.kind && other.detail.toLowerCase() === item.detail.toLowerCase();
    if (merged.some((other) => alike(other) && other.on === item.on && (other.status === item.status || item.status === 'done'))) continue;
    const requested = merged.findIndex((other) => alike(other) && other.status === 'requested');
    if (requested >= 0) merged[requested] = item;
    else merged.push(item);
  }
  return merged;
}
