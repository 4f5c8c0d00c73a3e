import type { OpenCase } from '../../../shared/api/openViews.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { openOnNoList } from '../../../shared/domain/openOnNoList.ts';
import type { ReadModel } from './readModel.ts';

/** Every open case that no list to come holds, as the list of them shows it. */
export function openCases(readModel: Pick<ReadModel, 'cases' | 'meetings'>, today: IsoDate): OpenCase[] {
  return openOnNoList(readModel.cases(), readModel.meetings(), today).map(({ case: summary, since, days, how }) => {
    const { id: caseId, name, hospitalNumber, dateOfBirth, levels, diagnosis, stage, urgent, waitsFor, stateName } = summary;
    return { caseId, name, hospitalNumber, dateOfBirth, levels, diagnosis, stage, urgent, waitsFor: waitsFor ?? { words: stateName, clauses: [] }, since, days, how };
  });
}
