import type { ImportPreview } from '../../../shared/api/importViews.ts';
import type { CaseListPlan } from './caseList.ts';
import type { Field } from './columns.ts';
import type { KnownSource } from './importSources.ts';
import type { Table } from './readTable.ts';
import { shortened } from './rowReading.ts';
import { meaningsOf } from './taughtWords.ts';

/** Values of a column shown beside it, and rows looked at for them. */
const SAMPLES = 3;
const ROWS_FOR_SAMPLES = 200;

/** A dry run as the screen shows it. */
export function previewOf(fileName: string, table: Table, source: KnownSource, plan: CaseListPlan, late: boolean): ImportPreview {
  const { columns, id, known, usedOn } = source;
  const fields = new Set(columns.flatMap(({ field }) => field ?? []));
  return {
    fileName,
    sheets: table.sheets.map((sheet) => ({ ...sheet })),
    sheet: table.sheet,
    notices: [...table.notices, ...sameHeadings(table.headers)],
    pack: null,
    source: { id, name: known ? source.name : nameFrom(fileName), known, usedOn },
    columns: columns.map((column, place) => ({ ...column, samples: samplesOf(table, place) })),
    words: unknownWords(plan, source),
    taught: source.words.filter(({ field }) => fields.has(field)).map((word) => ({ ...word })),
    rows: plan.rows.map(({ view }) => view),
    counts: { ...plan.counts },
    late,
    basis: plan.basis,
  };
}

function samplesOf({ rows }: Table, place: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows.slice(0, ROWS_FOR_SAMPLES)) {
    const text = (cells[place] ?? '').trim();
    if (text !== '') samples.add(shortened(text));
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

/** The words that are not understood, the most frequent first, each once however it is written. */
function unknownWords({ rows }: CaseListPlan, { columns }: KnownSource): ImportPreview['words'] {
  const found = new Map<string, { readonly field: Field; readonly word: string; rows: number }>();
  for (const { read } of rows) {
    // Of a refused row nothing is read, and what is mended in it may be these very words.
    for (const { field, word } of read.faults.length > 0 ? [] : read.words) {
      if (meaningsOf(field) === null || word.length > 200) continue;
      const key = `${field} ${word.toLowerCase()}`;
      const entry = found.get(key) ?? { field, word, rows: 0 };
      entry.rows += 1;
      found.set(key, entry);
    }
  }
  const headerOf = (field: Field): string => columns.find((column) => column.field === field)?.header ?? '';
  return [...found.values()]
    .toSorted((one, other) => other.rows - one.rows)
    .map((entry) => ({ ...entry, header: headerOf(entry.field), meanings: [...(meaningsOf(entry.field) ?? [])] }));
}

/** Two columns of one heading cannot be told apart by a person either. */
function sameHeadings(headers: readonly string[]): string[] {
  const twice = [...new Set(headers.filter((header, place) => header !== '' && headers.indexOf(header) !== place))];
  return twice.length === 0 ? [] : [`More than one column is headed ${twice.map((header) => `"${header}"`).join(', ')}: look which of them is read.`];
}

/** What a file is called without the dates and numbers that change from week to week. */
function nameFrom(fileName: string): string {
  const words = fileName.replace(/\.[a-z0-9]+$/i, '').replace(/[\d_.()-]+/g, ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? 'Case list' : words.slice(0, 120);
}
