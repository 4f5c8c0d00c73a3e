import { z } from 'zod';
import { SinceSeal } from '../../../shared/api/sinceSealView.ts';
import { AgendaStatus, OutcomeView } from '../../../shared/api/views.ts';
import { Role } from '../../../shared/domain/actor.ts';
import { ArrangementStatus } from '../../../shared/domain/arrangement.ts';
import { CaseDetails, Patient } from '../../../shared/domain/case.ts';
import { IsoDate, IsoInstant } from '../../../shared/domain/dates.ts';
import { CaseId, MeetingId, PathwayId } from '../../../shared/domain/ids.ts';
import { Attendee, ListingNeed, MeetingDetails } from '../../../shared/domain/meeting.ts';
import { Addendum, Coming, Pause, SkippedCase, TakenOff } from '../../../shared/domain/meetingCourse.ts';
import { Judgement } from '../../../shared/domain/readiness.ts';
import { Modality } from '../../../shared/domain/site.ts';
import { VertebralLevel } from '../../../shared/domain/vertebralLevel.ts';
import { PathwayDocument } from '../../../shared/pathway/pathway.ts';

/** One practitioner of a plan with the standing on the day of treatment, in words (K6). */
const TreatingPractitioner = z.strictObject({
  modality: Modality,
  name: z.string(),
  part: z.enum(['lead', 'with']),
  homeSite: z.string().nullable(),
  standing: z.string(),
});

/** A surgeon who operates at another hospital, and how far that is arranged (K5). */
const CrossSite = z.strictObject({ surgeon: z.string(), homeSite: z.string(), hostSite: z.string(), status: ArrangementStatus, statusText: z.string() });

const urgentTreatment = z.strictObject({
  treatment: z.string(),
  consulted: z.array(z.strictObject({ name: z.string(), role: Role, on: IsoDate })),
  notPossibleBecause: z.string(),
});

/** The outcome of one case on the agenda. `patient` is null when the case's record is damaged. */
export const CaseOutcome = z.strictObject({
  /** Place on the agenda, from 1. */
  order: z.number().int().min(1),
  caseId: CaseId,
  /** The version of the pathway the case runs under. */
  pathwayVersion: z.string().nullable(),
  patient: Patient.nullable(),
  diagnosis: CaseDetails.shape.diagnosis.nullable(),
  levels: z.array(VertebralLevel),
  question: z.string(),
  presenter: z.string(),
  keyWorker: z.string(),
  /** Every item of the work-up as it stood on the day of the meeting, what was missing or too old too. */
  workUp: z.array(Judgement.pick({ item: true, state: true, on: true, text: true })).default([]),
  /** Treated before it was discussed (K2b). */
  retrospective: z.boolean(),
  urgentTreatment: urgentTreatment.nullable(),
  status: AgendaStatus,
  text: z.string(),
  /** When and why it was put aside and not called again; null for one that was not. */
  putAside: SkippedCase.omit({ caseId: true }).nullable(),
  /** What it lacked when it was listed all the same. */
  listedWithout: z.array(ListingNeed),
  /** Decided without a quorum. */
  provisional: z.boolean(),
  discussion: z.strictObject({ startedAt: IsoInstant, endedAt: IsoInstant.nullable(), rolesPresent: z.array(Role), quorate: z.boolean() }).nullable(),
  decision: OutcomeView.nullable(),
  practitioners: z.array(TreatingPractitioner),
  crossSite: z.array(CrossSite),
  /** What somebody is to do for the case and nobody has closed. */
  actions: z.array(z.strictObject({ words: z.string(), owner: z.string(), due: IsoDate.nullable() })),
  /** What the pathway warned of and did not hold back, a sentence each with its clauses. */
  warnings: z.array(z.string()),
  /** Ids of the clauses the plan rests on. */
  clauses: z.array(z.string()),
});
export type CaseOutcome = z.infer<typeof CaseOutcome>;

/** A case that was taken off the agenda when people had it in hand: by whom or by the rule alone, when and why. The patient is null where the record could not be read at the close. */
const TakenOffCase = z.strictObject({ ...TakenOff.omit({ inMinutes: true }).shape, patient: Patient.nullable(), diagnosis: z.string() });
export type TakenOffCase = z.infer<typeof TakenOffCase>;

/**
 * The outcomes of one closed meeting: the file of the JSON export, and what the CSV and the minutes are made from. A change that
 * a reader of version 1 would misread gets a new number in `schema`.
 */
export const MeetingOutcomes = z.strictObject({
  schema: z.literal('mdt-desk/outcomes/1'),
  pathway: z.strictObject({
    id: PathwayId,
    ...PathwayDocument.pick({ title: true, version: true, issuedBy: true, approvedOn: true, reviewDue: true, reconstruction: true }).shape,
    reviewOverdue: z.boolean(),
  }),
  meeting: z.strictObject({
    id: MeetingId,
    ...MeetingDetails.shape,
    attendees: z.array(Attendee),
    quorum: z.strictObject({ met: z.boolean(), missing: z.array(z.array(Role)), unverified: z.boolean() }),
    /** When it really began; the seal says when it ended. */
    startedAt: IsoInstant.nullable(),
    seal: z.strictObject({ at: IsoInstant, digest: z.string(), verifier: z.string(), aloneBecause: z.string() }),
    addenda: z.array(Addendum),
    /** Who came and left while the meeting went on, and when it stood still. */
    comings: z.array(Coming),
    pauses: z.array(Pause),
  }),
  cases: z.array(CaseOutcome),
  /** Every case that was on the agenda since it was circulated or the meeting began, and was not at the close. */
  takenOff: z.array(TakenOffCase),
  /** What was added to the cases after the seal, which does not cover it; null where nothing was, and in files from before it was told. */
  sinceSeal: SinceSeal.nullable().default(null),
});
export type MeetingOutcomes = z.infer<typeof MeetingOutcomes>;
