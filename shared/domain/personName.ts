import { bare, folded } from './searchWords.ts';

/** Titles that are no part of a name: "Dr Ann Test" is Ann Test. */
const titles = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'mx', 'prof', 'professor', 'sir', 'dame', 'sr', 'sister']);

/**
 * Whether two written names are one name, whatever their case, accents, punctuation and title, and whichever of given and family name
 * comes first. An initial is not taken for the name it may stand for.
 */
export function isSameName(one: string, other: string): boolean {
  const others = new Set(spellings(other));
  return spellings(one).some((spelling) => spelling !== '' && others.has(spelling));
}

/** A hyphen or an apostrophe inside a name is written, left out, or a blank: "O'Test", "OTest", "O Test". */
function spellings(name: string): string[] {
  return [inOrder(name.split(/[\s,.;]+/)), inOrder(folded(name).split(/[^\p{L}\p{N}]+/u))];
}

function inOrder(words: readonly string[]): string {
  const all = words.map(bare).filter((word) => word !== '');
  const named = all.filter((word) => !titles.has(word));
  return (named.length === 0 ? all : named).toSorted().join(' ');
}

/**
 * Whether a text can be the whole name of a person, a given and a family name: at least two words of two letters or more. Fewer may be a
 * slip of the keyboard, and is asked about before anybody is recorded under it.
 */
export function isWholeName(text: string): boolean {
  return text.split(/[\s,]+/).filter((word) => (word.match(/\p{L}/gu) ?? []).length >= 2).length >= 2;
}
