import { z } from 'zod';
import { Role } from '../domain/actor.ts';
import { HostConfirmation } from '../domain/arrangement.ts';
import { DeferralCause, NoTreatmentReason, TriageResult } from '../domain/caseEvent.ts';
import { Attendee, MeetingDetails } from '../domain/meeting.ts';
import { MeetingSeries } from '../domain/meetingSeries.ts';
import { Condition, OffDefaultAgreement, PlanNotes, PlannedModality, RadiotherapyPlan, SurgeryPlan } from '../domain/plan.ts';
import { Designation, Practitioner } from '../domain/practitioner.ts';
import { ReadinessItem } from '../domain/readinessItem.ts';
import { ItemRule, KindRules, TumourKind } from '../domain/readinessSettings.ts';
import { Modality } from '../domain/site.ts';
import { Answer } from '../domain/tumour.ts';
import { NamedPractitioner } from './commands.ts';
import { ListSettings } from './listViews.ts';
import { ItemEntry, ReadinessSettingsView } from './readinessViews.ts';

/** A field as it is typed: a day need not be whole yet, and what is too long for the record is still kept. */
const typed = z.string().max(10_000);
const tick = z.boolean();
const number = z.number();

const site = z.strictObject({ id: typed, otherName: typed, reason: OffDefaultAgreement.shape.reason, words: typed, agreedBy: z.array(Role).readonly(), dissentedBy: z.array(Role).readonly() });
const practitioners = z.array(NamedPractitioner).max(12);
const days = z.array(typed).max(20);
const supporting = { detail: typed, id: typed, otherName: typed };
const late = z.strictObject({ lateReason: typed, lateAgreedBy: typed });
const again = z.strictObject({ because: z.enum(['histology', 'recurrence', 'conditionMet', 'newFinding', 'other']), detail: typed });
const meetingDetails = MeetingDetails.extend({ date: typed, startsAt: typed, place: typed, cutOff: typed.nullable(), cutOffTime: typed, chair: typed, scribe: typed });
const attendee = Attendee.extend({ name: typed, trust: typed });
const designation = Designation.extend({ from: typed.nullable(), until: typed.nullable(), source: typed });
const owing = { owedBy: typed, due: typed.nullable() };
const [workUp, told, facts, owed] = ItemEntry.options;
const review = workUp.shape.review.unwrap().extend({ reviewer: typed }).nullable();

/** The forms of the room that can be open beside a case. */
const RoomForm = z.enum([...PlannedModality.options, 'notes', 'dissent', 'action', 'private', 'agree', 'defer', 'notDiscussed', 'noActiveTreatment', 'reopen', 'consultation']);

/** The forms of what may be recorded of a case outside the room. */
const CaseStep = z.enum(['triaged', 'pathologyReviewed', 'urgentTreatmentDeclared', 'consultationRecorded', 'surgeonReplaced', 'treatmentStarted', 'treatmentCompleted', 'followedUp', 'relisted', 'addendum']);

/**
 * Every form whose fields are kept as they are typed, and what each field may hold. A field that is null holds nothing and is not kept.
 * Passphrases, words of the recovery key, searches and filters are in none of them.
 */
const typedForms = {
  // Of a case in the room. "room" says which form is open, and which fact is being edited in place.
  room: { open: RoomForm.nullable(), fact: typed.nullable() },
  facts: { typed },
  surgery: { site, practitioners, procedure: typed, margin: z.enum(['', ...SurgeryPlan.shape.plannedMargin.unwrap().options]), date: typed, from: typed, to: typed, timing: typed },
  radiotherapy: { site, practitioners, beam: RadiotherapyPlan.shape.beam, timing: typed },
  systemic: { site, practitioners, regimen: typed, timing: typed },
  surveillance: supporting,
  palliative: supporting,
  furtherInvestigation: supporting,
  referralElsewhere: supporting,
  notes: {
    notes: PlanNotes.extend({
      rationale: typed,
      alternatives: typed,
      dissent: typed,
      dissentBy: typed,
      toldBy: typed,
      toldOn: typed.nullable(),
      conditions: z.array(Condition.extend({ words: typed, owner: typed, due: typed.nullable() })).max(20),
    }),
    keyWorker: typed,
  },
  dissent: { words: typed, by: typed },
  action: { words: typed, owner: typed, due: typed },
  agree: { chair: typed, verifier: typed, aloneBecause: typed },
  defer: { cause: DeferralCause, detail: typed, owner: typed, due: typed },
  notDiscussed: { reason: typed },
  reopen: { reason: typed },
  noActiveTreatment: { code: NoTreatmentReason, reason: typed },
  consultation: { consulted: z.array(z.strictObject({ name: typed, role: Role, on: typed })).max(40), notPossibleBecause: typed, considered: Answer },
  // Of a case on its own screen. "case" says which form is open.
  case: { step: CaseStep.nullable(), addingAction: z.literal(true).nullable() },
  triaged: { to: TriageResult, reason: typed },
  pathologyReviewed: { result: z.enum(['confirmed', 'inconclusive', 'notATumour']), reviewer: typed, on: typed },
  urgentTreatmentDeclared: { treatment: typed, startedOn: typed },
  surgeonReplaced: { replaces: typed, practitionerId: typed, reason: typed },
  treatmentStarted: { modality: Modality, on: typed, practitioners },
  treatmentCompleted: { on: typed },
  followedUp: { followed: z.enum(['yes', 'inPart', 'no']), reason: typed },
  relisted: again.shape,
  addendum: { text: typed },
  closeItem: { words: typed, how: z.enum(['done', 'notNeeded']), on: typed },
  openAgain: { reason: typed },
  readinessItem: { entry: z.discriminatedUnion('kind', [workUp.extend({ on: typed.nullable(), at: typed, reason: typed, review, ...owing }), told.extend({ text: typed, ...owing }), facts.extend(owing), owed.extend(owing)]) },
  // Of a cross-site arrangement.
  arrangementAccepted: { date: typed },
  arrangementDeclined: { reason: typed },
  arrangementCounterProposed: { days, note: typed },
  arrangementReoffered: { days },
  arrangementCancelled: { reason: typed },
  hostConfirmed: { host: HostConfirmation.extend({ on: typed, theatre: typed, hostConsultant: typed, honoraryPaperUntil: typed.nullable(), kit: typed, bed: typed }) },
  // Of a meeting.
  planMeeting: { details: meetingDetails },
  meetingDetails: { base: meetingDetails, details: meetingDetails, reason: typed },
  cancelMeeting: { reason: typed },
  attendee: { name: typed, role: Role, trust: typed, deputyFor: typed },
  addExisting: { caseId: typed, minutes: number, late, again },
  listCase: { meetingId: typed, late, again },
  importLate: { late },
  agendaSection: { name: typed },
  agendaLine: { typed: typed.nullable() },
  takeOff: { reason: typed },
  circulate: { to: typed, more: typed, left: z.array(typed).max(200).readonly(), identifiers: ListSettings.shape.identifiers },
  putAside: { reason: typed },
  followUp: { answer: z.enum(['inPart', 'no', 'notYet']).nullable(), reason: typed },
  close: { verifier: typed, aloneBecause: typed },
  meetingAddendum: { text: typed, because: typed, caseId: typed },
  // Of the desk: recurring meetings, settings, directory, sources of lists.
  series: {
    series: z.strictObject({ ...MeetingSeries.shape, id: typed, name: typed, from: typed, until: typed.nullable(), startsAt: typed, place: typed, cutOff: z.strictObject({ daysBefore: number, time: typed }).nullable(), chair: typed, scribe: typed, roster: z.array(attendee).max(80) }),
    follow: z.enum(['', 'change', 'leave']),
  },
  planSeries: { count: number },
  skippedDay: { date: typed, why: typed },
  seriesPerson: { name: typed, role: Role, trust: typed },
  sectionName: { name: typed },
  roomSettings: { breakAfter: typed, followUpAfter: typed },
  readinessSettings: {
    settings: ReadinessSettingsView.extend({ kinds: z.record(TumourKind, KindRules.extend({ items: z.record(ReadinessItem, ItemRule.extend({ monthsOld: number.nullable(), usuallyOwedBy: typed })) })) }),
    vouched: z.array(TumourKind).max(4).readonly(),
  },
  practitioner: { person: Practitioner.omit({ id: true }).extend({ name: typed, professionalNumber: typed, trust: typed, speciality: typed, email: typed, designations: z.array(designation).max(100) }) },
  confirmStanding: { status: Designation.shape.status, from: typed, until: typed },
  backupSettings: { target: typed, keep: typed },
  lockAfter: { minutes: typed },
  importSource: { name: typed },
  importWord: { means: typed, forAll: tick },
} as const;

type TypedForms = typeof typedForms;

/** The name of a form. */
export const TypedForm = z.enum(Object.keys(typedForms) as [keyof TypedForms, ...(keyof TypedForms)[]]); // its own keys
export type TypedForm = z.infer<typeof TypedForm>;

/** What the fields of a form hold. */
export type TypedFields<F extends TypedForm> = { [K in keyof TypedForms[F]]: z.infer<TypedForms[F][K]> };

/** What a field of a form holds, parsed; undefined where the form has no such field, or it may not hold that. */
export function heldBy(form: TypedForm, field: string, value: unknown): unknown {
  const fields: Readonly<Record<string, z.ZodType>> = typedForms[form];
  return Object.hasOwn(fields, field) ? fields[field]?.safeParse(value).data : undefined;
}
