import { z } from 'zod';
import { IsoInstant } from '../domain/dates.ts';
import { CaseId } from '../domain/ids.ts';
import { Site } from '../domain/site.ts';
import { ClauseChange, Difference } from '../pathway/impact.ts';
import { Clause, PathwayDocument, RuleParameters } from '../pathway/pathway.ts';

/** One version of the pathway as data; what the clause panel and the pathway screen show. */
export const PathwayVersion = z.strictObject({
  document: PathwayDocument,
  current: z.boolean(),
  /** When and by whom it was installed here; null for a version that ships with the program. */
  installed: z.strictObject({ at: IsoInstant, by: z.string() }).nullable(),
  clauses: z.array(Clause),
  sites: z.array(Site),
  rules: RuleParameters,
});
export type PathwayVersion = z.infer<typeof PathwayVersion>;

/** What installing a version would change: which undecided cases would hear something else, and which clauses are worded otherwise. */
export const PathwayImpact = z.strictObject({
  document: PathwayDocument,
  openCases: z.number().int(),
  cases: z.array(z.strictObject({ caseId: CaseId, name: z.string(), from: z.string(), changes: z.array(Difference) })),
  clauses: z.array(ClauseChange),
  /** Changes whenever the undecided cases change, so that the impact may no longer be true. */
  basis: z.string(),
});
export type PathwayImpact = z.infer<typeof PathwayImpact>;
