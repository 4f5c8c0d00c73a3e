import { z } from 'zod';
import { IsoInstant } from './dates.ts';

/**
 * How far a case is, as every state of the case machine says by its tag: waiting for a meeting (from the referral on), being discussed in one,
 * decided and not finished, or ended: closed, discharged, on another pathway. What is not ended is open.
 */
export const CaseStage = z.enum(['waiting', 'inMeeting', 'decided', 'ended']);
export type CaseStage = z.infer<typeof CaseStage>;

/** The next thing an open case waits for, in words, and the clauses that ask for it. */
export const WaitsFor = z.strictObject({ words: z.string(), clauses: z.array(z.string()) });
export type WaitsFor = z.infer<typeof WaitsFor>;

/** When and how a case came to be open: its registration, or the last time it came back from a decision or another pathway. */
export const OpenSince = z.strictObject({ at: IsoInstant, how: z.enum(['registered', 'relisted', 'triagedBack']) });
export type OpenSince = z.infer<typeof OpenSince>;
