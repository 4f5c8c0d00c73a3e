import { z } from 'zod';
import { IsoDate } from './dates.ts';

/** What of a case is still owed: a condition of its plan, or an action. It comes back with its case until it is closed. */
export const OpenItem = z.strictObject({
  kind: z.enum(['condition', 'action']),
  /** The id of an action; a condition is named by its words. */
  id: z.string(),
  words: z.string(),
  owner: z.string(),
  due: IsoDate.nullable(),
});
export type OpenItem = z.infer<typeof OpenItem>;

/** A condition or an action that is settled: when and how, and what was said of it. */
export const SettledItem = z.strictObject({ ...OpenItem.omit({ due: true }).shape, how: z.string(), said: z.string() });
export type SettledItem = z.infer<typeof SettledItem>;

/** Whether it should have been done before that day. */
export function isOverdue({ due }: Pick<OpenItem, 'due'>, day: IsoDate): boolean {
  return due !== null && due < day;
}
