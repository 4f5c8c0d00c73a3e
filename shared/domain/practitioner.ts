import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { PractitionerId } from './ids.ts';
import { Modality } from './site.ts';

/** On what ground a practitioner may treat: as core member or designated by the SAG (K6); a contact is neither. */
export const Designation = z.strictObject({
  status: z.enum(['core', 'designated', 'contact']),
  modality: Modality,
  /** First and last day it holds; null where the source gives none. */
  from: IsoDate.nullable(),
  until: IsoDate.nullable(),
  designatedBy: z.string(),
  source: z.string().min(1),
  /** Why it is shown as unverified; null where it is confirmed. */
  unverified: z.string().nullable(),
});
export type Designation = z.infer<typeof Designation>;

/** A practitioner of the directory. Personal telephone numbers are not kept. */
export const Practitioner = z.strictObject({
  id: PractitionerId,
  name: z.string().trim().min(1, 'needs a name').max(120),
  /** GMC number or the like; empty where it is not known. */
  professionalNumber: z.string().trim().max(20),
  trust: z.string().trim().max(120),
  homeSite: z.string().nullable(),
  speciality: z.string().trim().max(120),
  email: z.string().trim().max(120),
  designations: z.array(Designation),
  /** What is not confirmed about this entry, in words. */
  unverified: z.array(z.string()),
  /** What was not confirmed and a named person has confirmed since, on which day. */
  verified: z.array(z.strictObject({ what: z.string(), by: z.string(), on: IsoDate })),
  /** Every standing that was entered, changed or taken out here, by whom and on which day. */
  changes: z.array(z.strictObject({ what: z.string(), by: z.string(), on: IsoDate })).default([]),
});
export type Practitioner = z.infer<typeof Practitioner>;

/** Whether one of the designations lets its holder give this kind of treatment on that day, its first and last day included (K6). */
export function mayTreat(designations: readonly Designation[], modality: Modality, day: IsoDate): boolean {
  return designations.some(
    (designation) =>
      designation.status !== 'contact' &&
      designation.modality === modality &&
      (designation.from === null || designation.from <= day) &&
      (designation.until === null || day <= designation.until),
  );
}

// The digits may be set apart by blanks, points, dashes or brackets; the country's number may stand before them.
const mobileNumber = /(?<!\d)(?:(?:\+|00)?44[\s().-]*)?(?:\(?0\)?[\s().-]*)?7(?:[\s().-]*\d){9}(?!\d)/;

/** Whether a text holds a UK mobile number: those belong to persons and are not kept in the directory (D11). */
export function holdsMobileNumber(text: string): boolean {
  return mobileNumber.test(text);
}
