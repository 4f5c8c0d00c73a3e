import { z } from 'zod';

/** What the program that fetches Electron says of itself to npm start, message by message. */
export const report = z.discriminatedUnion('at', [
  /** It asks `host` for Electron in this version. */
  z.object({ at: z.literal('asking'), version: z.string(), host: z.string() }),
  z.object({ at: z.literal('receiving'), received: z.number(), total: z.number().nullable() }),
  z.object({ at: z.literal('unpacking') }),
  /** It ends without Electron: why, as the rest of a sentence, and what to do, as one. */
  z.object({ at: z.literal('failed'), cause: z.string(), remedy: z.string() }),
]);

export type Report = z.infer<typeof report>;
