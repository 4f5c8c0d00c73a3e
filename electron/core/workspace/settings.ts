import { z } from 'zod';
import { Actor } from '../../../shared/domain/actor.ts';

/** What this workspace remembers of its people's choices. */
export const StoredSettings = z.strictObject({
  /** Who was at the keyboard last. */
  actor: Actor.nullable(),
});
export type StoredSettings = z.infer<typeof StoredSettings>;

export const emptySettings: StoredSettings = { actor: null };
