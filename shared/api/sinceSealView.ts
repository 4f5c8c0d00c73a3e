import { z } from 'zod';
import { CaseId } from '../domain/ids.ts';
import { HistoryLine } from './views.ts';

/** What stood at the seal of a closed meeting against what stands now. */
export const SinceSeal = z.strictObject({
  /** Whether the record still has the digest it was sealed with. */
  digestStands: z.boolean(),
  cases: z.array(
    z.strictObject({
      caseId: CaseId,
      name: z.string(),
      /** As it was sealed, with entries since, another record than the one that was sealed, or not readable at the close. */
      record: z.enum(['asSealed', 'goneOn', 'broken', 'notSealed']),
      sealed: z.string(),
      present: z.string(),
      /** What stands otherwise now, each change as what it is: "Operation moved from 10 Dec 2026 to 15 Dec 2026". */
      changes: z.array(z.string()).default([]),
      added: z.array(HistoryLine),
    }),
  ),
});
export type SinceSeal = z.infer<typeof SinceSeal>;
