import { z } from 'zod';
import { Actor, Role } from '../domain/actor.ts';
import { DeferralCause, NoTreatmentReason } from '../domain/caseEvent.ts';
import { IsoInstant } from '../domain/dates.ts';
import { CaseId, MeetingId } from '../domain/ids.ts';
import { Condition, OffDefaultAgreement, PlanNotes, PlannedModality, RadiotherapyPlan, SurgeryPlan } from '../domain/plan.ts';
import { Answer } from '../domain/tumour.ts';
import { NamedPractitioner } from './commands.ts';

/** A field as it is typed: a day need not be whole yet, and what is too long for the record is still kept. */
const typed = z.string().max(10_000);

const site = z.strictObject({ id: typed, otherName: typed, reason: OffDefaultAgreement.shape.reason, words: typed, agreedBy: z.array(Role), dissentedBy: z.array(Role) });
const practitioners = z.array(NamedPractitioner).max(12);
const supporting = z.strictObject({ detail: typed, id: typed, otherName: typed }).partial();

/** The forms of the room that can be open beside a case. */
const RoomForm = z.enum([...PlannedModality.options, 'notes', 'dissent', 'action', 'private', 'agree', 'defer', 'notDiscussed', 'noActiveTreatment', 'reopen', 'consultation']);

/** What is typed into the forms of the room for one case, by form and field; only what differs from a fresh form is there. */
const RoomForms = z
  .strictObject({
    /** Which form is open, and which fact is being edited in place. */
    room: z.strictObject({ open: RoomForm.nullable(), fact: typed.nullable() }).partial(),
    facts: z.strictObject({ typed }).partial(),
    surgery: z.strictObject({ site, practitioners, procedure: typed, margin: z.enum(['', ...SurgeryPlan.shape.plannedMargin.unwrap().options]), date: typed, from: typed, to: typed, timing: typed }).partial(),
    radiotherapy: z.strictObject({ site, practitioners, beam: RadiotherapyPlan.shape.beam, timing: typed }).partial(),
    systemic: z.strictObject({ site, practitioners, regimen: typed, timing: typed }).partial(),
    surveillance: supporting,
    palliative: supporting,
    furtherInvestigation: supporting,
    referralElsewhere: supporting,
    notes: z
      .strictObject({
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
      })
      .partial(),
    dissent: z.strictObject({ words: typed, by: typed }).partial(),
    action: z.strictObject({ words: typed, owner: typed, due: typed }).partial(),
    agree: z.strictObject({ chair: typed, verifier: typed }).partial(),
    defer: z.strictObject({ cause: DeferralCause, detail: typed, owner: typed, due: typed }).partial(),
    notDiscussed: z.strictObject({ reason: typed }).partial(),
    reopen: z.strictObject({ reason: typed }).partial(),
    noActiveTreatment: z.strictObject({ code: NoTreatmentReason, reason: typed }).partial(),
    consultation: z
      .strictObject({ consulted: z.array(z.strictObject({ name: typed, role: Role, on: typed })).max(40), notPossibleBecause: typed, considered: Answer })
      .partial(),
  })
  .partial();
export type RoomForms = z.infer<typeof RoomForms>;

/** What was typed for one case and is not recorded: when, and by whom. */
export const KeptForms = z.strictObject({ caseId: CaseId, at: IsoInstant, by: z.string(), forms: RoomForms });
export type KeptForms = z.infer<typeof KeptForms>;

/** Where a room was when it was last looked at, and what was typed in it. */
const RoomLeft = z.strictObject({ caseId: CaseId.nullable(), kept: z.array(KeptForms) });
export type RoomLeft = z.infer<typeof RoomLeft>;

/** The calls of what is kept beside the record: nothing of it is a fact, and none of it leaves this data folder. */
export const roomCalls = {
  'room.read': { input: z.strictObject({ meetingId: MeetingId }), output: RoomLeft },
  /** The case a room shows; null when it is left. */
  'room.show': { input: z.strictObject({ meetingId: MeetingId, caseId: CaseId.nullable() }), output: z.null() },
  /** Keeps what is typed for a case in place of what was kept before; nothing typed drops it. Answers when. */
  'room.keep': { input: z.strictObject({ by: Actor, caseId: CaseId, forms: RoomForms }), output: z.strictObject({ at: IsoInstant }) },
  /** The notes somebody keeps for themselves on a case. */
  'privateNote.read': { input: z.strictObject({ of: Actor, caseId: CaseId }), output: z.strictObject({ text: z.string() }) },
  'privateNote.save': { input: z.strictObject({ by: Actor, caseId: CaseId, text: typed }), output: z.strictObject({ at: IsoInstant }) },
} as const;
