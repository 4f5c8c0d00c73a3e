import { refuse, type Result } from '../../../shared/domain/result.ts';
import type { ReadModel } from './readModel.ts';

/** What something is kept for: a case, a meeting, or both. Nobody's case is none. */
type Place = { readonly caseId?: string | null | undefined; readonly meetingId?: string | undefined };

/** Refuses a place whose case or meeting is not in the record, so that nothing is kept beside it for what is not there; null for one that is. */
export type NotInRecord = (place: Place) => Result<never> | null;

export function notInRecord(readModel: Pick<ReadModel, 'case' | 'meetings'>): NotInRecord {
  return ({ caseId = null, meetingId }) => {
    if (caseId !== null && readModel.case(caseId) === undefined) return refuse('notFound', 'There is no such case in this data folder.');
    if (meetingId !== undefined && !readModel.meetings().some(({ id }) => id === meetingId)) return refuse('notFound', 'There is no such meeting in this data folder.');
    return null;
  };
}
