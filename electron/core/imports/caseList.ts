import { createHash } from 'node:crypto';
import type { ImportRow, RowChoice, RowFate } from '../../../shared/api/importViews.ts';
import { type CaseDetails, patientName } from '../../../shared/domain/case.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import type { Scope } from '../../../shared/pathway/rules/scope.ts';
import type { CaseRow } from './caseRow.ts';
import type { CaseSource } from './caseSource.ts';
import { type CaseValues, type Difference, differences, valuesOf } from './caseValues.ts';
import { type Identity, type IdentityIndex, identityIndex, type Keyed, keyed, type Match } from './identity.ts';
import { mergeValues } from './merge.ts';
import type { Reason } from './rowReading.ts';
import { identifiersOf, promptsOf, summaryOf } from './rowWords.ts';
import { isExit, scopesOfRows } from './triageSteps.ts';

/** A stored case as far as matching needs it. */
export type StoredIdentity = Identity & {
  readonly id: string;
  readonly version: number;
  /** What was decided of it, in a sentence; null while the meeting has not decided. */
  readonly decided: string | null;
};

type MatchedRow = { readonly read: CaseRow; readonly identity: Keyed; readonly stored: Match<StoredIdentity> };

/** The rows of a file, each with the stored case it is of, before anything is decided. */
export type MatchedRows = {
  readonly rows: readonly MatchedRow[];
  /** Changes whenever the stored cases, or what was taught, change so that the dry run may no longer be true. */
  readonly basis: string;
  readonly today: IsoDate;
};

/** Told how many rows of how many are done; answers whether to go on. */
export type Pace = (done: number, total: number) => Promise<boolean>;

/** Rows read before others get their turn: some milliseconds of work. */
const rowsAtATime = 500;

/** One row with all that the commit needs of it. */
export type PlannedRow = {
  readonly view: ImportRow;
  readonly read: CaseRow;
  /** The case as it is once the row is taken. */
  readonly values: CaseValues;
  readonly scope: Scope;
};

/** A dry run: what is shown, and what the commit then does. */
export type CaseListPlan = { readonly rows: readonly PlannedRow[]; readonly counts: Readonly<Record<RowFate, number>>; readonly basis: string };

/**
 * Reads every row of a list and looks each up among the stored cases. Null where `pace` says that it was cancelled.
 */
export async function matchRows(input: {
  readonly source: CaseSource;
  readonly stored: readonly StoredIdentity[];
  readonly today: IsoDate;
  readonly pace: Pace;
}): Promise<MatchedRows | null> {
  const { source, today, pace } = input;
  const index = identityIndex<StoredIdentity & Keyed>((entry) => `the stored case ${entry.name}`);
  for (const identity of input.stored) index.add(keyed(identity));
  const rows: MatchedRow[] = [];
  while (rows.length < source.rowCount) {
    const read = source.readRow(rows.length);
    const identity = identityOf(read);
    rows.push({ read, identity, stored: read.faults.length > 0 ? { kind: 'none' } : index.find(identity) });
    if (rows.length % rowsAtATime === 0 && !(await pace(rows.length, source.rowCount))) return null;
  }
  const relied = rows.map(({ stored }) => ('entry' in stored ? `${stored.entry.id}@${stored.entry.version}` : ''));
  const basis = createHash('sha256').update([source.basis, String(input.stored.length), ...relied].join('\n')).digest('hex');
  return { rows, basis, today };
}

/** The ids of the stored cases whose details the dry run has to show. */
export function storedCasesOf({ rows }: MatchedRows): string[] {
  return [...new Set(rows.flatMap(({ stored }) => (stored.kind === 'same' ? [stored.entry.id] : [])))];
}

/** Decides what becomes of each row. Nothing is written; every row of the list is in the answer. Null where `pace` says that it was cancelled. */
export async function planCaseList(input: PlanInput, pace: Pace): Promise<CaseListPlan | null> {
  const earlier = identityIndex<EarlierRow>((entry) => `row ${entry.row} (${entry.name})`);
  const context = { ...input, scopeOf: scopesOfRows(input.pathway) };
  const rows: PlannedRow[] = [];
  const counts: Record<RowFate, number> = { new: 0, update: 0, duplicate: 0, wrongList: 0, refused: 0 };
  for (const row of input.matched.rows) {
    const planned = planRow(context, row, earlier);
    counts[planned.view.fate] += 1;
    rows.push(planned);
    if (rows.length % rowsAtATime === 0 && !(await pace(rows.length, input.matched.rows.length))) return null;
  }
  return { rows, counts, basis: input.matched.basis };
}

type PlanInput = {
  readonly pathway: Pathway;
  readonly matched: MatchedRows;
  /** Details of the stored cases by id, or why they cannot be read. */
  readonly stored: ReadonlyMap<string, Result<CaseDetails>>;
  /** Ids of the cases on the meeting's agenda. */
  readonly agenda: ReadonlySet<string>;
};

type EarlierRow = Keyed & { readonly row: number; readonly values: CaseValues };

function planRow(input: PlanInput & { readonly scopeOf: (values: CaseValues) => Scope }, { read, identity, stored }: MatchedRow, earlier: IdentityIndex<EarlierRow>): PlannedRow {
  const found = stored.kind === 'same' ? input.stored.get(stored.entry.id) : undefined;
  const before = found?.ok === true ? found.value : null;
  const values = before === null ? read.values : mergeValues(valuesOf(before), read);
  const scope = input.scopeOf(values);
  const caseId = stored.kind === 'same' ? stored.entry.id : null;
  const onAgenda = caseId !== null && input.agenda.has(caseId);
  const twin = read.faults.length > 0 ? ({ kind: 'none' } as const) : earlier.find(identity);

  const minutesStay = onAgenda && read.listing !== null ? [sentence('It is on the agenda already: minutes and late reason there stay as they are.')] : [];

  const scopeReason: Reason = { text: scope.text, column: null, clauses: scope.clauses };
  const decide = (fate: RowFate, choices: RowChoice[], reasons: readonly Reason[], changes: Difference[] = [], duplicateOfRow: number | null = null): PlannedRow => ({
    view: {
      row: read.row,
      name: before === null ? identity.name : patientName(values),
      identifiers: identifiersOf(values, fate === 'refused'),
      summary: summaryOf(values),
      fate,
      choices,
      choice: choices[0] ?? 'leave',
      reasons: fate === 'refused' ? [...reasons] : [...reasons, ...read.notes, ...minutesStay],
      changes,
      caseId,
      duplicateOfRow,
    },
    read,
    values,
    scope,
  });

  if (read.faults.length > 0) return decide('refused', ['leave'], read.faults);
  if (stored.kind === 'mixUp') return decide('refused', ['leave'], [sentence(stored.sentence)]);
  if (twin.kind === 'mixUp') return decide('refused', ['leave'], [sentence(twin.sentence)]);
  if (found?.ok === false) return decide('refused', ['leave'], [sentence(found.refusal.message)]);
  earlier.add({ ...identity, row: read.row, values });

  if (twin.kind === 'same') {
    const { row, values: first } = twin.entry;
    const changes = differences(first, mergeValues(first, read));
    const text = `The same patient as row ${row} (by ${twin.by}): offered as an update of it.`;
    return decide('duplicate', ['leave', 'take'], [sentence(text), ...otherName(twin)], changes, row);
  }
  if (stored.kind === 'same' && before !== null) {
    const changes = differences(valuesOf(before), values);
    const match = sentence(`Stored already (by ${stored.by}).`);
    const leaves = isExit(scope) ? [{ ...scopeReason, text: `${scope.text} It is not put on the agenda; triage it again.` }] : [];
    const doubt = otherName(stored);
    const { decided } = stored.entry;
    if (decided !== null) {
      const text = `${decided} It is not put on the agenda${changes.length === 0 ? '' : '; what the row changes can still be taken'}.`;
      return decide('wrongList', changes.length === 0 ? ['leave'] : ['leave', 'take'], [match, sentence(text), ...doubt], changes);
    }
    if (changes.length > 0) return decide('update', doubt.length > 0 ? ['leave', 'take'] : ['take', 'leave'], [match, ...doubt, ...leaves], changes);
    if (onAgenda || isExit(scope)) return decide('duplicate', ['leave'], [sentence(`Stored already (by ${stored.by}), and there is nothing to change.`), ...leaves]);
    return decide('duplicate', ['take', 'leave'], [sentence(`Stored already (by ${stored.by}), and there is nothing to change. It is put on the agenda of this meeting.`)]);
  }
  if (scope.to === 'discharge') return decide('wrongList', ['leave', 'take'], [scopeReason]);
  // The coordinator decides on a soft tissue tumour without contact; a child or an MSCC emergency is never taken onto this list (I7).
  if (isExit(scope)) return decide('wrongList', scope.to === 'otherService' ? ['recordExit', 'take', 'leave'] : ['recordExit', 'leave'], [scopeReason]);
  const doubt = [stored, twin].find((match) => match.kind === 'perhaps');
  const waits = scope.to === 'undecided' ? [{ ...scopeReason, text: `${scope.text} It stays in triage until that is recorded.` }] : [];
  if (doubt?.kind === 'perhaps') return decide('new', ['leave', 'take'], [sentence(doubt.sentence), ...waits]);
  if (identity.nhsNumber === null && identity.hospitalKey === '' && identity.dateOfBirth === null) {
    return decide('new', ['leave', 'take'], [sentence('Only a name tells who this is: there is no NHS number, hospital number or date of birth.'), ...waits]);
  }
  return decide('new', ['take', 'leave'], [...waits, ...promptsOf(values, scope, input.matched.today)]);
}

/** The numbers are alike and the name is another: perhaps a change of name, perhaps another patient (hazard H1). */
function otherName(match: Match<unknown>): Reason[] {
  return match.kind === 'same' && match.otherName !== null ? [sentence(match.otherName)] : [];
}

function sentence(text: string): Reason {
  return { text, column: null, clauses: [] };
}

function identityOf({ values }: CaseRow): Keyed {
  const { nhsNumber, hospitalNumber, familyName, givenName, dateOfBirth } = values;
  return keyed({ nhsNumber, hospitalNumber, name: patientName({ familyName, givenName }), dateOfBirth });
}
