import { z } from 'zod';
import { LockAfterMinutes } from '../../../shared/api/vaultViews.ts';
import { Actor } from '../../../shared/domain/actor.ts';

/** What is set until somebody sets it. */
export const shippedLockAfterMinutes = 10;

/** What this workspace remembers of its people's choices. */
export const StoredSettings = z.strictObject({
  /** Who was at the keyboard last. */
  actor: Actor.nullable(),
  lockAfterMinutes: LockAfterMinutes.default(shippedLockAfterMinutes),
});
export type StoredSettings = z.infer<typeof StoredSettings>;

export const emptySettings: StoredSettings = { actor: null, lockAfterMinutes: shippedLockAfterMinutes };
