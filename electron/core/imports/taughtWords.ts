import type { TaughtWord } from '../../../shared/api/importViews.ts';
import { nhsNumberStatusNames } from '../../../shared/domain/nhsNumberStatusNames.ts';
import { readLevels } from '../../../shared/domain/vertebra.ts';
import type { Column, Field } from './columns.ts';
import { readAnswer, readCertainty, readNhsNumberStatus, readOrigin, readPerformanceStatus, readSex, readTumourType, readUrgency, saysNothing } from './values.ts';

const answers = ['Yes', 'No', 'Unknown'] as const;

/** What a word of a field may be taught to mean, in words the program knows. Levels have no list: they are written as levels are. */
const meanings: { readonly [F in Field]?: readonly string[] } = {
  tumourType: ['Bone', 'Soft tissue', 'Metastasis', 'Unknown'],
  origin: ['Primary', 'Metastatic', 'Unknown'],
  certainty: ['Suspected', 'Confirmed', 'Excluded', 'Unknown'],
  sarcoma: answers,
  spineContact: answers,
  skullBase: answers,
  approach: answers,
  cordCompression: answers,
  urgent: answers,
  sex: ['Female', 'Male', 'Indeterminate', 'Unknown'],
  performanceStatus: ['0', '1', '2', '3', '4', 'Unknown'],
  nhsNumberStatus: Object.entries(nhsNumberStatusNames).map(([code, name]) => `${code} ${name}`),
  levels: [],
};

const readers: { readonly [F in Field]?: (text: string) => unknown } = {
  tumourType: readTumourType,
  origin: readOrigin,
  certainty: readCertainty,
  sarcoma: readAnswer,
  spineContact: readAnswer,
  skullBase: readAnswer,
  approach: readAnswer,
  cordCompression: readAnswer,
  urgent: readUrgency,
  sex: readSex,
  performanceStatus: readPerformanceStatus,
  nhsNumberStatus: readNhsNumberStatus,
  levels: readLevels,
};

/** The meanings to choose from for a word of this field; empty where the meaning is written; null where words of it cannot be taught. */
export function meaningsOf(field: Field): readonly string[] | null {
  return meanings[field] ?? null;
}

/** Whether the field understands what a word is said to mean. */
export function isUnderstood(field: Field, means: string): boolean {
  const read = readers[field];
  return read !== undefined && (saysNothing(means) || read(means) !== null);
}

/** Words are the same however they are written: letter case and blanks. */
export function sameWord(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

/** What the words in a cell mean, by the place of its column; columns of which nothing was taught are left out. */
export type Meanings = ReadonlyMap<number, ReadonlyMap<string, string>>;

/** The taught words by column. A later word counts before an earlier one. */
export function meaningsByColumn(columns: readonly Column[], words: readonly TaughtWord[]): Meanings {
  const byField = new Map<Field, Map<string, string>>();
  for (const { field, word, means } of words) byField.set(field, (byField.get(field) ?? new Map<string, string>()).set(bare(word), means));
  return new Map(columns.flatMap(({ field }, position) => (field === null || !byField.has(field) ? [] : [[position, byField.get(field) ?? new Map<string, string>()] as const])));
}

/** The cells with the taught words replaced by what they mean, and the places where that was done. */
export function translated(cells: readonly string[], meant: Meanings): { readonly cells: readonly string[]; readonly places: readonly number[] } {
  if (meant.size === 0) return { cells, places: [] };
  const places: number[] = [];
  const plain = [...cells];
  for (const [position, words] of meant) {
    const means = words.get(bare(cells[position] ?? ''));
    if (means === undefined) continue;
    plain[position] = means;
    places.push(position);
  }
  return places.length === 0 ? { cells, places } : { cells: plain, places };
}

function bare(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
