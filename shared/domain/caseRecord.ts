import type { Arrangement } from './arrangement.ts';
import type { CaseDetails } from './case.ts';
import type { OpenSince } from './caseStage.ts';
import type { CaseEventOf, DeferralCause, MeetingCircumstance, NoTreatmentReason, TriageResult } from './caseEvent.ts';
import { type IsoDate, type IsoInstant, londonDay, plainDay } from './dates.ts';
import type { PathwayId } from './ids.ts';
import type { OpenItem, SettledItem } from './openItem.ts';
import type { Condition, Plan, PlannedPractitioner } from './plan.ts';
import type { Modality } from './site.ts';
import type { Answer, RuleFacts } from './tumour.ts';
import { ageOn } from './calendar.ts';

/** How a discussion of the case in a meeting ended. */
export type DiscussionOutcome =
  | { readonly kind: 'agreed'; readonly readBack: string; readonly chair: string; readonly verifier: string; readonly aloneBecause?: string | undefined; readonly plan: Plan }
  | { readonly kind: 'deferred'; readonly cause: DeferralCause; readonly detail: string; readonly owner: string; readonly due: IsoDate }
  | { readonly kind: 'notDiscussed'; readonly reason: string }
  | { readonly kind: 'noActiveTreatment'; readonly code: NoTreatmentReason; readonly reason: string };

/** One discussion in one meeting. A re-opened one stays as it was; the new one stands behind it. */
export type Discussion = {
  readonly meeting: MeetingCircumstance;
  readonly startedAt: IsoInstant;
  readonly endedAt: IsoInstant | null;
  readonly outcome: DiscussionOutcome | null;
  readonly reopened: { readonly at: IsoInstant; readonly by: string; readonly reason: string } | null;
};

/** Treatment that could not wait for the meeting, and who was consulted about it (K2b, K2c). */
type UrgentTreatment = {
  readonly treatment: string;
  readonly startedOn: IsoDate | null;
  readonly consultation: Pick<CaseEventOf<'consultationRecorded'>, 'consulted' | 'notPossibleBecause' | 'urgentChemotherapyConsidered'> | null;
};

/** Treatment that has begun: which, when and by whom. */
type StartedTreatment = {
  readonly modality: CaseEventOf<'treatmentStarted'>['modality'];
  readonly on: IsoDate;
  readonly practitioners: readonly PlannedPractitioner[];
};

/** Something somebody is to do for the case, and how it ended. */
type Action = {
  readonly id: string;
  readonly words: string;
  readonly owner: string;
  readonly due: IsoDate;
  readonly addedAt: IsoInstant;
  readonly closed: { readonly at: IsoInstant; readonly how: 'done' | 'notNeeded'; readonly words: string } | null;
};

/** All that is known of a case, folded from its events. */
export type CaseRecord = {
  readonly details: CaseDetails;
  readonly pathwayVersion: PathwayId;
  readonly triage: { readonly to: TriageResult; readonly reason: string } | null;
  readonly pathologyReview: { readonly result: 'confirmed' | 'inconclusive' | 'notATumour'; readonly reviewer: string; readonly on: IsoDate } | null;
  readonly listedFor: string | null;
  readonly openSince: OpenSince;
  readonly urgentTreatment: UrgentTreatment | null;
  /** Treated before it was discussed: the discussion looks back (K2b, D5). */
  readonly retrospective: boolean;
  readonly discussions: readonly Discussion[];
  readonly plan: Plan;
  readonly arrangements: readonly Arrangement[];
  readonly started: readonly StartedTreatment[];
  /** How many of the arrangements and started treatments belong to earlier courses: they stay in the record and count for nothing now. */
  readonly earlier: { readonly arrangements: number; readonly started: number };
  readonly actions: readonly Action[];
  readonly conditionsMet: readonly { readonly condition: string; readonly on: IsoDate; readonly words: string }[];
  readonly completedOn: IsoDate | null;
  readonly followUp: { readonly followed: 'yes' | 'inPart' | 'no'; readonly reason: string } | null;
};

/** The facts the rules ask of a case, gathered from its record; what nobody recorded is unknown. */
export function factsOf(record: CaseRecord): RuleFacts {
  const { patient, referral, tumour, urgent } = record.details;
  return {
    ...tumour,
    ageAtReferral: patient.dateOfBirth !== null && referral.on !== null ? ageOn(patient.dateOfBirth, referral.on) : null,
    urgent: record.urgentTreatment ? 'yes' : urgent,
    pathologyReviewed: pathologyReviewed(record),
  };
}

function pathologyReviewed(record: CaseRecord): Answer {
  return record.pathologyReview?.result === 'confirmed' ? 'yes' : 'no';
}

/** The discussion that is going on or was the last to end. */
export function lastDiscussion(record: CaseRecord): Discussion | undefined {
  return record.discussions.at(-1);
}

/** The arrangements of the present course. */
export function currentArrangements({ arrangements, earlier }: CaseRecord): readonly Arrangement[] {
  return arrangements.slice(earlier.arrangements);
}

/** The treatments that have begun in the present course. */
export function currentTreatments({ started, earlier }: CaseRecord): readonly StartedTreatment[] {
  return started.slice(earlier.started);
}

/** Whether a treatment of this course has begun. */
export function hasBegun(record: CaseRecord, modality: Modality): boolean {
  return currentTreatments(record).some((each) => each.modality === modality);
}

/** What is still owed: conditions of the plan and of the last decision that nobody has called met, and actions nobody has closed. */
export function openItems(record: CaseRecord): OpenItem[] {
  const { conditionsMet, actions } = record;
  const open = conditionsOf(record).filter(({ words }) => !conditionsMet.some(({ condition }) => condition === words));
  return [
    ...open.map(({ words, owner, due }): OpenItem => ({ kind: 'condition', id: words, words, owner, due })),
    ...actions.filter(({ closed }) => closed === null).map(({ id, words, owner, due }): OpenItem => ({ kind: 'action', id, words, owner, due })),
  ];
}

/** What was owed and is settled, and how: it can be opened again where that was a mistake. */
export function settledItems(record: CaseRecord): SettledItem[] {
  const { conditionsMet, actions } = record;
  const met = conditionsOf(record).flatMap(({ words, owner }): SettledItem[] => {
    const found = conditionsMet.findLast(({ condition }) => condition === words);
    return found === undefined ? [] : [{ kind: 'condition', id: words, words, owner, how: `met on ${plainDay(found.on)}`, said: found.words }];
  });
  const closed = actions.flatMap(({ id, words, owner, closed: end }): SettledItem[] =>
    end === null ? [] : [{ kind: 'action', id, words, owner, how: `${end.how === 'done' ? 'done' : 'no longer needed'}, ${plainDay(londonDay(end.at))}`, said: end.words }],
  );
  return [...met, ...closed];
}

/** The conditions of the plan and of the last decision; of two with the same words the later counts. */
function conditionsOf({ plan, discussions }: CaseRecord): readonly Condition[] {
  const decided = discussions.findLast(({ outcome, reopened }) => outcome?.kind === 'agreed' && reopened === null)?.outcome;
  const all = [...(decided?.kind === 'agreed' ? decided.plan.notes.conditions : []), ...plan.notes.conditions];
  return [...new Map(all.map((condition) => [condition.words, condition])).values()];
}

/** How many meetings put the case off; two deferrals in one meeting, the decision between them opened again, count once. */
export function deferralCount(record: CaseRecord): number {
  const deferred = record.discussions.filter(({ outcome, reopened }) => outcome?.kind === 'deferred' && reopened === null);
  return new Set(deferred.map(({ meeting }) => meeting.meetingId)).size;
}
