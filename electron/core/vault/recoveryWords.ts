import { createHash, randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';

/** Words by chance in a recovery key: 12 × 11 bits = 132 bits. */
const chosenWords = 12;
/** How many words a recovery key has: the chosen ones and one that checks them. */
export const recoveryKeyWords = chosenWords + 1;
const listLength = 2048;
/** A word further from every word of the list than this was not mistyped but is another word. */
const nearEnough = 2;

/** The list the words are of (resources/recovery/words.txt). Throws where it is not whole: keys on paper rest on it. */
export async function loadRecoveryWords(resources: string): Promise<readonly string[]> {
  const words = (await readFile(join(resources, 'recovery/words.txt'), 'utf8')).trim().split(/\s+/);
  if (new Set(words).size !== listLength) throw new Error('The list of recovery words is not whole.');
  return words;
}

/** A new recovery key, its check word last. */
export function newRecoveryWords(list: readonly string[]): string[] {
  const chosen = Array.from({ length: chosenWords }, () => wordAt(list, randomInt(listLength)));
  return [...chosen, checkWord(list, chosen)];
}

/**
 * The words of a recovery key as somebody typed them: capitals, numbering and whatever stands between the words do not matter. Refuses with the first
 * word that is not of the list and the nearest one, a wrong count, and words that do not fit their check word.
 */
export function readRecoveryWords(list: readonly string[], typed: string): Result<readonly string[]> {
  const words = typed.toLowerCase().match(/[a-z]+/g) ?? [];
  const known = new Set(list);
  const strange = words.findIndex((word) => !known.has(word));
  if (strange >= 0) {
    const nearest = nearestWord(list, words[strange] ?? '');
    const hint = nearest === null ? '' : ` Did you mean “${nearest}”?`;
    return refuse('invalidInput', `Word ${strange + 1} is not one that a recovery key can hold.${hint}`, [], 'words');
  }
  if (words.length !== recoveryKeyWords) return refuse('invalidInput', `A recovery key has ${recoveryKeyWords} words; ${words.length} were typed.`, [], 'words');
  if (checkWord(list, words.slice(0, chosenWords)) !== words.at(-1)) {
    return refuse('invalidInput', 'These words do not belong together: one of them is another word on the paper, or two have changed places.', [], 'words');
  }
  return ok(words);
}

function checkWord(list: readonly string[], chosen: readonly string[]): string {
  const digest = createHash('sha256').update(`mdt-desk/recovery ${chosen.join(' ')}`).digest();
  return wordAt(list, digest.readUInt16BE(0) % listLength);
}

function wordAt(list: readonly string[], index: number): string {
  const word = list[index];
  if (word === undefined) throw new Error('The list of recovery words is not whole.');
  return word;
}

/** The one word of the list that is fewest letters away; null where none is near. */
function nearestWord(list: readonly string[], typed: string): string | null {
  // The length of a slip of the hand, not of a page that was pasted.
  if (typed.length > 16) return null;
  const [nearest] = list.map((word) => ({ word, away: lettersAway(word, typed) })).sort((one, other) => one.away - other.away);
  return nearest !== undefined && nearest.away <= nearEnough ? nearest.word : null;
}

/** How many letters must be changed, put in or left out to make one word the other. */
function lettersAway(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [down, letter] of [...one].entries()) {
    const next = [down + 1];
    for (const [across, against] of [...other].entries()) {
      next.push(Math.min((row[across] ?? 0) + (letter === against ? 0 : 1), (row[across + 1] ?? 0) + 1, (next[across] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
