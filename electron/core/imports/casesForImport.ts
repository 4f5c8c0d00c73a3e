import type { CaseSummary } from '../../../shared/api/views.ts';
import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';
import { comesLate } from '../../../shared/domain/meeting.ts';
import { ok, refuse } from '../../../shared/domain/result.ts';
import { recordOf } from '../../../shared/pathway/replay.ts';
import type { Cases } from '../cases/cases.ts';
import type { Meetings } from '../meetings/meetings.ts';
import type { Clock } from '../ports.ts';
import type { ReadModel } from '../workspace/readModel.ts';
import type { CasesForImport } from './importService.ts';

/** The import's view of the stored cases and meetings. */
export function casesForImport(cases: Cases, meetings: Meetings, readModel: ReadModel, clock: Clock): CasesForImport {
  return {
    identities: async () => {
      const days = new Map(readModel.meetings().map(({ id, details }) => [id, details.date]));
      return readModel.cases().map((summary) => {
        const { id, version, name, nhsNumber, hospitalNumber, dateOfBirth } = summary;
        return { id, version, name, nhsNumber, hospitalNumber, dateOfBirth, decided: decidedWords(summary, days) };
      });
    },
    details: async (caseId) => {
      const loaded = await cases.load(caseId);
      return loaded.ok ? ok(recordOf(loaded.value.state).details) : loaded;
    },
    agenda: async (meetingId) => {
      const loaded = await meetings.load(meetingId);
      if (!loaded.ok) return loaded;
      const { snapshot } = loaded.value.replay;
      if (snapshot.value === 'closed' || snapshot.value === 'cancelled') return refuse('notNow', `The meeting is ${snapshot.value}: no more cases can be put on its agenda.`);
      const { agenda, details, startedAt } = snapshot.context;
      return ok({ caseIds: agenda.map(({ caseId }) => caseId), late: comesLate(details, startedAt, clock().toISOString()) });
    },
    prepare: (by, details, source, steps) => cases.prepare(by, details, source, steps),
    change: async (by, caseId, changes, reason) => {
      const changed = await cases.recordFacts(by, caseId, [{ type: 'detailsChanged', changes, reason }]);
      return changed.ok ? ok({ caseId }) : changed;
    },
    listForMeeting: (by, meetingId, entries) => meetings.listCases(by, meetingId, entries),
  };
}

/** What was decided of a case of which nothing is left for a meeting to decide, unless somebody opens it again; null of any other. */
function decidedWords({ stage, state, stateName, outcomes }: CaseSummary, days: ReadonlyMap<string, IsoDate>): string | null {
  if (stage !== 'decided' && stage !== 'ended') return null;
  if (state.startsWith('exits')) return `This case has left the pathway (${stateName}): triage it again if it is to come back.`;
  const day = days.get(outcomes.at(-1)?.meetingId ?? '');
  return `${day === undefined ? 'This case is decided' : `The meeting of ${plainDay(day)} has decided this case`} (${stateName}).`;
}
