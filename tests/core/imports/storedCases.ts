import type { CasesForImport } from '../../../electron/core/imports/importService.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { type CaseDetails, patientName } from '../../../shared/domain/case.ts';
import type { CaseEvent, CaseFact } from '../../../shared/domain/caseEvent.ts';
import type { ListingRequest } from '../../../shared/domain/meeting.ts';
import { ok, refuse } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { type CaseState, openCase, recordFact, recordOf, statePath } from '../../../shared/pathway/replay.ts';

/** Stored cases in memory, run by the real pathway machine: a step it does not take is refused as the application would refuse it. */
export type StoredCases = CasesForImport & {
  readonly states: ReadonlyMap<string, CaseState>;
  readonly agendaEntries: readonly ListingRequest[];
  /** How often something was written. */
  writes(): number;
  /** The case with this hospital number, with the state it is in. */
  byHospitalNumber(hospitalNumber: string): { readonly id: string; readonly details: CaseDetails; readonly state: string } | undefined;
  detailReads(): number;
  /** As when the next meeting begins with an empty agenda. */
  unlistAll(): void;
  /** As when a meeting has decided a case. */
  decide(caseId: string, sentence: string): void;
};

export function storedCases(pathway: Pathway, options: { readonly meetingId: string; readonly late?: boolean; readonly closed?: boolean }): StoredCases {
  const states = new Map<string, CaseState>();
  const agendaEntries: ListingRequest[] = [];
  const decided = new Map<string, string>();
  let written = 0;
  let detailReads = 0;
  const stamped = (by: Actor, fact: CaseFact): CaseEvent => ({ ...fact, at: '2026-11-24T09:00:00.000Z', by, pathwayVersion: pathway.id });

  return {
    states,
    agendaEntries,
    writes: () => written,
    detailReads: () => detailReads,
    unlistAll: () => agendaEntries.splice(0),
    decide: (caseId, sentence) => decided.set(caseId, sentence),
    byHospitalNumber: (hospitalNumber) => {
      const found = [...states].find(([, state]) => recordOf(state).details.patient.hospitalNumber === hospitalNumber);
      return found && { id: found[0], details: recordOf(found[1]).details, state: statePath(found[1]) };
    },
    identities: async () =>
      [...states].map(([id, state]) => {
        const { patient } = recordOf(state).details;
        const { nhsNumber, hospitalNumber, dateOfBirth } = patient;
        return { id, version: state.version, nhsNumber, hospitalNumber, name: patientName(patient), dateOfBirth, decided: decided.get(id) ?? null };
      }),
    details: async (caseId) => {
      detailReads += 1;
      const state = states.get(caseId);
      return state ? ok(recordOf(state).details) : refuse('notFound', 'There is no such case.');
    },
    agenda: async (meetingId) => {
      if (meetingId !== options.meetingId) return refuse('notFound', 'There is no such meeting.');
      if (options.closed) return refuse('notNow', 'The meeting is closed.');
      return ok({ caseIds: agendaEntries.map(({ caseId }) => caseId), late: options.late ?? false });
    },
    prepare: (by, details, source, steps) => {
      const registered = stamped(by, { type: 'registered', details, source });
      if (registered.type !== 'registered') throw new Error('unreachable: the type was just given');
      let state = openCase(pathway, registered);
      for (const step of steps) {
        const next = recordFact(state, stamped(by, step));
        if (!next.ok) return next;
        state = next.value;
      }
      const write = async () => {
        written += 1;
        const caseId = `case-${states.size + 1}`;
        states.set(caseId, state);
        return ok({ caseId });
      };
      return ok({ write });
    },
    change: async (by, caseId, changes, reason) => {
      const state = states.get(caseId);
      if (!state) return refuse('notFound', 'There is no such case.');
      const next = recordFact(state, stamped(by, { type: 'detailsChanged', changes, reason }));
      if (!next.ok) return next;
      written += 1;
      states.set(caseId, next.value);
      return ok({ caseId });
    },
    listForMeeting: async (_by, _meetingId, entries) => {
      written += 1;
      agendaEntries.push(...entries);
      return ok(null);
    },
  };
}
