import type { ImportPreview, ImportReport, RowChoice } from '../../../shared/api/importViews.ts';
import type { ExportedFile } from '../../../shared/api/views.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseDetails } from '../../../shared/domain/case.ts';
import type { CaseFact } from '../../../shared/domain/caseEvent.ts';
import { type IsoDate, londonDay } from '../../../shared/domain/dates.ts';
import type { ListingRequest } from '../../../shared/domain/meeting.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import type { PreparedCase } from '../cases/cases.ts';
import type { Clock } from '../ports.ts';
import { type CaseListPlan, matchRows, planCaseList, type StoredIdentity, storedCasesOf } from './caseList.ts';
import { commitRows } from './commitRows.ts';
import type { CaseSource } from './caseSource.ts';
import type { RememberedSources } from './importSources.ts';
import { isPackFile } from './listPackFile.ts';
import { openListPack } from './packSource.ts';
import { cancelled, type Progress, type Run, Runs } from './runs.ts';
import { openTable } from './tableSource.ts';

/** What an import needs of the stored cases and meetings. */
export type CasesForImport = {
  /** Identities of all stored cases, from the read model: cheap for thousands. */
  identities(): Promise<readonly StoredIdentity[]>;
  /** The details of one stored case. */
  details(caseId: string): Promise<Result<CaseDetails>>;
  /** The agenda a list is imported for, and whether it has closed. Refuses where there is no such meeting or it takes no more cases. */
  agenda(meetingId: string): Promise<Result<Agenda>>;
  /** A new case with the steps that follow, taken by the pathway machine and not yet written: all or nothing. */
  prepare(by: Actor, details: CaseDetails, source: { readonly kind: 'import' | 'demonstration'; readonly name: string }, steps: readonly CaseFact[]): Result<PreparedCase>;
  /** Records a correction of a case's details. */
  change(by: Actor, caseId: string, changes: Partial<CaseDetails>, reason: string): Promise<Result<{ readonly caseId: string }>>;
  /** Puts cases on the agenda of a meeting, behind those that are there. */
  listForMeeting(by: Actor, meetingId: string, entries: readonly ListingRequest[]): Promise<Result<unknown>>;
};

/** A case list as the coordinator chose it. */
export type CaseListFile = {
  readonly meetingId: string;
  readonly fileName: string;
  readonly base64: string;
  /** The sheet of a workbook; null for the one with the known headings. */
  readonly sheet: string | null;
  /** Names the call while it is under way, so that it can be cancelled; empty for one that cannot. */
  readonly run: string;
};

/** What was chosen for a row: of an update, which of its values, by their keys; those proposed where none are named. */
export type ChosenRow = { readonly row: number; readonly choice: RowChoice; readonly fields?: readonly string[] | undefined };

/** What was chosen, and why the cases come late and who agreed, which is asked for once the list has closed. */
export type CommitInput = CaseListFile & { readonly by: Actor; readonly basis: string; readonly choices: readonly ChosenRow[]; readonly lateReason: string; readonly lateAgreedBy: string };

export type Imports = {
  /** The dry run: the result each row would have. Nothing is written. */
  preview(input: CaseListFile): Promise<Result<ImportPreview>>;
  /**
   * Writes what was chosen, the proposed choice where none was, and says of every row what it did. Refuses with "conflict" where the
   * dry run is no longer true, and where cases come late without a reason or without who agreed. Until the first row is written it can be cancelled, and then nothing is.
   */
  commit(input: CommitInput): Promise<Result<ImportReport>>;
  /** The rows that would not be taken, with the reasons, as a list to correct. Refuses where there are none. */
  notTaken(input: CaseListFile & { readonly choices: readonly ChosenRow[] }): Promise<Result<ExportedFile>>;
  /** Gives up a preview or a commit. Refuses once rows are being written. */
  cancel(run: string): Result<{ readonly cancelled: true }>;
};

/** A list that was read and checked. */
type DryRun = { readonly source: CaseSource; readonly plan: CaseListPlan };

/** Imports of case lists into the stored cases. */
export function createImports(options: {
  readonly pathways: { readonly current: Pathway };
  readonly cases: CasesForImport;
  readonly sources: RememberedSources;
  readonly clock: Clock;
  readonly progress: Progress;
}): Imports {
  const { pathways, cases, sources, clock } = options;
  const today = (): IsoDate => londonDay(clock().toISOString());
  const runs = new Runs(options.progress);

  const dryRun = async ({ fileName, base64, sheet }: CaseListFile, agenda: readonly string[], run: Run): Promise<Result<DryRun>> => {
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.length !== Buffer.byteLength(base64, 'base64')) return refuse('invalidInput', 'The file did not arrive whole: choose it again.', [], 'base64');
    const opened = isPackFile(fileName, bytes) ? openListPack(bytes, pathways.current, today()) : await openTable(bytes, sheet, sources, today());
    if (!opened.ok) return opened;
    const source = opened.value;
    // Two loops go over the rows, so each is half of the way.
    const total = source.rowCount;
    const matched = await matchRows({ source, stored: await cases.identities(), today: today(), pace: (done) => run.check(Math.floor(done / 2), total) });
    if (matched === null) return cancelled;
    const stored = new Map<string, Result<CaseDetails>>();
    for (const caseId of storedCasesOf(matched)) stored.set(caseId, await cases.details(caseId));
    const plan = await planCaseList({ pathway: pathways.current, matched, stored, agenda: new Set(agenda) }, (done) => run.check(Math.floor((total + done) / 2), total));
    return plan === null ? cancelled : ok({ source, plan });
  };

  const onAgenda = async <T>(input: CaseListFile, then: (dry: DryRun, agenda: Agenda, run: Run) => Promise<Result<T>>): Promise<Result<T>> => {
    const agenda = await cases.agenda(input.meetingId);
    if (!agenda.ok) return agenda;
    return runs.during(input.run, async (run) => {
      const dry = await dryRun(input, agenda.value.caseIds, run);
      return dry.ok ? then(dry.value, agenda.value, run) : dry;
    });
  };

  return {
    cancel: (run) => runs.cancel(run),
    preview: (input) => onAgenda(input, async ({ source, plan }, agenda) => ok(source.preview(input.fileName, plan, agenda.late))),
    notTaken: (input) =>
      onAgenda(input, async ({ source, plan }) => {
        const choices = new Map(input.choices.map((chosen) => [chosen.row, chosen.choice]));
        const left = plan.rows.filter(({ view }) => (choices.get(view.row) ?? view.choice) === 'leave');
        const why = new Map(left.map(({ view }) => [view.row, view.reasons.map(({ text }) => text).join(' ') || 'Left out, as chosen.']));
        const file = source.notTaken(input.fileName, why);
        return file === null ? refuse('notFound', 'Every row is taken: there is nothing to save.') : ok(file);
      }),
    commit: (input) =>
      onAgenda(input, async ({ source, plan }, agenda, run) => {
        const committed = await commitRows({ input: { ...input, fileName: source.recordedAs(input.fileName) }, plan, agenda, cases, pathway: pathways.current, today: today(), run });
        if (!committed.ok) return committed;
        await source.taken(today());
        const rows = committed.value;
        const reasons = new Map(plan.rows.map(({ view }) => [view.row, view.reasons.map(({ text }) => text).join(' ')]));
        const left = rows.filter(({ result }) => result === 'left' || result === 'refused');
        const chosen = new Set(input.choices.map(({ row }) => row));
        const why = new Map(left.map(({ row, result, text }) => [row, result === 'left' && chosen.has(row) ? `${text} ${reasons.get(row) ?? ''}`.trim() : text]));
        return ok({ rows, notTaken: source.notTaken(input.fileName, why) });
      }),
  };
}

type Agenda = { readonly caseIds: readonly string[]; readonly late: boolean };
