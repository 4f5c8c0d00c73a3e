import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';

const Stored = z.strictObject({
  failed: z.number().int().min(0),
  at: z.iso.datetime(),
  /** When each of them was made, the last ones only: told to the record of access once the folder opens. */
  times: z.array(z.iso.datetime()).default([]),
  /** The folder id of the keyring that last opened the data: one of another folder in its place can then be told from a wrong passphrase. */
  folderId: z.uuid().nullable().default(null),
});
type Stored = z.infer<typeof Stored>;

const mostTimes = 200;

const freeAttempts = 3;
const longestSeconds = 300;

/**
 * Counts wrong passphrases and recovery keys, in a file of its own, so that a restart does not begin anew: after three each attempt waits twice as long as
 * the one before, five minutes at most. It slows whoever sits at this desk; whoever has a copy of the folder is slowed by scrypt alone.
 */
export class Attempts {
  readonly #path: string;
  readonly #clock: Clock;

  constructor(folder: string, clock: Clock) {
    this.#path = join(folder, 'keyring-attempts.json');
    this.#clock = clock;
  }

  /** Counts an attempt before it is made: one that is broken off counts too. Refuses with "notNow" and how long to wait. */
  async begin(): Promise<Result<null>> {
    const { failed, at, times, folderId } = await this.#read();
    const now = this.#clock();
    const pause = failed < freeAttempts ? 0 : Math.min(2 ** (failed - freeAttempts + 2), longestSeconds);
    // A clock that was put back must not shut the folder for years.
    const passed = Math.max(0, (now.getTime() - Date.parse(at)) / 1000);
    if (now.getTime() < Date.parse(at)) await this.#write({ failed, at: now.toISOString(), times, folderId });
    const left = Math.ceil(pause - passed);
    if (left > 0) return refuse('notNow', `That was wrong ${failed} times. Try again in ${words(left)}.`);
    await this.#write({ failed: failed + 1, at: now.toISOString(), times: [...times, now.toISOString()].slice(-mostTimes), folderId });
    return ok(null);
  }

  /** The attempt was right, or the key is new: the count begins anew. Answers when each wrong attempt before it was made, as ISO times. */
  async succeeded(): Promise<readonly string[]> {
    const { times, folderId } = await this.#read();
    await this.#write({ failed: 0, at: this.#clock().toISOString(), times: [], folderId });
    return times.slice(0, -1);
  }

  /** The folder id of the keyring that last opened the data; null where that is not known. */
  async folderId(): Promise<string | null> {
    return (await this.#read()).folderId;
  }

  /** The data itself has opened with the keyring of this id. */
  async openedWith(folderId: string): Promise<void> {
    const before = await this.#read();
    if (before.folderId !== folderId) await this.#write({ ...before, folderId });
  }

  /** Whether the folder was ever given a key: the file is made with the first one. */
  began(): Promise<boolean> {
    return readFile(this.#path).then(
      () => true,
      () => false,
    );
  }

  async #read(): Promise<Stored> {
    try {
      return Stored.parse(JSON.parse(await readFile(this.#path, 'utf8')));
    } catch {
      // None yet, or not ours: nothing rests on it but a pause.
      return { failed: 0, at: this.#clock().toISOString(), times: [], folderId: null };
    }
  }

  async #write(value: Stored): Promise<void> {
    const draft = `${this.#path}.tmp`;
    // Where nothing can be written, the folder must still open for reading.
    await writeFile(draft, JSON.stringify(value), { mode: 0o600 })
      .then(() => rename(draft, this.#path))
      .catch(() => undefined);
  }
}

function words(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
