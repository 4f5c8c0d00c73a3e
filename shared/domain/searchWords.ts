/** A text as it is searched: in lower case and without accents. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A number as it is searched: letters and digits alone. */
export function bare(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** A text to be searched, made ready once: its words, and the numbers in it without blanks and dashes. */
export type Haystack = { readonly text: string; readonly numbers: string };

/** Makes texts ready for searching; `numbers` are also found by any part of them, with blanks or without. */
export function haystack(texts: readonly string[], numbers: readonly string[] = []): Haystack {
  return { text: folded([...texts, ...numbers].join('\n')), numbers: numbers.map(bare).join('\n') };
}

/** What is searched for: each group must be found, whole or by all its words. Several numbers in a row are one group: "999 000 1235". */
export type Wanted = readonly { readonly whole: string; readonly words: readonly string[] }[];

/** Reads what somebody typed into a search field; empty for a text without words. */
export function wantedIn(typed: string): Wanted {
  const words = folded(typed)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const groups: { whole: string; words: string[] }[] = [];
  for (const word of words) {
    const last = groups.at(-1);
    const isNumber = (text: string): boolean => /^\d+$/.test(text);
    if (last && isNumber(word) && last.words.every(isNumber)) {
      last.whole += word;
      last.words.push(word);
    } else groups.push({ whole: word, words: [word] });
  }
  return groups;
}

/** Whether everything wanted is in a text, in any order. */
export function isIn(wanted: Wanted, { text, numbers }: Haystack): boolean {
  return wanted.every(({ whole, words }) => {
    if (words.length > 1 && numbers.includes(whole)) return true;
    return words.every((word) => text.includes(word) || (/\d/.test(word) && numbers.includes(bare(word)) && bare(word) !== ''));
  });
}

/**
 * Where the wanted words stand in a text as it is shown: from, to (behind the last character), in order and without overlaps. A number
 * is marked across its blanks and dashes; a single letter only where it stands alone, since it is part of nearly every word.
 */
export function marksIn(shown: string, wanted: Wanted): [number, number][] {
  // Position by position, since a letter may be several signs long before it is folded.
  const signs = Array.from(shown);
  const starts = signs.map((_, index) => signs.slice(0, index).join('').length);
  const plain = signs.map((sign) => folded(sign));
  const text = plain.join('');
  const place = plain.flatMap((sign, index) => Array.from({ length: sign.length }, () => index));
  const found = wanted
    .flatMap(({ whole, words }) => numberIn(text, whole) ?? words.flatMap((word) => (word.length === 1 ? alone(text, word) : occurrences(text, word))))
    .map(([from, to]): [number, number] => {
      const last = place[to - 1] ?? 0;
      return [starts[place[from] ?? 0] ?? 0, (starts[last] ?? 0) + (signs[last]?.length ?? 0)];
    })
    .sort(([one], [other]) => one - other);
  return found.reduce<[number, number][]>((marks, [from, to]) => {
    const last = marks.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
    return marks;
  }, []);
}

/** Where a number stands, written with blanks or dashes or without; null for what is none, is too short to be told from others, or is not there. */
function numberIn(text: string, whole: string): [number, number][] | null {
  if (!/^\d{3,}$/.test(whole)) return null;
  const found = [...text.matchAll(new RegExp(Array.from(whole).join('[ -]?'), 'g'))].map((match): [number, number] => [match.index, match.index + match[0].length]);
  return found.length === 0 ? null : found;
}

function alone(text: string, sign: string): [number, number][] {
  const isPart = (other: string | undefined): boolean => other !== undefined && /[\p{L}\p{N}]/u.test(other);
  return occurrences(text, sign).filter(([from, to]) => !isPart(text[from - 1]) && !isPart(text[to]));
}

function occurrences(text: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  let at = text.indexOf(word);
  while (at >= 0 && word.length > 0) {
    found.push([at, at + word.length]);
    at = text.indexOf(word, at + word.length);
  }
  return found;
}
