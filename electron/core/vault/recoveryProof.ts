import { randomInt } from 'node:crypto';
import type { ShownRecoveryKey } from '../../../shared/api/vaultViews.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import { newRecoveryWords } from './recoveryWords.ts';

/** Words asked for as proof that the paper was written. */
const askedWords = 3;

/** A recovery key between being shown and being proved: kept in memory only, and forgotten when the folder is locked. */
export class RecoveryProof {
  readonly #list: readonly string[];
  #drawn: ShownRecoveryKey | null = null;

  constructor(list: readonly string[]) {
    this.#list = list;
  }

  /** Draws words by chance and which of them will be asked for. One that was drawn before is forgotten. */
  draw(): ShownRecoveryKey {
    const words = newRecoveryWords(this.#list);
    const ask = new Set<number>();
    while (ask.size < askedWords) ask.add(randomInt(words.length) + 1);
    this.#drawn = { words, ask: [...ask].sort((one, other) => one - other) };
    return this.#drawn;
  }

  /** All the words, where those that were asked for are right. Refuses with the first one that is not. */
  prove(typed: readonly string[]): Result<readonly string[]> {
    if (this.#drawn === null) return refuse('notNow', 'There is no recovery key to prove. Make one first.');
    const { words, ask } = this.#drawn;
    const wrong = ask.findIndex((place, index) => typed[index]?.trim().toLowerCase() !== words[place - 1]);
    if (wrong >= 0) return refuse('invalidInput', `Word ${ask[wrong]} is another one on the paper. Look again; the recovery key is not in force yet.`, [], `words.${wrong}`);
    return ok(words);
  }

  forget(): void {
    this.#drawn = null;
  }
}
