import type { CaseSummary, ListedCase } from '../../../shared/api/views.ts';
import { likeness } from '../../../shared/domain/lookAlikes.ts';
import type { ReadModel } from './readModel.ts';

/** Answers who could be taken for a case among those on one list with it, in the meetings that are not closed. Asked once for many cases. */
export function lookAlikes(readModel: ReadModel): (summary: CaseSummary) => ListedCase['alike'] {
  const lists = readModel.meetings().filter(({ state }) => state !== 'closed');
  return (summary) => {
    const beside = new Set(lists.flatMap(({ caseIds }) => (caseIds.includes(summary.id) ? caseIds : [])));
    beside.delete(summary.id);
    return [...beside].flatMap((id) => {
      const other = readModel.case(id);
      const by = other === undefined ? null : likeness(summary, other);
      return other === undefined || by === null ? [] : [{ caseId: id, name: other.name, by }];
    });
  };
}
