import { createHash } from 'node:crypto';
import type { PractitionerListPreview, PractitionerListReport, PractitionerRowChoice, PractitionerRowFate } from '../../../shared/api/directoryViews.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import type { Practitioner } from '../../../shared/domain/practitioner.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import { readTable } from '../imports/readTable.ts';
import type { Clock, Ids } from '../ports.ts';
import type { Directory } from './directory.ts';
import { practitionerHeadings } from './practitionerColumns.ts';
import { matchPractitioner } from './practitionerMatch.ts';
import { designationWords, type FieldChange, mergePractitioner, newPractitioner } from './practitionerMerge.ts';
import { type PractitionerRow, practitionerRowReader, type RowReason } from './practitionerRow.ts';
import { withChangesNoted } from './standingChanges.ts';

/** A list of practitioners as somebody chose it. */
type ListFile = { readonly fileName: string; readonly base64: string };
type CommitInput = ListFile & { readonly by: Actor; readonly basis: string; readonly choices: readonly { readonly row: number; readonly choice: PractitionerRowChoice }[] };
type ListRow = PractitionerListPreview['rows'][number];

/** Lists of practitioners taken into the directory: first a dry run of every row, then the commit, all or nothing. */
export type DirectoryImport = {
  preview(file: ListFile): Promise<Result<PractitionerListPreview>>;
  commit(input: CommitInput): Promise<Result<PractitionerListReport>>;
};

/** What one row would do to a list. */
type RowEffect = {
  readonly fate: PractitionerRowFate;
  readonly reasons: readonly RowReason[];
  readonly changes: readonly FieldChange[];
  /** The row is taken only where somebody says so. */
  readonly doubtful: boolean;
  readonly practitioner: Practitioner | null;
};

const kind = { knownColumns: practitionerHeadings.knownColumns, examples: '"Name" or "Professional number"', rows: 'practitioners', mappable: false };

export function createDirectoryImport(need: { readonly directory: Directory; readonly pathways: { readonly current: Pathway }; readonly clock: Clock; readonly ids: Ids }): DirectoryImport {
  const { directory, pathways, clock, ids } = need;

  const read = async ({ base64 }: ListFile): Promise<Result<{ readonly columns: ReturnType<typeof practitionerHeadings.mapColumns>; readonly rows: PractitionerRow[] }>> => {
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length !== Buffer.byteLength(base64, 'base64')) return refuse('invalidInput', 'The file did not arrive whole: choose it again.', [], 'base64');
    const table = await readTable(bytes, kind);
    if (!table.ok) return table;
    const columns = practitionerHeadings.mapColumns(table.value.headers);
    const reader = practitionerRowReader(columns, [...pathways.current.sites.values()], londonDay(clock().toISOString()));
    return ok({ columns, rows: table.value.rows.map(reader) });
  };

  const preview = async (file: ListFile): Promise<Result<PractitionerListPreview>> => {
    const list = await read(file);
    if (!list.ok) return list;
    let practitioners = directory.entries();
    const rows = list.value.rows.map((row): ListRow => {
      const effect = effectOf(row, practitioners, file.fileName, `row-${row.row}`);
      if (effect.practitioner !== null && !effect.doubtful) practitioners = withPractitioner(practitioners, effect.practitioner);
      return shownRow(row, effect);
    });
    const counts: Record<PractitionerRowFate, number> = { new: 0, update: 0, duplicate: 0, refused: 0 };
    for (const { fate } of rows) counts[fate] += 1;
    return ok({ fileName: file.fileName, columns: list.value.columns, rows, counts, basis: basisOf(directory) });
  };

  const commit = async (input: CommitInput): Promise<Result<PractitionerListReport>> => {
    const dry = await preview(input);
    const list = await read(input);
    if (!dry.ok) return dry;
    if (!list.ok) return list;
    if (dry.value.basis !== input.basis) return refuse('conflict', 'The directory has changed since this list was checked. Nothing was written; check the list again.');
    const choices = new Map(input.choices.map(({ row, choice }) => [row, choice]));
    let practitioners = directory.entries();
    const rows = list.value.rows.map((row, index): PractitionerListReport['rows'][number] => {
      const effect = effectOf(row, practitioners, input.fileName, ids());
      const chosen = choices.get(row.row) ?? dry.value.rows[index]?.choice ?? 'leave';
      const answer = (result: 'added' | 'updated' | 'left' | 'refused', text: string, practitionerId: string | null) => ({ row: row.row, result, text, practitionerId });
      if (effect.fate === 'refused') return answer('refused', effect.reasons[0]?.text ?? 'The row cannot be taken.', null);
      if (effect.fate === 'duplicate') return answer('left', 'There was nothing to change.', effect.practitioner?.id ?? null);
      if (chosen === 'leave' || effect.practitioner === null) return answer('left', 'Left out, as chosen.', null);
      const known = practitioners.find(({ id }) => id === effect.practitioner?.id);
      practitioners = withPractitioner(practitioners, withChangesNoted(known, effect.practitioner, input.by, londonDay(clock().toISOString())));
      const { id, name } = effect.practitioner;
      return effect.fate === 'new' ? answer('added', `${name} was added.`, id) : answer('updated', `${name} was updated: ${effect.changes.map(({ field }) => field).join(', ')}.`, id);
    });
    const stored = practitioners === directory.entries() ? ok(null) : await directory.replace(practitioners);
    return stored.ok ? ok({ rows }) : stored;
  };

  return { preview, commit };
}

/** Decides what becomes of a row, given the list as the rows before it leave it. */
function effectOf(row: PractitionerRow, list: readonly Practitioner[], fileName: string, newId: string): RowEffect {
  const says = (text: string): RowReason => ({ text, column: null });
  const refused = (reasons: readonly RowReason[]): RowEffect => ({ fate: 'refused', reasons, changes: [], doubtful: false, practitioner: null });
  if (row.faults.length > 0) return refused(row.faults);
  const match = matchPractitioner(row.person, list);
  if (match.kind === 'mixUp') return refused([says(match.sentence)]);
  if (match.kind === 'same') {
    const { practitioner, changes } = mergePractitioner(match.practitioner, row, fileName);
    const known = says(`In the directory or an earlier row already (by ${match.by})${changes.length === 0 ? ', and there is nothing to change' : ''}.`);
    return { fate: changes.length === 0 ? 'duplicate' : 'update', reasons: [known, ...row.notes], changes, doubtful: false, practitioner };
  }
  const doubt = match.kind === 'perhaps' ? [says(match.sentence)] : [];
  const idle = row.designation === null ? [says('The row names no treatment and no standing: the person may not treat anybody yet.')] : [];
  return { fate: 'new', reasons: [...doubt, ...idle, ...row.notes], changes: [], doubtful: doubt.length > 0, practitioner: newPractitioner(newId, row, fileName) };
}

function shownRow({ row, person, designation }: PractitionerRow, { fate, reasons, changes, doubtful }: RowEffect): ListRow {
  const choices: PractitionerRowChoice[] = fate === 'refused' || fate === 'duplicate' ? ['leave'] : doubtful ? ['leave', 'take'] : ['take', 'leave'];
  return {
    row,
    name: person.name,
    identifiers: [person.professionalNumber, person.trust].filter((part) => part !== '').join(' · '),
    designation: designation === null ? '' : designationWords(designation),
    fate,
    choices,
    choice: choices[0] ?? 'leave',
    reasons: reasons.map((reason) => ({ ...reason })),
    changes: changes.map((change) => ({ ...change })),
  };
}

function withPractitioner(list: readonly Practitioner[], practitioner: Practitioner): readonly Practitioner[] {
  return list.some(({ id }) => id === practitioner.id) ? list.map((each) => (each.id === practitioner.id ? practitioner : each)) : [...list, practitioner];
}

function basisOf(directory: Directory): string {
  return createHash('sha256').update(JSON.stringify(directory.entries())).digest('hex');
}
