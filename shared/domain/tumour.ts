import { z } from 'zod';
import { VertebralLevel } from './vertebralLevel.ts';

/** Unknown is a value: a rule that needs the answer says so instead of guessing. */
export const Answer = z.enum(['yes', 'no', 'unknown']);
export type Answer = z.infer<typeof Answer>;

/** What the pathway's rules ask about the tumour. Bone or soft tissue is a field of its own, never derived from a code. */
export const TumourFacts = z.strictObject({
  tissue: z.enum(['bone', 'softTissue', 'unknown']).default('unknown'),
  origin: z.enum(['primary', 'metastatic', 'unknown']).default('unknown'),
  certainty: z.enum(['suspected', 'confirmed', 'excluded', 'unknown']).default('unknown'),
  /** Whether it is a sarcoma; "no" for another primary bone tumour such as a giant cell tumour. */
  sarcoma: Answer.default('unknown'),
  levels: z.array(VertebralLevel).default([]),
  /** Contact with, or involvement of, the spine: what brings a soft tissue tumour into this pathway (P2). */
  spineContact: Answer.default('unknown'),
  skullBase: Answer.default('unknown'),
  /** A transnasal approach to the craniocervical junction is needed (K4). */
  transnasal: Answer.default('unknown'),
  /** Presented as an emergency with a suspected metastatic spinal cord compression (C3). */
  metastaticCordCompression: Answer.default('unknown'),
});
export type TumourFacts = z.infer<typeof TumourFacts>;

/** Everything the rules ask of a case: the tumour's facts and four that come from elsewhere in the record. */
export const RuleFacts = z.strictObject({
  ...TumourFacts.shape,
  /** Whole years on the day of referral; null where it is not known. */
  ageAtReferral: z.number().int().min(0).max(130).nullable().default(null),
  /** Treatment cannot wait for the meeting (K2b). */
  urgent: Answer.default('unknown'),
  /** The pathology was reviewed by a specialist sarcoma pathologist (P4). */
  pathologyReviewed: Answer.default('unknown'),
});
export type RuleFacts = z.infer<typeof RuleFacts>;

/** The name of one fact the rules may find missing. */
export type FactName = keyof RuleFacts;
export const FactName = z.enum(Object.keys(RuleFacts.shape) as [FactName, ...FactName[]]);

/** A fact as people say it. */
export function factName(fact: FactName): string {
  const names: Record<FactName, string> = {
    tissue: 'bone or soft tissue',
    origin: 'primary or metastatic',
    certainty: 'suspected or confirmed',
    sarcoma: 'whether it is a sarcoma',
    levels: 'vertebral levels',
    spineContact: 'contact with the spine',
    skullBase: 'skull base involvement',
    transnasal: 'whether a transnasal approach is needed',
    metastaticCordCompression: 'suspected metastatic cord compression',
    ageAtReferral: 'age at referral',
    urgent: 'clinical urgency',
    pathologyReviewed: 'specialist pathology review',
  };
  return names[fact];
}
