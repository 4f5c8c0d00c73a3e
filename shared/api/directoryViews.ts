import { z } from 'zod';
import { PractitionerId } from '../domain/ids.ts';
import { Practitioner } from '../domain/practitioner.ts';

/** A practitioner as the picker shows it: for each kind of treatment, whether they may give it on the day asked for. */
export const PractitionerView = z.strictObject({
  practitioner: Practitioner,
  eligible: z.strictObject({ surgery: z.boolean(), radiotherapy: z.boolean(), systemic: z.boolean() }),
  /** The standing in a few words, such as "designated (SAG)" or "contact only: thought to be core, confirm". */
  standing: z.string(),
});
export type PractitionerView = z.infer<typeof PractitionerView>;

/** What becomes of one row of a list of practitioners. */
export const PractitionerRowFate = z.enum(['new', 'update', 'duplicate', 'refused']);
export type PractitionerRowFate = z.infer<typeof PractitionerRowFate>;

export const PractitionerRowChoice = z.enum(['take', 'leave']);
export type PractitionerRowChoice = z.infer<typeof PractitionerRowChoice>;

/** One row of a list of practitioners as the dry run shows it. */
const PractitionerListRow = z.strictObject({
  /** Number of the row in the file, the first one below the header being 1. */
  row: z.number().int().min(1),
  name: z.string(),
  identifiers: z.string(),
  /** The designation it states, in words; empty where it states none. */
  designation: z.string(),
  fate: PractitionerRowFate,
  choices: z.array(PractitionerRowChoice).min(1),
  choice: PractitionerRowChoice,
  /** Why it has this fate, one sentence each. */
  reasons: z.array(z.strictObject({ text: z.string(), column: z.string().nullable() })),
  changes: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
});

/** The dry run of a list of practitioners: nothing is written. Several rows of one person are several designations. */
export const PractitionerListPreview = z.strictObject({
  fileName: z.string(),
  columns: z.array(z.strictObject({ header: z.string(), field: z.string().nullable() })),
  rows: z.array(PractitionerListRow),
  counts: z.strictObject({ new: z.number(), update: z.number(), duplicate: z.number(), refused: z.number() }),
  /** Changes whenever the directory changes, so that the dry run may no longer be true. */
  basis: z.string(),
});
export type PractitionerListPreview = z.infer<typeof PractitionerListPreview>;

/** What the commit did with each row. */
export const PractitionerListReport = z.strictObject({
  rows: z.array(z.strictObject({ row: z.number().int(), result: z.enum(['added', 'updated', 'left', 'refused']), text: z.string(), practitionerId: PractitionerId.nullable() })),
});
export type PractitionerListReport = z.infer<typeof PractitionerListReport>;
