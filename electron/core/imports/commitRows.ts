import type { ImportReport, RowChoice } from '../../../shared/api/importViews.ts';
import { usualMinutes } from '../../../shared/domain/agendaLayout.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import type { ListingRequest } from '../../../shared/domain/meeting.ts';
import { ok, refuse, type Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import type { PreparedCase } from '../cases/cases.ts';
import type { CaseListPlan, PlannedRow } from './caseList.ts';
import { changedParts, detailsOf, differences, valuesOf, withChosen } from './caseValues.ts';
import type { CasesForImport, ChosenRow, CommitInput } from './importService.ts';
import { mergeValues } from './merge.ts';
import { cancelled, type Run } from './runs.ts';
import { isExit, scopeOfValues, stepsAfterRegistration } from './triageSteps.ts';
import { begunTreatment } from './urgentTreatment.ts';

type Report = ImportReport['rows'][number];
type Answer = { readonly report: Report; readonly toAgenda: boolean };

/** What a row comes to: known already, a new case that only has to be written, or a change of a stored one. */
type Task =
  | { readonly kind: 'known'; readonly answer: Answer }
  | { readonly kind: 'write'; readonly prepared: PreparedCase; readonly answer: (caseId: string) => Answer }
  | { readonly kind: 'change'; readonly planned: PlannedRow; readonly fields: ReadonlySet<string> };

/** A plan with what was chosen, and what it is carried out on. */
export type Commit = {
  readonly input: CommitInput;
  readonly plan: CaseListPlan;
  readonly agenda: { readonly caseIds: readonly string[]; readonly late: boolean };
  readonly cases: CasesForImport;
  readonly pathway: Pathway;
  readonly today: IsoDate;
  readonly run: Run;
};

const ROWS_BETWEEN_PROGRESS = 50;

/**
 * Carries a plan out: first every new case is taken through the pathway machine, which can be cancelled, then all is written, which
 * cannot. A row that the record refuses is reported and stops nothing else.
 */
export async function commitRows(commit: Commit): Promise<Result<Report[]>> {
  const { input, plan, agenda, run } = commit;
  if (plan.basis !== input.basis) return refuse('conflict', 'The stored cases have changed since this list was checked. Nothing was written; check the list again.');
  const choices = new Map(input.choices.map((chosen) => [chosen.row, chosen]));
  const known = new Set(plan.rows.map(({ view }) => view.row));
  const stranger = input.choices.find(({ row }) => !known.has(row));
  if (stranger) return refuse('invalidInput', `The list has no row ${stranger.row}. Nothing was written.`, [], 'choices');

  const comesOn = plan.rows.some(({ view, read }) => (read.listing === null || read.listing.lateReason === '') && (choices.get(view.row)?.choice ?? view.choice) === 'take' && (view.caseId === null || !agenda.caseIds.includes(view.caseId)));
  if (agenda.late && comesOn && (input.lateReason === '' || input.lateAgreedBy === '')) return refuse('invalidInput', 'The list has closed: say why these cases come late and who agreed. Nothing was written.', [], input.lateReason === '' ? 'lateReason' : 'lateAgreedBy');

  const tasks: Task[] = [];
  for (const planned of plan.rows) {
    tasks.push(taskOf(planned, choices.get(planned.view.row), commit));
    if (tasks.length % ROWS_BETWEEN_PROGRESS === 0 && !(await run.check(tasks.length, plan.rows.length))) return cancelled;
  }
  if (!run.beginWriting()) return cancelled;
  return ok(await writeAll(tasks, commit));
}

async function writeAll(tasks: readonly Task[], commit: Commit): Promise<Report[]> {
  const reports: Report[] = [];
  const listed: { readonly report: Report; readonly entry: ListingRequest }[] = [];
  const { input, plan, agenda, cases, run } = commit;
  const onAgenda = new Set(agenda.caseIds);
  const listings = new Map(plan.rows.map(({ read }) => [read.row, read.listing]));
  const caseOfRow = new Map<number, string>();
  const late = agenda.late ? { lateReason: input.lateReason, lateAgreedBy: input.lateAgreedBy } : { lateReason: '', lateAgreedBy: '' };
  await run.wrote(0, tasks.length);
  for (const task of tasks) {
    const { report, toAgenda } = await carryOut(task, caseOfRow, commit);
    reports.push(report);
    if (report.caseId !== null) caseOfRow.set(report.row, report.caseId);
    if (toAgenda && report.caseId !== null && !onAgenda.has(report.caseId)) {
      onAgenda.add(report.caseId);
      const listing = listings.get(report.row) ?? null;
      listed.push({ report, entry: { caseId: report.caseId, estimatedMinutes: listing?.estimatedMinutes ?? usualMinutes, ...(listing === null || listing.lateReason === '' ? late : listing) } });
    }
    if (reports.length % ROWS_BETWEEN_PROGRESS === 0) await run.wrote(reports.length, tasks.length);
  }
  await run.wrote(tasks.length, tasks.length);
  if (listed.length === 0) return reports;
  const listing = await cases.listForMeeting(input.by, input.meetingId, listed.map(({ entry }) => entry));
  return listing.ok ? reports : notOnAgenda(reports, new Set(listed.map(({ report }) => report.row)), listing.refusal.message);
}

/** Decides what a row comes to and prepares it; nothing is written. */
function taskOf(planned: PlannedRow, chosen: ChosenRow | undefined, { input, cases, today }: Commit): Task {
  const { view, scope } = planned;
  const choice: RowChoice = chosen?.choice ?? view.choice;
  const known = (result: Report['result'], text: string, caseId: string | null): Task => ({ kind: 'known', answer: answer(view, result, text, caseId) });
  if (!view.choices.includes(choice)) return known('refused', 'This cannot be chosen for this row; it was left out.', null);
  if (view.fate === 'refused') return known('refused', view.reasons.map(({ text }) => text).join(' ') || 'The row cannot be taken.', null);
  if (choice === 'leave') return known('left', `${view.caseId === null ? 'Left out' : 'The stored case was left as it is'}${chosen === undefined ? `: ${proposedBecause(planned)}` : ', as chosen.'}`, view.caseId);
  if (view.caseId !== null || view.duplicateOfRow !== null) {
    return { kind: 'change', planned, fields: new Set(chosen?.fields ?? view.changes.filter(({ proposed }) => proposed).map(({ key }) => key)) };
  }
  const exits = isExit(scope) && (choice === 'recordExit' || view.fate !== 'wrongList');
  const details = detailsOf(planned.values);
  const { meetingId, fileName } = input;
  const steps = stepsAfterRegistration(details, { scope, meetingId, fileName, today, takenAnyway: isExit(scope) && !exits });
  const prepared = cases.prepare(input.by, details, { kind: 'import', name: fileName }, steps);
  if (!prepared.ok) return known('refused', prepared.refusal.message, null);
  const [result, text] = exits ? (['recordedWithExit', `Recorded and kept off the agenda. ${scope.text}`] as const) : (['imported', importedText(planned, today)] as const);
  return { kind: 'write', prepared: prepared.value, answer: (caseId) => answer(view, result, text, caseId, !exits) };
}

async function carryOut(task: Task, caseOfRow: ReadonlyMap<number, string>, commit: Commit): Promise<Answer> {
  if (task.kind === 'known') return task.answer;
  if (task.kind === 'change') return change(task.planned, task.fields, caseOfRow, commit);
  const written = await task.prepared.write();
  return written.ok ? task.answer(written.value.caseId) : answer(task.answer('').report, 'refused', written.refusal.message, null);
}

/** Corrects a case by the chosen values of a row, from the details the case has now: an earlier row may have just written them. */
async function change({ read, view }: PlannedRow, fields: ReadonlySet<string>, caseOfRow: ReadonlyMap<number, string>, { input, agenda, cases, pathway }: Commit): Promise<Answer> {
  const caseId = view.caseId ?? caseOfRow.get(view.duplicateOfRow ?? 0) ?? null;
  if (caseId === null) return answer(view, 'refused', `Row ${view.duplicateOfRow}, which it would have updated, was not taken.`, null);
  const stored = await cases.details(caseId);
  if (!stored.ok) return answer(view, 'refused', stored.refusal.message, caseId);
  const before = valuesOf(stored.value);
  const merged = mergeValues(before, read);
  const after = withChosen(before, merged, fields);
  const changes = changedParts(stored.value, detailsOf(after));
  const toAgenda = !isExit(scopeOfValues(pathway, after)) && view.fate !== 'wrongList';
  const left = differences(after, merged).map(({ field }) => field);
  const notTaken = left.length === 0 ? '' : ` Not taken, as chosen: ${left.join(', ')}.`;
  if (Object.keys(changes).length === 0) {
    const listed = toAgenda && !agenda.caseIds.includes(caseId) && view.duplicateOfRow === null;
    return answer(view, listed ? 'listed' : 'left', `${listed ? 'The stored case was put on the agenda; nothing' : 'Nothing'} had to be changed.${notTaken}`, caseId, toAgenda);
  }
  const changed = await cases.change(input.by, caseId, changes, `Imported from ${input.fileName}, row ${view.row}.`);
  if (!changed.ok) return answer(view, 'refused', changed.refusal.message, caseId);
  const taken = differences(before, after).map(({ field }) => field).join(', ');
  return answer(view, 'updated', `${view.duplicateOfRow === null ? 'The stored case' : `The case of row ${view.duplicateOfRow}`} was updated: ${taken}.${notTaken}`, caseId, toAgenda);
}

function answer({ row, name }: Pick<Report, 'row' | 'name'>, result: Report['result'], text: string, caseId: string | null, toAgenda = false): Answer {
  return { report: { row, name, result, text, caseId }, toAgenda };
}

/** Why the dry run proposed what it did, without the notes on how the cells were read. */
function proposedBecause({ view, read }: PlannedRow): string {
  return view.reasons.filter((reason) => !read.notes.includes(reason)).map(({ text }) => text).join(' ');
}

function importedText({ scope, values }: PlannedRow, today: IsoDate): string {
  if (scope.to === 'undecided' || scope.to === 'discharge') return `Imported; it stays in triage. ${scope.text}`;
  if (begunTreatment(values, today) !== null) return 'Imported as an urgent case whose treatment was begun: record who was consulted about it, or why that was not possible.';
  return values.urgent === 'yes' ? 'Imported as an urgent case.' : 'Imported.';
}

function notOnAgenda(reports: readonly Report[], rows: ReadonlySet<number>, why: string): Report[] {
  return reports.map((report) => (rows.has(report.row) ? { ...report, text: `${report.text} It could not be put on the agenda: ${why}` } : report));
}
