import { z } from 'zod';
import { IsoDate } from './dates.ts';
import { NhsNumber, NhsNumberStatus } from './nhsNumberSchema.ts';
import { ReadinessItem } from './readinessItem.ts';
import { Answer, TumourFacts } from './tumour.ts';

const text = (longest: number) => z.string().trim().max(longest, `is longer than ${longest} characters`);

/** The patient, only as far as a meeting needs it. */
export const Patient = z.strictObject({
  nhsNumber: NhsNumber.nullable(),
  nhsNumberStatus: NhsNumberStatus,
  hospitalNumber: text(40),
  familyName: text(80).min(1, 'needs a family name'),
  givenName: text(80),
  dateOfBirth: IsoDate.nullable(),
  sex: z.enum(['female', 'male', 'indeterminate', 'unknown']),
});
export type Patient = z.infer<typeof Patient>;

/** One item of the work-up: what was asked for, done and reported, where, and when (ISO dates), and who owes it until when. */
export const WorkUpItem = z.strictObject({
  kind: z.enum(['imaging', 'biopsy', 'pathologyReview', 'molecular', 'referralLetter']),
  /** Such as "MRI" for imaging. */
  detail: text(120),
  status: z.enum(['requested', 'done', 'reported', 'notNeeded']),
  on: IsoDate.nullable(),
  at: text(120),
  owedBy: text(120).default(''),
  due: IsoDate.nullable().default(null),
  /** Why it is not needed, in words. */
  reason: text(300).default(''),
});
export type WorkUpItem = z.infer<typeof WorkUpItem>;

/** A morphology code is only readable with the edition it is from: Ewing sarcoma is 9260/3 in ICD-O-3.1 and 9364/3 in ICD-O-3.2. */
export const Morphology = z.strictObject({
  code: text(12),
  edition: z.enum(['ICD-O-3', 'ICD-O-3.1', 'ICD-O-3.2', 'unknown']),
});
export type Morphology = z.infer<typeof Morphology>;

/** Who owes something the meeting needs of a case and for which the work-up holds no item, such as the question, and by when. */
export const Owed = z.strictObject({ item: ReadinessItem, by: text(120), due: IsoDate.nullable() });
export type Owed = z.infer<typeof Owed>;

const owed = z.array(Owed).max(40);

/** What is known of a case apart from what happens to it. Every field may be corrected; the history keeps what it was. */
export const CaseDetails = z.strictObject({
  patient: Patient,
  referral: z.strictObject({ from: text(120), on: IsoDate.nullable(), reason: text(2000) }),
  diagnosis: z.strictObject({ text: text(300), primarySite: text(200), icd10: text(12), morphology: Morphology.nullable() }),
  tumour: TumourFacts,
  urgent: Answer,
  performanceStatus: z.enum(['0', '1', '2', '3', '4', 'unknown']),
  workUp: z.array(WorkUpItem).max(60),
  question: text(2000),
  presenter: text(120),
  wishes: text(2000),
  keyWorker: text(120),
  owed: owed.default([]),
});
export type CaseDetails = z.infer<typeof CaseDetails>;

/** Some of the details as they become. A default here would clear what a change does not speak of. */
export const CaseChanges = CaseDetails.extend({ owed }).partial();

/** The patient as a list shows it: TESTPATIENT-ONE, Ada. */
export function patientName(patient: Pick<Patient, 'familyName' | 'givenName'>): string {
  return patient.givenName === '' ? patient.familyName : `${patient.familyName}, ${patient.givenName}`;
}
