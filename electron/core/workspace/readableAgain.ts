import type { z } from 'zod';
import { refuse, type Result } from '../../../shared/domain/result.ts';

/** Refuses events that could not be read again: a record the next start would call damaged must not be acknowledged now. Null where each can. */
export function unlessReadableAgain(schema: z.ZodType, events: readonly unknown[]): Result<never> | null {
  if (events.every((event) => schema.safeParse(event).success)) return null;
  return refuse('invalidInput', 'This cannot be kept in the record as it stands, so nothing was saved. Shorten the longest text and try again.');
}
