import { bare } from './searchWords.ts';

/** Why a patient could be taken for another, as people are warned of it. */
export const likenessWords = { name: 'similar name', birth: 'same date of birth', nameAndBirth: 'similar name, same date of birth' } as const;
export type Likeness = keyof typeof likenessWords;

/** What patients are told apart by at a glance: the name as lists show it (SURNAME, Forename) and the date of birth (ISO). */
export type Glance = { readonly name: string; readonly dateOfBirth: string | null };

/** Shorter names differ by a letter too often to say anything. */
const shortestLike = 5;

/**
 * How two patients of one list could be taken for each other: the same family name or one a letter away, the two names exchanged, or
 * the same date of birth. Null where they could not. Ours: the network's document does not speak of it.
 */
export function likeness(one: Glance, other: Glance): Likeness | null {
  const birth = one.dateOfBirth !== null && one.dateOfBirth === other.dateOfBirth;
  const name = haveLikeNames(namesOf(one), namesOf(other));
  if (name) return birth ? 'nameAndBirth' : 'name';
  return birth ? 'birth' : null;
}

type Names = { readonly family: string; readonly given: string };
const known = new WeakMap<Glance, Names>();

/** Kept with the object it was made of: every patient of a list is compared with every other. */
function namesOf(glance: Glance): Names {
  const [family = '', given = ''] = glance.name.split(',');
  const names = known.get(glance) ?? { family: bare(family), given: bare(given) };
  known.set(glance, names);
  return names;
}

function haveLikeNames(one: Names, other: Names): boolean {
  if (one.family === '' || other.family === '') return false;
  if (one.family === other.family || isOneLetterAway(one.family, other.family)) return true;
  return one.given !== '' && one.given === other.family && one.family === other.given;
}

/** Whether one letter was changed, added, left out or exchanged with its neighbour. Digits in a name are numbers: they tell people apart. */
function isOneLetterAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < shortestLike || long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  let behind = 0;
  while (behind < short.length - from && short.at(-1 - behind) === long.at(-1 - behind)) behind += 1;
  const [left, right] = [short.slice(from, short.length - behind), long.slice(from, long.length - behind)];
  if (/\d/.test(left + right)) return false;
  const exchanged = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  return right.length <= 1 || exchanged;
}
