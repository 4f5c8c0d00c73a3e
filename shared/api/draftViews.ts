import { z } from 'zod';
import { CaseDetails, Patient, WorkUpItem } from '../domain/case.ts';
import { IsoInstant } from '../domain/dates.ts';
import { CaseId, MeetingId } from '../domain/ids.ts';

const typed = (longest: number) => z.string().max(longest);

/**
 * The details of a case while they are being typed: as the record has them, but a day, a number or a name need not be whole yet. The
 * record takes none of it before it is.
 */
const TypedDetails = CaseDetails.extend({
  patient: Patient.extend({ familyName: typed(80), nhsNumber: typed(40).nullable(), dateOfBirth: typed(40).nullable() }),
  referral: CaseDetails.shape.referral.extend({ on: typed(40).nullable() }),
  workUp: z.array(WorkUpItem.extend({ on: typed(40).nullable(), due: typed(40).nullable() })).max(60),
});

/** A form for a case that was left before it was recorded. */
export const CaseDraft = z.strictObject({
  details: TypedDetails,
  /** The levels as they were typed, where they were not understood yet. */
  levelsText: typed(200).nullable(),
  /** What was recorded when somebody began to change it; null for a new case. */
  base: CaseDetails.nullable(),
  reason: typed(2000),
  lateReason: typed(500),
  lateAgreedBy: typed(120),
  /** Set once the case itself is recorded and only its place on the agenda is missing: it must not be recorded twice. */
  registered: CaseId.nullable(),
});
export type CaseDraft = z.infer<typeof CaseDraft>;

/** Which form a draft belongs to: a new case for a meeting, or the details of a case being changed. */
export const DraftPlace = z.discriminatedUnion('form', [z.strictObject({ form: z.literal('newCase'), meetingId: MeetingId }), z.strictObject({ form: z.literal('editCase'), caseId: CaseId })]);
export type DraftPlace = z.infer<typeof DraftPlace>;

/** A draft as it was kept: when, and who typed it. */
export const KeptDraft = z.strictObject({ place: DraftPlace, at: IsoInstant, by: z.string(), draft: CaseDraft });
export type KeptDraft = z.infer<typeof KeptDraft>;
