import { z } from 'zod';
import { CaseStage, WaitsFor } from '../domain/caseStage.ts';
import { IsoDate } from '../domain/dates.ts';
import { CaseId } from '../domain/ids.ts';

/** An open case that is on no list of a meeting in progress or to come. */
export const OpenCase = z.strictObject({
  caseId: CaseId,
  name: z.string(),
  hospitalNumber: z.string(),
  dateOfBirth: IsoDate.nullable(),
  levels: z.string(),
  diagnosis: z.string(),
  /** Waiting for a meeting, or decided and not finished. */
  stage: CaseStage,
  urgent: z.boolean(),
  waitsFor: WaitsFor,
  /** The London day since when it is on no list, and how many days that is. */
  since: IsoDate,
  days: z.number().int(),
  /** What put it there, in a sentence. */
  how: z.string(),
});
export type OpenCase = z.infer<typeof OpenCase>;

/** The call about the cases that no list holds. */
export const openCalls = {
  /** The urgent first, then the longest forgotten. */
  'cases.onNoList': { input: z.strictObject({}), output: z.array(OpenCase) },
} as const;
