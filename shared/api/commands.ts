import { z } from 'zod';
import { caseFacts } from '../domain/caseEvent.ts';
import { type FactFrom, factSchema } from '../domain/eventSchema.ts';
import { PractitionerId } from '../domain/ids.ts';
import { ListingRequest, MeetingDetailsChange } from '../domain/meeting.ts';
import { meetingFacts } from '../domain/meetingEvent.ts';
import { OffDefaultAgreement, RadiotherapyPlan, SupportingPlan, SurgeryPlan, SystemicPlan } from '../domain/plan.ts';

/** A practitioner as a screen names one; the core adds the name, home site and standing of the day from the directory. */
export const NamedPractitioner = z.strictObject({ practitionerId: PractitionerId, part: z.enum(['lead', 'with']) });
export type NamedPractitioner = z.infer<typeof NamedPractitioner>;

const practitioners = z.array(NamedPractitioner).max(12);

/** The plan for one modality as a screen sends it. */
export const ModalityDraft = z.discriminatedUnion('modality', [
  SurgeryPlan.extend({ practitioners }),
  RadiotherapyPlan.extend({ practitioners }),
  SystemicPlan.extend({ practitioners }),
  SupportingPlan,
]);
export type ModalityDraft = z.infer<typeof ModalityDraft>;

/** The meeting's circumstances (who is present, quorum, in progress) are added by the core: a screen names only the meeting. */
const { meeting: _deferred, ...deferred } = caseFacts.deferred;
const { meeting: _notDiscussed, ...notDiscussed } = caseFacts.notDiscussed;
const { meeting: _noTreatment, ...noActiveTreatment } = caseFacts.noActiveTreatment;
const { meeting: _reopened, ...reopened } = caseFacts.reopened;
const meetingId = caseFacts.listed.meetingId;
const { actionId: _action, ...actionAdded } = caseFacts.actionAdded;
// What takes another entry back, or puts it back, is worked out by the core.
const { takesBack: _details, putsBack: _detailsAgain, ...detailsChanged } = caseFacts.detailsChanged;
const { takesBack: _closing, ...actionClosed } = caseFacts.actionClosed;
const { putsBack: _reopening, ...actionReopened } = caseFacts.actionReopened;

/**
 * What a screen, a pack or the command line may ask to be recorded of a case: the facts of an event, without what the core
 * itself knows (standing of practitioners, who is present, the read-back sentence, ids of arrangements).
 */
const caseCommands = {
  detailsChanged,
  triaged: caseFacts.triaged,
  resultsReady: caseFacts.resultsReady,
  pathologyReviewed: caseFacts.pathologyReviewed,
  urgentTreatmentDeclared: caseFacts.urgentTreatmentDeclared,
  consultationRecorded: caseFacts.consultationRecorded,
  discussionStarted: { meetingId },
  modalityPlanned: { plan: ModalityDraft },
  modalityWithdrawn: { modality: caseFacts.modalityWithdrawn.modality },
  /** The core fills in which site it replaces and the day. */
  offDefaultAgreed: { agreement: OffDefaultAgreement.omit({ replaces: true, on: true }) },
  planNoted: { notes: caseFacts.planNoted.notes },
  /** Takes back the last entry of the plan that is not agreed yet, by saying again what stood before it. */
  entryTakenBack: {},
  /** Puts back what was taken back last, as long as nothing else was entered since. */
  entryPutBack: {},
  deferred: { meetingId, ...deferred },
  notDiscussed: { meetingId, ...notDiscussed },
  noActiveTreatment: { meetingId, ...noActiveTreatment },
  agreed: { meetingId, chair: caseFacts.agreed.chair, verifier: caseFacts.agreed.verifier, aloneBecause: caseFacts.agreed.aloneBecause },
  reopened: { meetingId, ...reopened },
  arrangementAccepted: caseFacts.arrangementAccepted,
  arrangementDeclined: caseFacts.arrangementDeclined,
  arrangementCounterProposed: caseFacts.arrangementCounterProposed,
  arrangementReoffered: caseFacts.arrangementReoffered,
  hostConfirmed: caseFacts.hostConfirmed,
  arrangementCancelled: caseFacts.arrangementCancelled,
  surgeonReplaced: { replaces: PractitionerId, practitioner: NamedPractitioner, reason: caseFacts.surgeonReplaced.reason },
  treatmentStarted: { modality: caseFacts.treatmentStarted.modality, on: caseFacts.treatmentStarted.on, practitioners },
  treatmentCompleted: caseFacts.treatmentCompleted,
  followedUp: caseFacts.followedUp,
  relisted: caseFacts.relisted,
  actionAdded,
  actionClosed,
  actionReopened,
  conditionMet: caseFacts.conditionMet,
  conditionReopened: caseFacts.conditionReopened,
  addendum: caseFacts.addendum,
} as const;

export type CaseCommand = FactFrom<typeof caseCommands>;
export const CaseCommand = factSchema(caseCommands);

const meetingChange = MeetingDetailsChange.omit({ date: true, startsAt: true, series: true });

/** What may be asked to be recorded of a meeting; the core freezes the list that is circulated and seals the close. Its day is changed only by moving it. */
const meetingCommands = {
  detailsChanged: { changes: meetingChange },
  /** The other details that change with the move are recorded with it, or neither is. */
  moved: { ...meetingFacts.moved, changes: meetingChange.optional() },
  /** `again` says why a decided case comes once more: it is opened again. */
  caseListed: { entry: ListingRequest, again: z.strictObject(caseFacts.relisted).optional() },
  caseUnlisted: { caseId: meetingFacts.caseUnlisted.caseId, reason: meetingFacts.caseUnlisted.reason },
  reordered: meetingFacts.reordered,
  arranged: meetingFacts.arranged,
  circulated: { to: meetingFacts.circulated.to, recipients: z.array(z.string().trim().min(1).max(200)).max(200) },
  attendanceRecorded: meetingFacts.attendanceRecorded,
  started: meetingFacts.started,
  startTakenBack: meetingFacts.startTakenBack,
  cancelled: meetingFacts.cancelled,
  cancellationTakenBack: meetingFacts.cancellationTakenBack,
  caseCalled: meetingFacts.caseCalled,
  caseSkipped: meetingFacts.caseSkipped,
  paused: meetingFacts.paused,
  resumed: meetingFacts.resumed,
  closed: { verifier: meetingFacts.closed.verifier, aloneBecause: meetingFacts.closed.aloneBecause },
  /** The reason is asked for here; addenda from before it was have none. */
  addendum: { ...meetingFacts.addendum, because: meetingFacts.paused.reason },
} as const;

export type MeetingCommand = FactFrom<typeof meetingCommands>;
export const MeetingCommand = factSchema(meetingCommands);
