import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportPreview, ImportReport, RowChoice } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { CaseFact } from '../../../shared/domain/caseEvent.ts';
import { type IsoDate, londonDay } from '../../../shared/domain/dates.ts';
import type { ListingRequest } from '../../../shared/domain/meeting.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import type { Clock } from '../ports.ts';
import { type CaseListPlan, matchRows, planCaseList, type PlannedRow, type StoredIdentity, storedCasesOf } from './caseList.ts';
import { changedParts, detailsOf } from './caseValues.ts';
import { mergeDetails } from './merge.ts';
import { readTable } from './readTable.ts';
import { isExit, stepsAfterRegistration } from './triageSteps.ts';

/** What an import needs of the stored cases and meetings. */
export type CasesForImport = {
  /** Identities of all stored cases, from the read model: cheap for thousands. */
  identities(): Promise<readonly StoredIdentity[]>;
  /** The details of one stored case. */
  details(caseId: string): Promise<Result<CaseDetails>>;
  /** The agenda a list is imported for. Refuses where there is no such meeting or it takes no more cases. */
  agenda(meetingId: string): Promise<Result<{ readonly caseIds: readonly string[]; readonly cutOff: IsoDate | null }>>;
  /** Registers a case and records the steps that follow, all or nothing. */
  register(by: Actor, details: CaseDetails, source: { readonly kind: 'import' | 'demonstration'; readonly name: string }, steps: readonly CaseFact[]): Promise<Result<{ readonly caseId: string }>>;
  /** Records a correction of a case's details. */
  change(by: Actor, caseId: string, changes: Partial<CaseDetails>, reason: string): Promise<Result<{ readonly caseId: string }>>;
  /** Puts cases on the agenda of a meeting, behind those that are there. */
  listForMeeting(by: Actor, meetingId: string, entries: readonly ListingRequest[]): Promise<Result<unknown>>;
};

/** A case list as the coordinator chose it. */
type CaseListFile = { readonly meetingId: string; readonly fileName: string; readonly base64: string };

type CommitInput = CaseListFile & {
  readonly by: Actor;
  readonly basis: string;
  readonly choices: readonly { readonly row: number; readonly choice: RowChoice }[];
};

export type Imports = {
  /** The dry run: what would become of each row. Nothing is written. */
  preview(input: CaseListFile): Promise<Result<ImportPreview>>;
  /** Writes what was chosen, the proposed choice where none was, and says of every row what it did. Refuses with "conflict" where the dry run is no longer true. */
  commit(input: CommitInput): Promise<Result<ImportReport>>;
};

type Report = ImportReport['rows'][number];

const ROWS_BETWEEN_PROGRESS = 50;
/** Minutes set aside for an imported case; MDT meetings were measured at a mean of 3.2 minutes a patient (BMJ 2017;356:j114). */
const ESTIMATED_MINUTES = 3;

/** Imports of case lists into the stored cases. `progress` is told how many rows of how many are done. */
export function createImports(options: {
  readonly pathways: { readonly current: Pathway };
  readonly cases: CasesForImport;
  readonly clock: Clock;
  readonly progress: (done: number, total: number) => void;
}): Imports {
  const { pathways, cases, clock, progress } = options;
  const today = (): IsoDate => londonDay(clock().toISOString());

  const dryRun = async ({ fileName, base64 }: CaseListFile, agenda: readonly string[]): Promise<Result<CaseListPlan>> => {
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length !== Buffer.byteLength(base64, 'base64')) return refuse('invalidInput', 'The file did not arrive whole: choose it again.', [], 'base64');
    const table = readTable(bytes);
    if (!table.ok) return table;
    const matched = matchRows({ table: table.value, fileName, stored: await cases.identities(), today: today() });
    const stored = new Map<string, Result<CaseDetails>>();
    for (const caseId of storedCasesOf(matched)) stored.set(caseId, await cases.details(caseId));
    return ok(planCaseList({ pathway: pathways.current, matched, stored, agenda: new Set(agenda) }));
  };

  const preview = async (input: CaseListFile): Promise<Result<ImportPreview>> => {
    const agenda = await cases.agenda(input.meetingId);
    if (!agenda.ok) return agenda;
    const plan = await dryRun(input, agenda.value.caseIds);
    return plan.ok ? ok(plan.value.preview) : plan;
  };

  const commit = async (input: CommitInput): Promise<Result<ImportReport>> => {
    const agenda = await cases.agenda(input.meetingId);
    if (!agenda.ok) return agenda;
    const plan = await dryRun(input, agenda.value.caseIds);
    if (!plan.ok) return plan;
    const { rows, preview } = plan.value;
    if (preview.basis !== input.basis) return refuse('conflict', 'The stored cases have changed since this list was checked. Nothing was written; check the list again.');
    const choices = new Map(input.choices.map(({ row, choice }) => [row, choice]));
    const known = new Set(rows.map(({ view }) => view.row));
    const stranger = input.choices.find(({ row }) => !known.has(row));
    if (stranger) return refuse('invalidInput', `The list has no row ${stranger.row}. Nothing was written.`, [], 'choices');

    const reports: Report[] = [];
    const listed: { readonly report: Report; readonly entry: ListingRequest }[] = [];
    const onAgenda = new Set(agenda.value.caseIds);
    const caseOfRow = new Map<number, string>();
    const lateReason = agenda.value.cutOff !== null && today() > agenda.value.cutOff ? `Imported after the cut-off with the list ${input.fileName}.` : '';
    for (const planned of rows) {
      const { report, toAgenda } = await take(planned, choices.get(planned.view.row) ?? planned.view.choice, input, caseOfRow);
      reports.push(report);
      if (report.caseId !== null) caseOfRow.set(report.row, report.caseId);
      if (toAgenda && report.caseId !== null && !onAgenda.has(report.caseId)) {
        onAgenda.add(report.caseId);
        listed.push({ report, entry: { caseId: report.caseId, estimatedMinutes: ESTIMATED_MINUTES, lateReason } });
      }
      if (reports.length % ROWS_BETWEEN_PROGRESS === 0) {
        progress(reports.length, rows.length);
        await nextTurn();
      }
    }
    progress(rows.length, rows.length);
    if (listed.length === 0) return ok({ rows: reports });
    const listing = await cases.listForMeeting(input.by, input.meetingId, listed.map(({ entry }) => entry));
    return ok({ rows: listing.ok ? reports : notOnAgenda(reports, new Set(listed.map(({ report }) => report.row)), listing.refusal.message) });
  };

  /** What one row comes to. A refusal by the record is reported and stops nothing else. */
  const take = async (
    planned: PlannedRow,
    choice: RowChoice,
    input: CommitInput,
    caseOfRow: ReadonlyMap<number, string>,
  ): Promise<{ readonly report: Report; readonly toAgenda: boolean }> => {
    const { view, scope } = planned;
    const answer = (result: Report['result'], text: string, caseId: string | null, toAgenda = false) => ({ report: { row: view.row, result, text, caseId }, toAgenda });
    if (!view.choices.includes(choice)) return answer('refused', 'This cannot be chosen for this row; it was left out.', null);
    if (view.fate === 'refused') return answer('refused', view.reasons[0]?.text ?? 'The row cannot be taken.', null);
    if (choice === 'leave') return answer('left', view.caseId === null ? 'Left out, as chosen.' : 'The stored case was left as it is.', view.caseId);

    const twin = view.duplicateOfRow === null ? undefined : caseOfRow.get(view.duplicateOfRow);
    const caseId = view.caseId ?? twin ?? null;
    const staysOff = isExit(scope) && view.fate !== 'wrongList';
    if (caseId !== null) {
      const changed = await change(planned, caseId, input);
      if (!changed.ok) return answer('refused', changed.refusal.message, caseId);
      return answer('updated', changed.value, caseId, !staysOff);
    }
    const exits = isExit(scope) && (choice === 'recordExit' || view.fate !== 'wrongList');
    const details = detailsOf(planned.values);
    const steps = stepsAfterRegistration(details, scope, input.meetingId, isExit(scope) && !exits, input.fileName);
    const registered = await cases.register(input.by, details, { kind: 'import', name: input.fileName }, steps);
    if (!registered.ok) return answer('refused', registered.refusal.message, null);
    if (exits) return answer('recordedWithExit', `Recorded and kept off the agenda. ${scope.text}`, registered.value.caseId);
    return answer('imported', importedText(planned), registered.value.caseId, true);
  };

  /** Corrects a case by a row, from the details the case has now: an earlier row may have just written them. */
  const change = async ({ read, view }: PlannedRow, caseId: string, input: CommitInput): Promise<Result<string>> => {
    const stored = await cases.details(caseId);
    if (!stored.ok) return stored;
    const changes = changedParts(stored.value, mergeDetails(stored.value, read));
    if (Object.keys(changes).length === 0) return ok('Nothing had to be changed.');
    const changed = await cases.change(input.by, caseId, changes, `Imported from ${input.fileName}, row ${view.row}.`);
    return changed.ok ? ok(view.duplicateOfRow === null ? 'The stored case was updated.' : `The case of row ${view.duplicateOfRow} was updated.`) : changed;
  };

  return { preview, commit };
}

function importedText({ scope, values }: PlannedRow): string {
  if (scope.to === 'undecided' || scope.to === 'discharge') return `Imported; it stays in triage. ${scope.text}`;
  if (values.urgent === 'yes') return 'Imported as urgent: record who was consulted about the treatment, or why that was not possible (K2c).';
  return 'Imported.';
}

function notOnAgenda(reports: readonly Report[], rows: ReadonlySet<number>, why: string): Report[] {
  return reports.map((report) => (rows.has(report.row) ? { ...report, text: `${report.text} It could not be put on the agenda: ${why}` } : report));
}
