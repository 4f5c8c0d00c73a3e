import { z } from 'zod';
import { Actor, Role } from '../domain/actor.ts';
import { Arrangement } from '../domain/arrangement.ts';
import { CaseDetails } from '../domain/case.ts';
import { CaseStage, OpenSince, WaitsFor } from '../domain/caseStage.ts';
import { MeetingCircumstance, NoTreatmentReason, DeferralCause, TriageResult } from '../domain/caseEvent.ts';
import { IsoDate, IsoInstant } from '../domain/dates.ts';
import { CaseId, MeetingId, PractitionerId } from '../domain/ids.ts';
import type { Likeness } from '../domain/lookAlikes.ts';
import { AgendaEntry, ArrangedLine, Attendee, MeetingDetails } from '../domain/meeting.ts';
import { Addendum, Cancelled, Coming, Pause, SkippedCase, TakenOff } from '../domain/meetingCourse.ts';
import { OpenItem, SettledItem } from '../domain/openItem.ts';
import { ModalityPlan, OffDefaultAgreement, PlanNotes } from '../domain/plan.ts';
import { Judgement, ReadinessFacts } from '../domain/readiness.ts';
import { Site } from '../domain/site.ts';
import { Answer } from '../domain/tumour.ts';
import { Clause, PathwayDocument, RuleParameters } from '../pathway/pathway.ts';
import { AwaitedTreatment } from '../pathway/rules/lapses.ts';
import { Block, RulesAnswer, StripStep } from '../pathway/statement.ts';

/** A case's status on one agenda. `settled`: decided in another meeting, or on another pathway, before this meeting reached it. */
export const AgendaStatus = z.enum(['waiting', 'inDiscussion', 'agreed', 'deferred', 'notDiscussed', 'noActiveTreatment', 'settled']);
export type AgendaStatus = z.infer<typeof AgendaStatus>;

/** The outcome of a case in one meeting, as a status and a sentence. */
export const MeetingOutcome = z.strictObject({ meetingId: MeetingId, status: AgendaStatus, text: z.string(), provisional: z.boolean() });
export type MeetingOutcome = z.infer<typeof MeetingOutcome>;

/** One surgeon's place in the plan of a case, kept with its summary so that a surgeon's list needs no replay. */
export const SurgeonPlace = z.strictObject({
  practitionerId: PractitionerId,
  part: z.enum(['lead', 'with']),
  site: z.string(),
  operation: z.string(),
  operatingDays: z.string(),
});
export type SurgeonPlace = z.infer<typeof SurgeonPlace>;

/** A case as lists show it; the read model keeps one for each case. */
export const CaseSummary = z.strictObject({
  id: CaseId,
  version: z.number().int(),
  name: z.string(),
  nhsNumber: z.string().nullable(),
  hospitalNumber: z.string(),
  dateOfBirth: IsoDate.nullable(),
  age: z.number().int().nullable(),
  diagnosis: z.string(),
  levels: z.string(),
  question: z.string(),
  presenter: z.string(),
  keyWorker: z.string(),
  /** Dotted path of the state the case is in, such as "diagnosis.workup". */
  state: z.string(),
  stateName: z.string(),
  stage: CaseStage,
  /** Null for a case that has ended. */
  waitsFor: WaitsFor.nullable(),
  openSince: OpenSince,
  urgent: z.boolean(),
  retrospective: z.boolean(),
  exit: TriageResult.nullable(),
  deferrals: z.number().int(),
  /** Why it was put off the last time; null for a case that never was. */
  lastDeferral: DeferralCause.nullable(),
  /** Conditions of its plan and actions that are not closed. */
  openItems: z.array(OpenItem),
  /** What makes it a complex case, each in a few words: what a proposed order goes by. */
  complexity: z.array(z.string()),
  listedFor: MeetingId.nullable(),
  /** What its readiness is judged by, for whichever meeting it is shown; null where it waits for none. */
  readiness: ReadinessFacts.nullable(),
  outcomes: z.array(MeetingOutcome),
  arrangements: z.array(Arrangement),
  surgeons: z.array(SurgeonPlace),
  /** Where the plan has the patient treated, and who operates: what a search is narrowed to. */
  treatmentSites: z.array(z.string()),
  surgeonNames: z.array(z.string()),
  /** Who is named for treatments that have not begun: what the directory is asked about whenever the case is shown. */
  awaited: z.array(AwaitedTreatment),
  /** What was found since and speaks against the plan that was agreed. */
  overtaken: z.array(Block),
  /** Parts of its plan at another site than the pathway proposes, a sentence each: agreed, or what is still missing. */
  offDefault: z.array(z.string()),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

const likenesses = ['name', 'birth', 'nameAndBirth'] as const satisfies readonly Likeness[];

/** Another patient on the same list who could be taken for this one. */
const LookAlike = z.strictObject({ caseId: CaseId, name: z.string(), by: z.enum(likenesses) });

/** A case as a list shows it today. The flags are what was found since and what the directory says as it is now; the latter is never kept: a kept one would grow old. */
export const ListedCase = CaseSummary.extend({
  /** What it is judged by stays in the core. */
  readiness: z.undefined().optional(),
  flags: z.array(Block),
  /** What is missing, too old or awaited for the meeting it is listed for, each in a few words; empty for a case that is ready. */
  notReady: z.array(z.string()),
  /** Other patients on a list it is on, of a meeting that is not closed, who could be taken for this one. */
  alike: z.array(LookAlike),
});
export type ListedCase = z.infer<typeof ListedCase>;

/** One line of the history: what happened, in a sentence. */
export const HistoryLine = z.strictObject({
  version: z.number().int(),
  at: IsoInstant,
  by: z.string(),
  type: z.string(),
  text: z.string(),
  clauses: z.array(z.string()),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

const Plan = z.strictObject({ modalities: z.array(ModalityPlan), offDefault: z.array(OffDefaultAgreement), notes: PlanNotes });

/** How one discussion ended. */
export const OutcomeView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agreed'), readBack: z.string(), chair: z.string(), verifier: z.string(), aloneBecause: z.string().optional(), plan: Plan }),
  z.strictObject({ kind: z.literal('deferred'), cause: DeferralCause, detail: z.string(), owner: z.string(), due: IsoDate }),
  z.strictObject({ kind: z.literal('notDiscussed'), reason: z.string() }),
  z.strictObject({ kind: z.literal('noActiveTreatment'), code: NoTreatmentReason, reason: z.string() }),
]);

/** A case on one page. */
export const CaseView = z.strictObject({
  summary: ListedCase,
  version: z.number().int(),
  details: CaseDetails,
  triage: z.strictObject({ to: TriageResult, reason: z.string() }).nullable(),
  pathologyReview: z.strictObject({ result: z.enum(['confirmed', 'inconclusive', 'notATumour']), reviewer: z.string(), on: IsoDate }).nullable(),
  urgentTreatment: z
    .strictObject({
      treatment: z.string(),
      startedOn: IsoDate.nullable(),
      consultation: z
        .strictObject({
          consulted: z.array(z.strictObject({ name: z.string(), role: Role, on: IsoDate })),
          notPossibleBecause: z.string(),
          urgentChemotherapyConsidered: Answer,
        })
        .nullable(),
    })
    .nullable(),
  /** How every item of the work-up stands on the day of the meeting it waits for, or that decided it; empty for a case of no meeting. */
  readiness: z.array(Judgement),
  /** That day; null where there is none. */
  readinessOn: IsoDate.nullable(),
  plan: Plan,
  discussions: z.array(
    z.strictObject({
      meeting: MeetingCircumstance,
      startedAt: IsoInstant,
      endedAt: IsoInstant.nullable(),
      outcome: OutcomeView.nullable(),
      reopened: z.strictObject({ at: IsoInstant, by: z.string(), reason: z.string() }).nullable(),
    }),
  ),
  arrangements: z.array(Arrangement),
  strip: z.array(StripStep),
  /** The clauses the state it is in rests on. */
  stateClauses: z.array(z.string()),
  rules: RulesAnswer,
  /** What stands in the way of agreeing the plan as it is now. */
  agreementBlocks: z.array(Block),
  /** What the agreement would warn of but not hold back. */
  warnings: z.array(Block),
  /** The whole decision in plain English, as far as it is entered; empty while nothing is planned. */
  readBack: z.string(),
  /** Conditions and actions that are settled; the open ones stand in the summary. */
  settled: z.array(SettledItem),
  /** Types of event the machine would take now. */
  next: z.array(z.string()),
  /** Whether something of the discussion was taken back that can be put back now. */
  mayPutBack: z.boolean(),
  history: z.array(HistoryLine),
});
export type CaseView = z.infer<typeof CaseView>;

/** draft → circulated → inProgress → closed; one that is not held is cancelled. */
export const MeetingState = z.enum(['draft', 'circulated', 'inProgress', 'closed', 'cancelled']);
export type MeetingState = z.infer<typeof MeetingState>;

/** A meeting as lists show it; the read model keeps one for each meeting. */
export const MeetingSummary = z.strictObject({
  id: MeetingId,
  version: z.number().int(),
  details: MeetingDetails,
  state: MeetingState,
  caseIds: z.array(CaseId),
  closedAt: IsoInstant.nullable(),
  cancelled: Cancelled.nullable(),
  takenOff: z.array(TakenOff),
});
export type MeetingSummary = z.infer<typeof MeetingSummary>;

/** One line of the agenda with its case. A case whose record is damaged stays on the agenda without a summary. */
export const AgendaLine = z.strictObject({ entry: AgendaEntry, case: ListedCase.nullable(), outcome: MeetingOutcome });
export type AgendaLine = z.infer<typeof AgendaLine>;

export const Quorum = z.strictObject({ met: z.boolean(), present: z.array(Role), missing: z.array(z.array(Role)), unverified: z.boolean() });
export type Quorum = z.infer<typeof Quorum>;

/** A meeting on one page. */
export const MeetingView = z.strictObject({
  id: MeetingId,
  version: z.number().int(),
  details: MeetingDetails,
  state: MeetingState,
  agenda: z.array(AgendaLine),
  /** The same cases with the headings and breaks between them. */
  layout: z.array(ArrangedLine),
  attendees: z.array(Attendee),
  quorum: Quorum,
  currentCaseId: CaseId.nullable(),
  circulatedAt: IsoInstant.nullable(),
  startedAt: IsoInstant.nullable(),
  /** Whether the start may still be taken back: nothing has been discussed or decided. */
  startIsFresh: z.boolean(),
  cancelled: Cancelled.nullable(),
  /** Cases that were on the list and are not any more, with their names as far as they can be read. */
  takenOff: z.array(TakenOff.extend({ name: z.string() })),
  /** Cases that have no outcome yet, in words: what stands in the way of the close. */
  open: z.array(z.string()),
  seal: z.strictObject({ at: IsoInstant, digest: z.string(), verifier: z.string(), aloneBecause: z.string() }).nullable(),
  /** What was decided and is still to be looked after, by case and in words: it does not hold the close back. */
  alsoOpen: z.array(z.strictObject({ caseId: CaseId, name: z.string(), what: z.array(z.string()) })),
  addenda: z.array(Addendum),
  pauses: z.array(Pause),
  skipped: z.array(SkippedCase),
  comings: z.array(Coming),
  history: z.array(HistoryLine),
});
export type MeetingView = z.infer<typeof MeetingView>;

/** One operation that names a surgeon, as "My operating" shows it. */
export const Operation = z.strictObject({
  caseId: CaseId,
  caseVersion: z.number().int(),
  patient: z.string(),
  hospitalNumber: z.string(),
  diagnosis: z.string(),
  levels: z.string(),
  operation: z.string(),
  site: z.string(),
  part: z.enum(['lead', 'with']),
  operatingDays: z.string(),
  /** Null where the surgeon operates at home and nothing has to be arranged. */
  arrangement: Arrangement.nullable(),
  /** What has changed around the plan since, such as a designation that ended (K6). */
  flags: z.array(Block),
});
export type Operation = z.infer<typeof Operation>;

/** The state of the workspace: who may write, what is damaged, which pathway is in force. */
export const Workspace = z.strictObject({
  mode: z.enum(['writer', 'readOnly']),
  /** Who holds the folder while it is read-only here, in words. */
  holder: z.string().nullable(),
  folder: z.string(),
  empty: z.boolean(),
  actor: Actor.nullable(),
  /** After how many minutes without anybody at the keyboard the desk locks by itself. */
  lockAfterMinutes: z.int(),
  /** Today in London. */
  today: IsoDate,
  damage: z.array(z.strictObject({ what: z.enum(['case', 'meeting', 'document']), id: z.string(), reason: z.string(), setAside: z.string().nullable() })),
  /** What stands in the way of backups, in a sentence; null while they are made. */
  backupTrouble: z.string().nullable(),
  pathway: z.strictObject({
    document: PathwayDocument,
    reviewOverdue: z.boolean(),
    clauses: z.array(Clause),
    sites: z.array(Site),
    rules: RuleParameters,
  }),
});
export type Workspace = z.infer<typeof Workspace>;

/** A file made by the core. */
export const ExportedFile = z.strictObject({ fileName: z.string(), mediaType: z.string(), base64: z.base64() });
export type ExportedFile = z.infer<typeof ExportedFile>;
