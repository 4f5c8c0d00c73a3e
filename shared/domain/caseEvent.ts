import { z } from 'zod';
import { Role } from './actor.ts';
import { ArrangementRequest, HostConfirmation } from './arrangement.ts';
import { CaseChanges, CaseDetails } from './case.ts';
import { IsoDate } from './dates.ts';
import { type EventFrom, type FactFrom, eventSchema } from './eventSchema.ts';
import { ActionId, ArrangementId, MeetingId, PathwayId, PractitionerId } from './ids.ts';
import { ModalityPlan, OffDefaultAgreement, PlanNotes, PlannedModality, PlannedPractitioner } from './plan.ts';
import { Modality } from './site.ts';
import { Answer } from './tumour.ts';

const words = z.string().trim().max(2000);
const reason = words.min(1, 'needs a reason in words');

/** The meeting as it stood when a decision was made in it, so that each decision keeps the roles that were present. */
export const MeetingCircumstance = z.strictObject({
  meetingId: MeetingId,
  date: IsoDate,
  inProgress: z.boolean(),
  rolesPresent: z.array(Role),
  quorate: z.boolean(),
});
export type MeetingCircumstance = z.infer<typeof MeetingCircumstance>;

/** Where triage sends a case: on along this pathway, or out of it by one of the three exits (C2, C3, P1). */
export const TriageResult = z.enum(['pathway', 'childrensPathway', 'msccPathway', 'otherService']);
export type TriageResult = z.infer<typeof TriageResult>;

/** Why a case was put off; the causes London and Birmingham audits found. */
export const DeferralCause = z.enum(['imaging', 'pathology', 'clinicalInformation', 'keyPersonAbsent', 'patientNotSeen', 'time', 'other']);
export type DeferralCause = z.infer<typeof DeferralCause>;

/** COSD CR0490 "No Cancer Treatment Reason". */
export const NoTreatmentReason = z.enum(['01', '02', '03', '04', '05', '06', '07', '08', '10', '99']);
export type NoTreatmentReason = z.infer<typeof NoTreatmentReason>;

/** How many events the case had before the entry that this one takes back; absent on what is said for the first time. */
const takesBack = z.number().int().min(1).optional();

/** How many events the case had before the taking back that this one undoes; absent on everything else. */
const putsBack = z.number().int().min(1).optional();

/** What an entry of the discussion may say of itself: that it takes another one back, or puts back what was taken back. */
const again = { takesBack, putsBack };

/**
 * What may be recorded of a case, each with the facts that belong to it. Whoever records one gives these facts; the core adds
 * the envelope, and nothing else is ever stored.
 */
export const caseFacts = {
  /** `duplicateBecause` says why a case was recorded although one with the same number was stored. */
  registered: { details: CaseDetails, source: z.strictObject({ kind: z.enum(['import', 'entry', 'demonstration']), name: words, duplicateBecause: words.optional() }) },
  detailsChanged: { changes: CaseChanges, reason: words, ...again },
  triaged: { to: TriageResult, reason: words },
  resultsReady: {},
  pathologyReviewed: { result: z.enum(['confirmed', 'inconclusive', 'notATumour']), reviewer: words, on: IsoDate },
  listed: { meetingId: MeetingId },
  urgentTreatmentDeclared: { treatment: words, startedOn: IsoDate.nullable() },
  consultationRecorded: {
    consulted: z.array(z.strictObject({ name: words.min(1), role: Role, on: IsoDate })),
    notPossibleBecause: words,
    urgentChemotherapyConsidered: Answer,
  },
  discussionStarted: { meeting: MeetingCircumstance },
  modalityPlanned: { plan: ModalityPlan, ...again },
  modalityWithdrawn: { modality: PlannedModality, ...again },
  /** The meeting as it then stood; null in records from before it was kept, where the roles at the start of the discussion count. */
  offDefaultAgreed: { agreement: OffDefaultAgreement, meeting: MeetingCircumstance.nullable().default(null), ...again },
  planNoted: { notes: PlanNotes, ...again },
  deferred: { meeting: MeetingCircumstance, cause: DeferralCause, detail: words, owner: words.min(1, 'needs an owner'), due: IsoDate },
  notDiscussed: { meeting: MeetingCircumstance, reason },
  noActiveTreatment: { meeting: MeetingCircumstance, code: NoTreatmentReason, reason },
  /**
   * The sentence is made of every text of the plan and therefore longer than any of them may be: it has no limit of its own.
   * `aloneBecause` says why no second person checked it; records from before it was asked for have none.
   */
  agreed: { meeting: MeetingCircumstance, readBack: z.string().trim().min(1), chair: words.min(1, 'needs the chair'), verifier: words, aloneBecause: words.optional() },
  reopened: { meeting: MeetingCircumstance, reason },
  arrangementRequested: { request: ArrangementRequest },
  arrangementAccepted: { arrangementId: ArrangementId, date: IsoDate },
  arrangementDeclined: { arrangementId: ArrangementId, reason },
  arrangementCounterProposed: { arrangementId: ArrangementId, dateOptions: z.array(IsoDate).min(1, 'needs at least one day').max(10), note: words },
  arrangementReoffered: { arrangementId: ArrangementId, dateOptions: z.array(IsoDate).min(1, 'needs at least one day').max(10) },
  hostConfirmed: { arrangementId: ArrangementId, host: HostConfirmation },
  arrangementCancelled: { arrangementId: ArrangementId, reason },
  surgeonReplaced: { replaces: PractitionerId, practitioner: PlannedPractitioner, reason },
  treatmentStarted: { modality: Modality, on: IsoDate, practitioners: z.array(PlannedPractitioner) },
  treatmentCompleted: { on: IsoDate },
  followedUp: { followed: z.enum(['yes', 'inPart', 'no']), reason: words },
  relisted: { because: z.enum(['histology', 'recurrence', 'conditionMet', 'newFinding', 'other']), detail: reason },
  /** The undecided case goes on under another version of the pathway; what was recorded before keeps its own. */
  pathwayAdopted: { version: PathwayId },
  /** Something somebody is to do for the case, whatever state it is in; it comes back until it is closed. */
  actionAdded: { actionId: ActionId, words: words.min(1, 'needs words: what is to be done'), owner: words.min(1, 'needs an owner').max(120), due: IsoDate },
  actionClosed: { actionId: ActionId, how: z.enum(['done', 'notNeeded']), words, takesBack },
  /** A closed action is to be done after all, such as one that was closed by mistake; that it was closed stays in the history. */
  actionReopened: { actionId: ActionId, reason, putsBack },
  /** A condition of the plan, named by its own words, is so now. */
  conditionMet: { condition: words.min(1), on: IsoDate, words },
  /** A condition that was called met is open again. */
  conditionReopened: { condition: words.min(1), reason },
  addendum: { text: reason },
} as const;

export type CaseEventType = keyof typeof caseFacts;

/** A fact about a case before the core adds when, by whom and under which pathway. */
export type CaseFact = FactFrom<typeof caseFacts>;

/** A fact about a case as it is stored; its type says which facts it holds. */
export type CaseEvent = EventFrom<typeof caseFacts>;
export type CaseEventOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>;

/** Parses an event read from disk or from a pack. */
export const CaseEvent = eventSchema(caseFacts);
