import { z } from 'zod';
import { Actor } from './actor.ts';
import { IsoInstant } from './dates.ts';

/** A change of what is set up at this desk: who made it, when, and in words what was there before and is there now. */
export const DeskChange = z.strictObject({
  at: IsoInstant,
  by: Actor,
  /** The id of what was changed; empty for what has none. */
  about: z.string().max(80),
  text: z.string().max(2000),
});
export type DeskChange = z.infer<typeof DeskChange>;

/** The latest changes that are kept, the last one first. */
export const DeskChanges = z.array(DeskChange).max(500);

/** The changes with one more. The oldest one goes once there are as many as are kept. */
export function withChange(changes: readonly DeskChange[], change: DeskChange): DeskChange[] {
  return [{ ...change, text: change.text.length > 2000 ? `${change.text.slice(0, 1999)}…` : change.text }, ...changes].slice(0, 500);
}

/** What differs between two sets of words by name: "place Seminar room, now Lecture theatre; chair none, now Test Chair". Empty where nothing does. */
export function differenceWords(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string {
  const spoken = (words: string | undefined): string => (words === undefined || words === '' ? 'none' : words);
  return Object.entries(after)
    .filter(([name, words]) => words !== (before[name] ?? ''))
    .map(([name, words]) => `${name} ${spoken(before[name])}, now ${spoken(words)}`)
    .join('; ');
}
