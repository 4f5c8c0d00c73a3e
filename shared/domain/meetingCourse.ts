import { z } from 'zod';
import { IsoInstant } from './dates.ts';
import { CaseId } from './ids.ts';
import { Attendee } from './meeting.ts';

/** A time in which the meeting stood still; it lasts while `to` is null. */
export const Pause = z.strictObject({ from: IsoInstant, to: IsoInstant.nullable(), reason: z.string() });
export type Pause = z.infer<typeof Pause>;

/** A case put aside in the meeting, to be returned to. */
export const SkippedCase = z.strictObject({ caseId: CaseId, at: IsoInstant, reason: z.string() });
export type SkippedCase = z.infer<typeof SkippedCase>;

/** Somebody who came or left while the meeting went on. */
export const Coming = z.strictObject({ at: IsoInstant, name: z.string(), presence: Attendee.shape.presence });
export type Coming = z.infer<typeof Coming>;

/**
 * A case that was taken off the list: when, why, and by whom or by the rule alone. It belongs in the minutes where people had the list in hand:
 * it was circulated, or the meeting had begun.
 */
export const TakenOff = z.strictObject({ caseId: CaseId, at: IsoInstant, by: z.string(), byRule: z.boolean(), reason: z.string(), inMinutes: z.boolean() });
export type TakenOff = z.infer<typeof TakenOff>;

/** When, by whom and why a meeting was cancelled. */
export const Cancelled = z.strictObject({ at: IsoInstant, by: z.string(), reason: z.string() });
export type Cancelled = z.infer<typeof Cancelled>;

/** Whose presence is another in a later attendance; somebody who is struck off it counts as left. */
export function comingsBetween(before: readonly Attendee[], after: readonly Attendee[], at: IsoInstant): Coming[] {
  const was = (name: string): Attendee['presence'] | undefined => before.find((each) => each.name === name)?.presence;
  const changed = after.filter(({ name, presence }) => presence !== was(name) && (presence === 'present' || was(name) === 'present')).map(({ name, presence }): Coming => ({ at, name, presence }));
  const gone = before.filter(({ name, presence }) => presence === 'present' && !after.some((each) => each.name === name)).map(({ name }): Coming => ({ at, name, presence: 'left' }));
  return [...changed, ...gone];
}

/** The pauses with the one that lasts ended at a moment; unchanged where none lasts. */
export function withPauseEnded(pauses: readonly Pause[], at: IsoInstant): readonly Pause[] {
  return pauses.at(-1)?.to === null ? pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)) : pauses;
}

/** What was added to a meeting's record after its seal: by whom, why, and of which case where it speaks of one. */
export const Addendum = z.strictObject({ at: IsoInstant, by: z.string(), text: z.string(), because: z.string(), caseId: CaseId.nullable() });
