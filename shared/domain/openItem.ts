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

/** Whether it should have been done before that day. */
export function isOverdue({ due }: Pick<OpenItem, 'due'>, day: IsoDate): boolean {
  return due !== null && due < day;
}
