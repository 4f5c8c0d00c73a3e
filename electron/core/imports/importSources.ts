import { createHash } from 'node:crypto';
import type { ImportSource, ImportSources, MappedColumn, TaughtWord } from '../../../shared/api/importViews.ts';
import { caseFieldNames } from '../../../shared/api/caseFields.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { type DeskChange, differenceWords, withChange } from '../../../shared/domain/deskChange.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../ports.ts';
import type { StoredDocument } from '../storage/document.ts';
import { caseHeadings, type Column, type Field } from './columns.ts';
import { bareHeading } from './headings.ts';
import { isResultHeading } from './rowsNotTaken.ts';
import { isUnderstood, meaningsOf, sameWord } from './taughtWords.ts';

/** What is remembered of the source a list is of. */
export type KnownSource = {
  readonly id: string;
  /** Empty while nothing of it is remembered. */
  readonly name: string;
  readonly known: boolean;
  readonly usedOn: IsoDate | null;
  readonly columns: readonly Column[];
  readonly words: readonly (TaughtWord & { readonly forAll: boolean })[];
};

export const noImportSources: ImportSources = { sources: [], words: [], changes: [] };

/** A source as it is told what its columns hold. */
type Mapping = { readonly name: string; readonly columns: readonly MappedColumn[] };

/** The registers whose lists are taken in, each known by its set of headings, and what their columns and words mean. */
export class RememberedSources {
  readonly #document: StoredDocument<ImportSources>;
  readonly #clock: Clock;

  constructor(document: StoredDocument<ImportSources>, clock: Clock) {
    this.#document = document;
    this.#clock = clock;
  }

  all(): ImportSources {
    return this.#document.value;
  }

  /** What is known of a list with these headings; where nothing is, what the program makes of them by itself. */
  of(headers: readonly string[]): KnownSource {
    const id = sourceId(headers);
    const { sources, words } = this.#document.value;
    const source = sources.find((each) => each.id === id);
    const forAll = words.map((word) => ({ ...word, forAll: true }));
    if (source === undefined) return { id, name: '', known: false, usedOn: null, columns: caseHeadings.mapColumns(headers), words: forAll };
    const { name, usedOn } = source;
    return { id, name, known: true, usedOn, columns: mapped(headers, source.columns), words: [...forAll, ...source.words.map((word) => ({ ...word, forAll: false }))] };
  }

  /** How many columns of a line of headings are known, by themselves or by what was said of them. */
  knownColumns(headers: readonly string[]): number {
    return this.of(headers).columns.filter(({ field }) => field !== null).length;
  }

  /** Remembers what the columns of a source hold, and its name. Refuses a field that two columns would fill. */
  async save(by: Actor, { name, columns }: Mapping): Promise<Result<ImportSource>> {
    const fields = columns.flatMap(({ field }) => field ?? []);
    const twice = fields.find((field, index) => fields.indexOf(field) !== index);
    if (twice !== undefined) {
      const headers = columns.filter(({ field }) => field === twice).map(({ header }) => `"${header}"`);
      return refuse('invalidInput', `${headers.join(' and ')} cannot both fill the same field. Choose one of them.`, [], 'columns');
    }
    const id = sourceId(columns.map(({ header }) => header));
    const before = this.#document.value.sources.find((each) => each.id === id);
    const source: ImportSource = { id, name: name.trim(), columns: columns.map((column) => ({ ...column })), words: before?.words ?? [], usedOn: before?.usedOn ?? null };
    const saved = await this.#change(by, id, sourceChange(before, source), (value) => ({ ...value, sources: [...value.sources.filter((each) => each.id !== id), source] }));
    return saved.ok ? ok(source) : saved;
  }

  /** Forgets a source with its words; its lists are read again as the program reads them by itself. */
  async forget(by: Actor, id: string): Promise<Result<ImportSources>> {
    const source = this.#document.value.sources.find((each) => each.id === id);
    if (source === undefined) return refuse('notFound', 'This source is not remembered.');
    return this.#change(by, id, `${source.name}: forgotten, with what was taught of it`, (value) => ({ ...value, sources: value.sources.filter((each) => each.id !== id) }));
  }

  /** Teaches what a word of a field means, in the lists of one source or, with null, in all. Refuses a meaning the field does not understand. */
  async teach(by: Actor, taught: TaughtWord, id: string | null): Promise<Result<ImportSources>> {
    const meanings = meaningsOf(taught.field);
    if (meanings === null) return refuse('invalidInput', 'The words of this column are kept as they are: there is nothing to teach.', [], 'field');
    if (!isUnderstood(taught.field, taught.means)) {
      const examples = meanings.length === 0 ? 'Write it like T11-L1, S2 or C1, C2.' : `It can be ${meanings.join(', ')}.`;
      return refuse('invalidInput', `"${taught.means}" is not understood either. ${examples}`, [], 'means');
    }
    return this.#changeWords(by, id, `“${taught.word}” in ${caseFieldNames[taught.field]} means ${taught.means}`, (words) => [...words.filter((each) => !isSame(each, taught.field, taught.word)), taught]);
  }

  /** Takes back what was taught of a word. Refuses a word of which nothing was. */
  async forgetWord(by: Actor, field: Field, word: string, id: string | null): Promise<Result<ImportSources>> {
    const { words, sources } = this.#document.value;
    const taught = id === null ? words : (sources.find((each) => each.id === id)?.words ?? []);
    if (!taught.some((each) => isSame(each, field, word))) return refuse('notFound', 'Nothing was taught of this word here.');
    return this.#changeWords(by, id, `what “${word}” in ${caseFieldNames[field]} means was forgotten`, (kept) => kept.filter((each) => !isSame(each, field, word)));
  }

  /** Notes the day a list of a source was taken in; a source of which nothing is remembered stays so. */
  async used(id: string, on: IsoDate): Promise<void> {
    if (!this.#document.value.sources.some((each) => each.id === id)) return;
    await this.#document.update((value) => ({ ...value, sources: value.sources.map((each) => (each.id === id ? { ...each, usedOn: on } : each)) }));
  }

  async #changeWords(by: Actor, id: string | null, text: string, change: (words: TaughtWord[]) => TaughtWord[]): Promise<Result<ImportSources>> {
    if (id === null) return this.#change(by, '', `All sources: ${text}`, (value) => ({ ...value, words: change(value.words) }));
    const source = this.#document.value.sources.find((each) => each.id === id);
    if (source === undefined) return refuse('notFound', 'This source is not remembered: save what its columns hold first.');
    return this.#change(by, id, `${source.name}: ${text}`, (value) => ({ ...value, sources: value.sources.map((each) => (each.id === id ? { ...each, words: change(each.words) } : each)) }));
  }

  /** Changes the document and keeps who did it; without a text nothing is another and nobody did. */
  #change(by: Actor, about: string, text: string, change: (value: ImportSources) => ImportSources): Promise<Result<ImportSources>> {
    const made: DeskChange = { at: this.#clock().toISOString(), by, about, text };
    return this.#document.update((value) => ({ ...change(value), changes: text === '' ? value.changes : withChange(value.changes, made) }));
  }
}

function isSame(taught: TaughtWord, field: Field, word: string): boolean {
  return taught.field === field && sameWord(taught.word, word);
}

/** A source is its set of headings, in whatever order; the columns that this program adds to the rows not taken do not count. */
function sourceId(headers: readonly string[]): string {
  const set = headers.filter((header) => !isResultHeading(header)).map(bareHeading).filter((header) => header !== '').toSorted();
  return createHash('sha256').update(set.join('\n')).digest('hex').slice(0, 32);
}

/** The fields that were given to these headings; of headings that are alike, the first gets what the first was given. */
function mapped(headers: readonly string[], columns: readonly MappedColumn[]): Column[] {
  const waiting = [...columns];
  return headers.map((header): Column => {
    const at = waiting.findIndex((column) => bareHeading(column.header) === bareHeading(header));
    const [column] = at < 0 ? [] : waiting.splice(at, 1);
    return { header, field: column?.field ?? null };
  });
}

/** What of a source is another, in words; of a new one how many of its columns are read. */
function sourceChange(before: ImportSource | undefined, after: ImportSource): string {
  if (before === undefined) return `${after.name}: remembered, ${after.columns.filter(({ field }) => field !== null).length} of ${after.columns.length} columns read`;
  const changed = differenceWords({ name: before.name, ...columnWords(before) }, { name: after.name, ...columnWords(after) });
  return changed === '' ? '' : `${after.name}: ${changed}`;
}

function columnWords({ columns }: ImportSource): Record<string, string> {
  return Object.fromEntries(columns.map(({ header, field }, place) => [header === '' ? `column ${place + 1}` : `“${header}”`, field === null ? 'not read' : caseFieldNames[field]]));
}
