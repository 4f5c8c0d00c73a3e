import { z } from 'zod';
import { CaseId } from '../domain/ids.ts';

/** A stored case that may be of the same patient. */
export const PossibleDuplicate = z.strictObject({
  caseId: CaseId,
  name: z.string(),
  /** What is the same. An equal NHS or hospital number asks for a reason before another case is recorded; name and birth alone only warn. */
  by: z.enum(['nhsNumber', 'hospitalNumber', 'nameAndBirth']),
  /** In a sentence: "The NHS number 999 000 1235 is already that of TESTPATIENT-ONE, Ada." */
  text: z.string(),
  stateName: z.string(),
});
export type PossibleDuplicate = z.infer<typeof PossibleDuplicate>;
