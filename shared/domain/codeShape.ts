/** A code as it is kept, or what is wrong with what was typed, as a sentence. */
export type ReadCode = { readonly code: string } | { readonly fault: string };

/** An ICD-10 code: a letter, two digits and perhaps a part behind the dot. "c412" is read as C41.2. Says nothing of whether there is such a code. */
export function readIcd10(text: string): ReadCode {
  const match = /^([A-Z])(\d\d)\.?(\d{1,2}|[X-])?$/.exec(text.trim().toUpperCase().replace(/\s/g, ''));
  if (!match) return { fault: 'An ICD-10 code is a letter and two digits, such as C41 or C41.2.' };
  const [, letter = '', digits = '', part = ''] = match;
  return { code: /\d/.test(part) ? `${letter}${digits}.${part}` : `${letter}${digits}` };
}

/** An ICD-O-3 morphology code: four digits and the behaviour, such as 9370/3. "M93703" is read as the same. */
export function readMorphologyCode(text: string): ReadCode {
  const match = /^M?-?([89]\d{3})\/?([0-36-9])$/.exec(text.trim().toUpperCase().replace(/\s/g, ''));
  return match ? { code: `${match[1]}/${match[2]}` } : { fault: 'A morphology code is four digits beginning with 8 or 9, a slash and the behaviour, such as 9370/3.' };
}
