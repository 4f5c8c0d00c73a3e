import { ok, refuse } from '../../../shared/domain/result.ts';
import { recordOf } from '../../../shared/pathway/replay.ts';
import type { Cases } from '../cases/cases.ts';
import type { Meetings } from '../meetings/meetings.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import type { CasesForImport } from './importService.ts';

/** The import's view of the stored cases and meetings. */
export function casesForImport(cases: Cases, meetings: Meetings, readModel: ReadModel): CasesForImport {
  return {
    identities: async () => readModel.cases().map(({ id, version, name, nhsNumber, hospitalNumber, dateOfBirth }) => ({ id, version, name, nhsNumber, hospitalNumber, dateOfBirth })),
    details: async (caseId) => {
      const loaded = await cases.load(caseId);
      return loaded.ok ? ok(recordOf(loaded.value.state).details) : loaded;
    },
    agenda: async (meetingId) => {
      const loaded = await meetings.load(meetingId);
      if (!loaded.ok) return loaded;
      const { snapshot } = loaded.value.replay;
      if (snapshot.value === 'closed') return refuse('notNow', 'The meeting is closed: no more cases can be put on its agenda.');
      const { agenda, details } = snapshot.context;
      return ok({ caseIds: agenda.map(({ caseId }) => caseId), cutOff: details.cutOff });
    },
    register: (by, details, source, steps) => cases.register(by, details, source, steps),
    change: async (by, caseId, changes, reason) => {
      const changed = await cases.recordFacts(by, caseId, [{ type: 'detailsChanged', changes, reason }]);
      return changed.ok ? ok({ caseId }) : changed;
    },
    listForMeeting: (by, meetingId, entries) => meetings.listCases(by, meetingId, entries),
  };
}
