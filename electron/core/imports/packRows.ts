import { CaseDetails } from '../../../shared/domain/case.ts';
import type { CirculatedCase } from '../../../shared/domain/circulatedList.ts';
import type { IsoDate } from '../../../shared/domain/dates.ts';
import { lateWords } from '../../../shared/domain/listDifference.ts';
import { AgendaEntry } from '../../../shared/domain/meeting.ts';
import { faultsOf } from '../../../shared/domain/plausible.ts';
import type { CaseRow } from './caseRow.ts';
import { blankValues, valuesOf } from './caseValues.ts';
import type { ListPack } from './listPackFile.ts';
import type { Reason } from './rowReading.ts';

type PackedCase = ListPack['cases'][number];

const Listing = AgendaEntry.pick({ estimatedMinutes: true, lateReason: true, lateAgreedBy: true });

/**
 * The rows of a pack: one for each case of its list, in its order, then one for each case that it holds beside its list. What cannot
 * be taken is refused by its row, so that none is dropped without a word.
 */
export function packRows({ list, cases }: ListPack, today: IsoDate): CaseRow[] {
  const waiting = [...cases];
  const rows: CaseRow[] = [];
  for (const line of list.lines) {
    if (line.kind !== 'case') continue;
    const at = waiting.findIndex(({ caseId }) => caseId === line.case.caseId);
    const [packed] = at < 0 ? [] : waiting.splice(at, 1);
    rows.push(listedRow(rows.length + 1, line, packed, today));
  }
  for (const packed of waiting) rows.push(refusedRow(rows.length + 1, `Case ${packed.caseId}`, 'The pack holds this case, but its list does not: it is not taken.'));
  return rows;
}

type CaseLine = { readonly begins: string; readonly minutes: number; readonly case: CirculatedCase };

function listedRow(row: number, line: CaseLine, packed: PackedCase | undefined, today: IsoDate): CaseRow {
  const { case: listed, minutes: estimatedMinutes } = line;
  const name = listed.name === '' ? `Case ${listed.caseId}` : listed.name;
  if (packed === undefined) return refusedRow(row, name, 'The list names this case, but the pack holds no details of it: its record was damaged where the list was made.');
  if (packed.version !== listed.version || packed.hash !== listed.hash) return refusedRow(row, name, 'The details in the pack are not of the version of the record that its list speaks of.');
  const details = CaseDetails.safeParse(packed.details);
  if (!details.success) return refusedRow(row, name, `The details of this case cannot be read: ${details.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}.`);
  const listing = Listing.safeParse({ estimatedMinutes, lateReason: listed.lateReason, lateAgreedBy: listed.lateAgreedBy });
  const faults = [
    ...faultsOf(details.data, today).map(({ sentence }) => sentence),
    ...(listing.success ? [] : [`Its place on the agenda cannot be taken: ${listing.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}.`]),
  ];
  return { ...blankRow(row), values: valuesOf(details.data), listing: listing.data ?? null, faults: faults.map(said), notes: notesOf(line, packed.details).map(said) };
}

/** What of its agenda is taken with the case, and what is not. */
function notesOf({ begins, minutes, case: listed }: CaseLine, details: unknown): string[] {
  const late = lateWords(listed);
  const opens = listed.openItems.map(({ words, owner }) => `${words} (${owner})`);
  return [
    `On its list at ${begins} for ${minutes} minutes${late === '' ? '' : `; late: ${late}`}.`,
    ...(listed.deferred === '' ? [] : [`Not taken, since it is of the sender's record: ${listed.deferred}.`]),
    ...(listed.retrospective ? ["Not taken, since it is of the sender's record: listed there as retrospective (K2b)."] : []),
    ...(opens.length === 0 ? [] : [`Not taken, since they are of the sender's record: still open there are ${opens.join('; ')}.`]),
    ...(/\p{Cf}/u.test(JSON.stringify(details)) ? ['Its texts hold invisible characters, kept as they are.'] : []),
  ];
}

function refusedRow(row: number, name: string, sentence: string): CaseRow {
  return { ...blankRow(row), values: { ...blankValues, familyName: name }, faults: [said(sentence)] };
}

function blankRow(row: number): Omit<CaseRow, 'values'> {
  return { row, whole: true, stated: [], derived: [], listing: null, faults: [], notes: [], words: [] };
}

function said(text: string): Reason {
  return { text, column: null, clauses: [] };
}
