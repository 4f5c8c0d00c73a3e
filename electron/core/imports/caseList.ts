import { createHash } from 'node:crypto';
import type { ImportPreview, ImportRow, RowChoice, RowFate } from '../../../shared/api/views.ts';
import { type CaseDetails, patientName } from '../../../shared/domain/case.ts';
import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';
import { plainNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { plainLevels } from '../../../shared/domain/vertebra.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import type { Scope } from '../../../shared/pathway/rules/scope.ts';
import { type CaseRow, caseRowReader } from './caseRow.ts';
import { type CaseValues, differences, valuesOf } from './caseValues.ts';
import { caseHeadings, type Column } from './columns.ts';
import { type Identity, type IdentityIndex, identityIndex, type Keyed, keyed, type Match } from './identity.ts';
import { mergeValues } from './merge.ts';
import type { Table } from './readTable.ts';
import type { Reason } from './rowReading.ts';
import { isExit, reviewDate, scopeOfValues } from './triageSteps.ts';

/** A stored case as far as matching needs it. */
export type StoredIdentity = Identity & { readonly id: string; readonly version: number };

type MatchedRow = { readonly read: CaseRow; readonly identity: Keyed; readonly stored: Match<StoredIdentity> };

/** The rows of a file, each with the stored case it is of, before anything is decided. */
export type MatchedRows = {
  readonly fileName: string;
  readonly columns: readonly Column[];
  readonly rows: readonly MatchedRow[];
  /** Changes whenever the stored cases change so that the dry run may no longer be true. */
  readonly basis: string;
};

/** One row with all that the commit needs of it. */
export type PlannedRow = {
  readonly view: ImportRow;
  readonly read: CaseRow;
  /** The case as it is once the row is taken. */
  readonly values: CaseValues;
  readonly scope: Scope;
};

/** A dry run: what is shown, and what the commit then does. */
export type CaseListPlan = { readonly preview: ImportPreview; readonly rows: readonly PlannedRow[] };

/** Reads every row of a table and looks each up among the stored cases. */
export function matchRows(input: { readonly table: Table; readonly fileName: string; readonly stored: readonly StoredIdentity[]; readonly today: IsoDate }): MatchedRows {
  const columns = caseHeadings.mapColumns(input.table.headers);
  const read = caseRowReader(columns, input.today);
  const index = identityIndex<StoredIdentity & Keyed>((entry) => `the stored case ${entry.name}`);
  for (const identity of input.stored) index.add(keyed(identity));
  const rows = input.table.rows.map((row): MatchedRow => {
    const line = read(row);
    const identity = identityOf(line);
    return { read: line, identity, stored: line.faults.length > 0 ? { kind: 'none' } : index.find(identity) };
  });
  const relied = rows.map(({ stored }) => ('entry' in stored ? `${stored.entry.id}@${stored.entry.version}` : ''));
  const basis = createHash('sha256').update([input.stored.length, ...relied].join('\n')).digest('hex');
  return { fileName: input.fileName, columns, rows, basis };
}

/** The ids of the stored cases whose details the dry run has to show. */
export function storedCasesOf({ rows }: MatchedRows): string[] {
  return [...new Set(rows.flatMap(({ stored }) => (stored.kind === 'same' ? [stored.entry.id] : [])))];
}

/** Decides what becomes of each row. Nothing is written; every row of the table is in the answer. */
export function planCaseList(input: {
  readonly pathway: Pathway;
  readonly matched: MatchedRows;
  /** Details of the stored cases by id, or why they cannot be read. */
  readonly stored: ReadonlyMap<string, Result<CaseDetails>>;
  /** Ids of the cases on the meeting's agenda. */
  readonly agenda: ReadonlySet<string>;
}): CaseListPlan {
  const earlier = identityIndex<EarlierRow>((entry) => `row ${entry.row}, ${entry.name},`);
  const rows = input.matched.rows.map((row) => planRow(input, row, earlier));
  const counts: Record<RowFate, number> = { new: 0, update: 0, duplicate: 0, wrongList: 0, refused: 0 };
  for (const { view } of rows) counts[view.fate] += 1;
  const { fileName, columns, basis } = input.matched;
  return { preview: { fileName, columns: columns.map((column) => ({ ...column })), rows: rows.map(({ view }) => view), counts, basis }, rows };
}

type EarlierRow = Keyed & { readonly row: number; readonly values: CaseValues };

function planRow(input: Parameters<typeof planCaseList>[0], { read, identity, stored }: MatchedRow, earlier: IdentityIndex<EarlierRow>): PlannedRow {
  const found = stored.kind === 'same' ? input.stored.get(stored.entry.id) : undefined;
  const before = found?.ok === true ? found.value : null;
  const values = before === null ? read.values : mergeValues(valuesOf(before), read);
  const scope = scopeOfValues(input.pathway, values);
  const caseId = stored.kind === 'same' ? stored.entry.id : null;
  const onAgenda = caseId !== null && input.agenda.has(caseId);
  const twin = read.faults.length > 0 ? ({ kind: 'none' } as const) : earlier.find(identity);

  const decide = (fate: RowFate, choices: readonly RowChoice[], reasons: readonly Reason[], more: Partial<ImportRow> = {}): PlannedRow => ({
    view: {
      row: read.row,
      name: patientName(values),
      identifiers: identifiersOf(values, fate === 'refused'),
      summary: summaryOf(values),
      fate,
      choices: [...choices],
      choice: choices[0] ?? 'leave',
      reasons: fate === 'refused' ? [...reasons] : [...reasons, ...read.notes],
      changes: [],
      caseId,
      duplicateOfRow: null,
      ...more,
    },
    read,
    values,
    scope,
  });
  const scopeReason: Reason = { text: scope.text, column: null, clauses: scope.clauses };

  if (read.faults.length > 0) return decide('refused', ['leave'], read.faults);
  if (stored.kind === 'mixUp') return decide('refused', ['leave'], [sentence(stored.sentence)]);
  if (twin.kind === 'mixUp') return decide('refused', ['leave'], [sentence(twin.sentence)]);
  if (found?.ok === false) return decide('refused', ['leave'], [sentence(found.refusal.message)]);
  earlier.add({ ...identity, row: read.row, values });

  if (twin.kind === 'same') {
    const { row, values: first } = twin.entry;
    const changes = differences(first, mergeValues(first, read));
    const text = `The same patient as row ${row} (by ${twin.by}): offered as an update of it.`;
    return decide('duplicate', ['leave', 'take'], [sentence(text)], { duplicateOfRow: row, changes });
  }
  if (stored.kind === 'same' && before !== null) {
    const changes = differences(valuesOf(before), values);
    const match = sentence(`Stored already (by ${stored.by}).`);
    const leaves = isExit(scope) ? [{ ...scopeReason, text: `${scope.text} It is not put on the agenda; triage it again.` }] : [];
    if (changes.length > 0) return decide('update', ['take', 'leave'], [match, ...leaves], { changes });
    if (onAgenda || isExit(scope)) return decide('duplicate', ['leave'], [sentence(`Stored already (by ${stored.by}), and there is nothing to change.`), ...leaves]);
    return decide('duplicate', ['take', 'leave'], [sentence(`Stored already (by ${stored.by}), and there is nothing to change. It is put on the agenda of this meeting.`)]);
  }
  if (scope.to === 'discharge') return decide('wrongList', ['leave', 'take'], [scopeReason]);
  // The coordinator decides on a soft tissue tumour without contact; a child or an MSCC emergency is never taken onto this list (I7).
  if (isExit(scope)) return decide('wrongList', scope.to === 'otherService' ? ['recordExit', 'take', 'leave'] : ['recordExit', 'leave'], [scopeReason]);
  const doubt = [stored, twin].find((match) => match.kind === 'perhaps');
  const waits = scope.to === 'undecided' ? [{ ...scopeReason, text: `${scope.text} It stays in triage until that is recorded.` }] : [];
  if (doubt?.kind === 'perhaps') return decide('new', ['leave', 'take'], [sentence(doubt.sentence), ...waits]);
  return decide('new', ['take', 'leave'], [...waits, ...promptsOf(values, scope)]);
}

/** What the coordinator will be asked for next of a case that goes along the pathway. */
function promptsOf(values: CaseValues, scope: Scope): Reason[] {
  if (scope.to !== 'pathway') return [];
  const urgent: Reason = { text: 'Urgent: a note of who was consulted is asked for, and the meeting looks back on the treatment.', column: null, clauses: ['K2b', 'K2c'] };
  const review: Reason = { text: 'The specialist pathology review is missing.', column: null, clauses: ['P4'] };
  return [...(values.urgent === 'yes' ? [urgent] : []), ...(values.certainty === 'confirmed' && reviewDate(values) === null ? [review] : [])];
}

function sentence(text: string): Reason {
  return { text, column: null, clauses: [] };
}

function identityOf({ values }: CaseRow): Keyed {
  const { nhsNumber, hospitalNumber, familyName, givenName, dateOfBirth } = values;
  return keyed({ nhsNumber, hospitalNumber, name: patientName({ familyName, givenName }), dateOfBirth });
}

/** Of a refused row only what could be read is shown: a number that is wrong is not the same as none. */
function identifiersOf({ nhsNumber, hospitalNumber, dateOfBirth }: CaseValues, refused: boolean): string {
  const absent = (words: string): string => (refused ? '' : words);
  const parts = [
    nhsNumber === null ? absent('no NHS number') : `NHS ${plainNhsNumber(nhsNumber)}`,
    hospitalNumber,
    dateOfBirth === null ? absent('no date of birth') : `born ${plainDay(dateOfBirth)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function summaryOf({ levels, primarySite, diagnosis, certainty }: CaseValues): string {
  const place = levels.length > 0 ? plainLevels(levels) : primarySite;
  return [place, diagnosis, certainty === 'unknown' ? '' : certainty].filter((part) => part !== '').join(' · ');
}
