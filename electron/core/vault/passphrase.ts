import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';

/** The least work a guess must cost: N = 2^15 at r = 8 (32 MB). A keyring that says less was tampered with and is not read. */
export const leastCost = { N: 2 ** 15, r: 8, p: 1 } as const;
/** The most a new keyring asks for (128 MB): a folder must also open on the weak laptop it is moved to. */
const mostWorkAtSetup = 2 ** 17;
/** More than any setup writes; a changed keyring must not use up the machine's memory. */
const mostWorkRead = 2 ** 20;

/** How much work it is to try one passphrase (scrypt). */
export const ScryptCost = z.strictObject({
  N: z.number().int().min(leastCost.N).max(mostWorkRead).refine((work) => Number.isInteger(Math.log2(work))),
  r: z.number().int().min(leastCost.r).max(16),
  p: z.number().int().min(leastCost.p).max(4),
});
export type ScryptCost = z.infer<typeof ScryptCost>;

const keyBytes = 32;
export const saltBytes = 16;
const shortest = 12;
const fewestDifferent = 5;

/** The key that comes of a passphrase. The same letters typed on another system's keyboard give the same key (NFKC). */
export function keyOfPassphrase(passphrase: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem: 128 * N * r * p + 2 ** 20 }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

/** The cost at which this machine takes about a quarter of a second or more for a guess, within what a weak machine can still open. `milliseconds` is a clock that only goes on. */
export async function measuredCost(milliseconds: () => number = () => performance.now()): Promise<ScryptCost> {
  for (let N: number = leastCost.N; N < mostWorkAtSetup; N *= 2) {
    const cost = { ...leastCost, N };
    const begun = milliseconds();
    await keyOfPassphrase('measured', randomBytes(saltBytes), cost);
    if (milliseconds() - begun >= 250) return cost;
  }
  return { ...leastCost, N: mostWorkAtSetup };
}

/** Refuses a passphrase that is guessed at once. Length counts; no signs are asked for. */
export function fitPassphrase(passphrase: string): Result<null> {
  const letters = [...passphrase.normalize('NFKC')];
  if (letters.length < shortest) return refuse('invalidInput', `The passphrase is too short: at least ${shortest} characters. Four or five words that have nothing to do with each other are easy to keep and hard to guess.`, [], 'passphrase');
  if (new Set(letters).size < fewestDifferent) return refuse('invalidInput', 'The passphrase repeats too few letters. Take four or five words that have nothing to do with each other.', [], 'passphrase');
  return ok(null);
}
