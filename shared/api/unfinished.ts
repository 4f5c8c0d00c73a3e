import { z } from 'zod';

/** What a person may want to finish before they close the window. */
export const Unfinished = z.strictObject({
  /** A meeting is in progress. */
  meeting: z.boolean(),
  /** Something was typed since the window was opened that is not recorded yet. */
  typed: z.boolean(),
  /** Some of that could not be kept either, and would be lost. */
  lost: z.boolean(),
});
export type Unfinished = z.infer<typeof Unfinished>;
