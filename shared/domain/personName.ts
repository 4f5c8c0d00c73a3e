/**
 * Whether a text can be the whole name of a person, a given and a family name: at least two words of two letters or more. Fewer may be a
 * slip of the keyboard, and is asked about before anybody is recorded under it.
 */
export function isWholeName(text: string): boolean {
  return text.split(/[\s,]+/).filter((word) => (word.match(/\p{L}/gu) ?? []).length >= 2).length >= 2;
}
