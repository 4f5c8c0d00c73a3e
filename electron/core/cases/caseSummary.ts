import type { AgendaStatus, CaseSummary, MeetingOutcome, SurgeonPlace } from '../../../shared/api/views.ts';
import { patientName } from '../../../shared/domain/case.ts';
import { type CaseRecord, currentArrangements, type Discussion, deferralCount, factsOf, hasBegun, openItems } from '../../../shared/domain/caseRecord.ts';
import { plainDay } from '../../../shared/domain/dates.ts';
import { planFor, type SurgeryPlan } from '../../../shared/domain/plan.ts';
import { plainLevels } from '../../../shared/domain/vertebra.ts';
import { complexityOf } from './complexity.ts';
import { awaitedTreatments } from '../../../shared/pathway/rules/lapses.ts';
import { offDefaultSentences } from '../../../shared/pathway/rules/offDefaultWords.ts';
import { overtakenBy } from '../../../shared/pathway/rules/overtaken.ts';
import { acceptedDays } from '../../../shared/pathway/rules/treatmentDays.ts';
import { type CaseState, pathwayOf, recordOf, stageOf, stateName, statePath } from '../../../shared/pathway/replay.ts';
import { waitsFor } from '../../../shared/pathway/waitsFor.ts';
import { readinessFactsOf } from '../readiness/readinessFacts.ts';

/** A case as lists show it. */
export function caseSummary(id: string, state: CaseState): CaseSummary {
  const record = recordOf(state);
  const { patient, diagnosis, tumour, question, presenter, keyWorker } = record.details;
  const facts = factsOf(record);
  return {
    id,
    version: state.version,
    name: patientName(patient),
    nhsNumber: patient.nhsNumber,
    hospitalNumber: patient.hospitalNumber,
    dateOfBirth: patient.dateOfBirth,
    age: facts.ageAtReferral,
    diagnosis: diagnosis.text,
    levels: plainLevels(tumour.levels),
    question,
    presenter,
    keyWorker,
    state: statePath(state),
    stateName: stateName(state),
    stage: stageOf(state),
    waitsFor: waitsFor(state),
    openSince: record.openSince,
    urgent: facts.urgent === 'yes',
    retrospective: record.retrospective,
    exit: record.triage?.to ?? null,
    deferrals: deferralCount(record),
    lastDeferral: lastDeferral(record),
    openItems: openItems(record),
    complexity: complexityOf(state),
    listedFor: record.listedFor,
    readiness: readinessFactsOf(state),
    outcomes: outcomesByMeeting(record.discussions),
    // In a closed case a visit is history: nothing is open, and it waits for nobody.
    arrangements: statePath(state) === 'closed' ? [] : [...record.arrangements],
    surgeons: operationAwaits(state) ? surgeonPlaces(record) : [],
    treatmentSites: [...new Set(record.plan.modalities.flatMap(({ site }) => (site === null ? [] : site.id === 'other' ? site.name : site.id)))],
    surgeonNames: planFor(record.plan, 'surgery')?.practitioners.map(({ name }) => name) ?? [],
    awaited: awaitedTreatments(record),
    overtaken: overtakenBy(pathwayOf(state), record),
    offDefault: offDefaultSentences(pathwayOf(state), record),
  };
}

/** The last word of each meeting on the case. */
function outcomesByMeeting(discussions: readonly Discussion[]): MeetingOutcome[] {
  const last = new Map(discussions.map((discussion) => [discussion.meeting.meetingId, discussion]));
  return [...last.values()].map((discussion) => ({ meetingId: discussion.meeting.meetingId, provisional: !discussion.meeting.quorate, ...outcomeWords(discussion) }));
}

function lastDeferral({ discussions }: CaseRecord): CaseSummary['lastDeferral'] {
  const last = discussions.findLast(({ outcome }) => outcome?.kind === 'deferred')?.outcome;
  return last?.kind === 'deferred' ? last.cause : null;
}

function outcomeWords({ outcome }: Discussion): { status: AgendaStatus; text: string } {
  switch (outcome?.kind) {
    case undefined:
      return { status: 'inDiscussion', text: 'In discussion' };
    case 'agreed':
      return { status: 'agreed', text: outcome.readBack };
    case 'deferred':
      return { status: 'deferred', text: `Deferred: ${outcome.detail || outcome.cause}; ${outcome.owner} by ${plainDay(outcome.due)}` };
    case 'notDiscussed':
      return { status: 'notDiscussed', text: `Not discussed: ${outcome.reason}` };
    case 'noActiveTreatment':
      return { status: 'noActiveTreatment', text: `No active treatment: ${outcome.reason}` };
  }
}

/** Until treatment is completed; after another treatment than the operation was, the operation still waits for its surgeons. */
function operationAwaits(state: CaseState): boolean {
  const path = statePath(state);
  return /^(planning|agreed|delivery)/.test(path) || (path === 'followUp' && !hasBegun(recordOf(state), 'surgery'));
}

function surgeonPlaces(record: CaseRecord): SurgeonPlace[] {
  const surgery = planFor(record.plan, 'surgery');
  if (!surgery) return [];
  return surgery.practitioners.map(({ practitionerId, part }) => ({
    practitionerId,
    part,
    site: surgery.site?.name ?? 'not chosen yet',
    operation: surgery.procedure,
    operatingDays: operatingDays(record, surgery),
  }));
}

/** When the operation is meant to be, as people write it, accepted days before the plan's; empty while no day is set. */
function operatingDays(record: CaseRecord, plan: SurgeryPlan): string {
  const { operatingDate, operatingWindow } = plan;
  const accepted = acceptedDays(plan, currentArrangements(record));
  if (accepted.length > 0) return accepted.map(plainDay).join(' and ');
  if (operatingDate !== null) return plainDay(operatingDate);
  return operatingWindow === null ? '' : `${plainDay(operatingWindow.from)} – ${plainDay(operatingWindow.to)}`;
}
