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

type CaseLine = { readonly begins: string; readonly minutes: number; readonly case: CirculatedCase };

/** One row of a pack before its details are read: a line of its list with what the pack holds of it, or a case beside its list. */
export type PackSlot = { readonly row: number; readonly line: CaseLine | null; readonly packed: PackedCase | undefined };

/** The rows of a pack: one for each case of its list, in its order, then one for each case that it holds beside its list, so that none is dropped without a word. */
export function packSlots({ list, cases }: ListPack): PackSlot[] {
  const waiting = new Map<string, PackedCase>();
  const beside: PackedCase[] = [];
  for (const packed of cases) {
    if (waiting.has(packed.caseId)) beside.push(packed);
    else waiting.set(packed.caseId, packed);
  }
  const slots: PackSlot[] = [];
  for (const line of list.lines) {
    if (line.kind !== 'case') continue;
    slots.push({ row: slots.length + 1, line, packed: waiting.get(line.case.caseId) });
    waiting.delete(line.case.caseId);
  }
  for (const packed of [...waiting.values(), ...beside]) slots.push({ row: slots.length + 1, line: null, packed });
  return slots;
}

/** Reads a row of a pack with the details it holds. What cannot be taken is refused by its row and stops no other. */
export function packRow({ row, line, packed }: PackSlot, today: IsoDate): CaseRow {
  if (line === null) return refusedRow(row, `Case ${packed?.caseId ?? ''}`, 'The pack holds this case, but its list does not: it is not taken.');
  return listedRow(row, line, packed, today);
}

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
    `On its list at ${begins} for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}${late === '' ? '' : `; late: ${late}`}.`,
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
