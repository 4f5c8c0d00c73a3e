import { join } from 'node:path';
import { expect } from 'vitest';
import { holderOf } from '../fakes/electron/singleInstance.ts';

/** The program that was started again by itself, which is no child of the test; it has the lock of the profile. */
export function startedAgainWith(profile: string): { end(): Promise<void> } {
  const holder = (): number | null => holderOf(join(profile, 'mdt-desk'));
  return {
    end: async () => {
      const pid = holder();
      if (pid !== null) process.kill(pid, 'SIGTERM');
      await expect.poll(holder, { timeout: 30_000 }).toBeNull();
    },
  };
}
