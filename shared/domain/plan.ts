import { z } from 'zod';
import { Role } from './actor.ts';
import { IsoDate } from './dates.ts';
import { PractitionerId } from './ids.ts';
import { Designation } from './practitioner.ts';
import { Modality, SiteChoice } from './site.ts';

const words = z.string().trim().max(2000);

/** A practitioner named on a plan, with the standing the directory gave on that day, so that a replay never asks the directory again. */
export const PlannedPractitioner = z.strictObject({
  practitionerId: PractitionerId,
  part: z.enum(['lead', 'with']),
  name: z.string().min(1),
  homeSite: z.string().nullable(),
  designations: z.array(Designation),
});
export type PlannedPractitioner = z.infer<typeof PlannedPractitioner>;

const treatment = {
  site: SiteChoice.nullable(),
  practitioners: z.array(PlannedPractitioner).max(12),
  timing: words,
};

/** When an operation is meant to be: a day, or a window of days, or not yet known. */
const operatingDays = {
  operatingDate: IsoDate.nullable(),
  operatingWindow: z.strictObject({ from: IsoDate, to: IsoDate }).nullable(),
};

export const SurgeryPlan = z.strictObject({
  modality: z.literal('surgery'),
  ...treatment,
  ...operatingDays,
  procedure: words,
  plannedMargin: z.enum(['wide', 'marginal', 'intralesional', 'notApplicable']).nullable(),
});
export type SurgeryPlan = z.infer<typeof SurgeryPlan>;

export const RadiotherapyPlan = z.strictObject({
  modality: z.literal('radiotherapy'),
  ...treatment,
  beam: z.enum(['photon', 'proton', 'undecided']),
});
export type RadiotherapyPlan = z.infer<typeof RadiotherapyPlan>;

export const SystemicPlan = z.strictObject({ modality: z.literal('systemic'), ...treatment, regimen: words });
export type SystemicPlan = z.infer<typeof SystemicPlan>;

/** What no practitioner has to be designated for: surveillance, palliative care, further investigation, referral to another service. */
export const SupportingPlan = z.strictObject({
  modality: z.enum(['surveillance', 'palliative', 'furtherInvestigation', 'referralElsewhere']),
  site: SiteChoice.nullable(),
  detail: words,
});
export type SupportingPlan = z.infer<typeof SupportingPlan>;

/** What is planned for one modality. Each is set whole; the history keeps what it was before. */
export const ModalityPlan = z.discriminatedUnion('modality', [SurgeryPlan, RadiotherapyPlan, SystemicPlan, SupportingPlan]);
export type ModalityPlan = z.infer<typeof ModalityPlan>;

export const PlannedModality = z.enum([...Modality.options, ...SupportingPlan.shape.modality.options]);
export type PlannedModality = z.infer<typeof PlannedModality>;

/** The modality as people say it. */
export function modalityName(modality: PlannedModality): string {
  const names: Record<PlannedModality, string> = {
    surgery: 'surgery',
    radiotherapy: 'radiotherapy',
    systemic: 'systemic therapy',
    surveillance: 'surveillance',
    palliative: 'palliative care',
    furtherInvestigation: 'further investigation',
    referralElsewhere: 'referral elsewhere',
  };
  return names[modality];
}

/** The meeting's agreement that treatment somewhere else than the default is more appropriate (K3, F3; for radiotherapy K7). */
export const OffDefaultAgreement = z.strictObject({
  modality: Modality,
  site: SiteChoice,
  /** The site the pathway proposes and this one replaces. */
  replaces: z.string().min(1),
  reason: z.enum(['expertise', 'jointSurgery', 'equipment', 'patientChoice', 'clinicalCondition', 'timeliness', 'other']),
  words: z.string().trim().min(1, 'needs the reason in words').max(2000),
  /** Roles that agreed, each present at the meeting. */
  agreedBy: z.array(Role).min(1, 'needs the roles that agreed'),
  dissentedBy: z.array(Role),
  on: IsoDate,
});
export type OffDefaultAgreement = z.infer<typeof OffDefaultAgreement>;

/** What has to be so before the plan holds: P4 asks for one of kind pathologyReview while the review is outstanding. */
export const Condition = z.strictObject({
  kind: z.enum(['pathologyReview', 'other']),
  words: z.string().trim().min(1, 'needs the condition in words').max(500),
  owner: z.string().trim().min(1, 'needs an owner').max(120),
  due: IsoDate.nullable(),
});
export type Condition = z.infer<typeof Condition>;

/** What is said of the plan as a whole. */
export const PlanNotes = z.strictObject({
  intent: z.enum(['curative', 'nonCurative', 'diagnostic', 'notKnown']).nullable(),
  rationale: words,
  alternatives: words,
  conditions: z.array(Condition).max(20),
  dissent: words,
  /** Whose view the dissent is; empty where no name was wished. */
  dissentBy: z.string().trim().max(120).default(''),
  /** Who tells the patient what was decided, and when; empty and null where that is not settled. */
  toldBy: z.string().trim().max(120).default(''),
  toldOn: IsoDate.nullable().default(null),
});
export type PlanNotes = z.infer<typeof PlanNotes>;

export type Plan = {
  readonly modalities: readonly ModalityPlan[];
  readonly offDefault: readonly OffDefaultAgreement[];
  readonly notes: PlanNotes;
};

export const emptyPlan: Plan = {
  modalities: [],
  offDefault: [],
  notes: { intent: null, rationale: '', alternatives: '', conditions: [], dissent: '', dissentBy: '', toldBy: '', toldOn: null },
};

/** The plan for one modality, where there is one. */
export function planFor<M extends PlannedModality>(plan: Plan, modality: M): Extract<ModalityPlan, { modality: M }> | undefined {
  return plan.modalities.find((entry): entry is Extract<ModalityPlan, { modality: M }> => entry.modality === modality);
}
