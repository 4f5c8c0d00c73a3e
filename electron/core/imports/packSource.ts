import type { ImportPreview } from '../../../shared/api/importViews.ts';
import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { Pathway } from '../../../shared/pathway/pathway.ts';
import type { CaseRow } from './caseRow.ts';
import type { CaseSource } from './caseSource.ts';
import { type ListPack, readListPack } from './listPackFile.ts';
import { packRow, packSlots } from './packRows.ts';
import { rowsNotTaken } from './rowsNotTaken.ts';

/** Opens a pack that another desk circulated: each case of its list is a row, with its details taken as they are. */
export function openListPack(bytes: Uint8Array, pathway: Pathway, today: IsoDate): Result<CaseSource> {
  const read = readListPack(bytes);
  if (!read.ok) return read;
  const pack = read.value;
  const slots = packSlots(pack);
  const rows: CaseRow[] = [];
  const readRow = (place: number): CaseRow => {
    const slot = slots[place];
    if (slot === undefined) throw new Error(`The pack has no row at ${place}.`);
    return (rows[place] ??= packRow(slot, today));
  };
  return ok({
    rowCount: slots.length,
    readRow,
    basis: pack.packDigest,
    preview: (fileName, plan, late) => ({
      fileName,
      sheets: [],
      sheet: null,
      notices: noticesOf(pack, pathway),
      pack: originOf(pack),
      source: { id: '', name: '', known: false, usedOn: null },
      columns: [],
      words: [],
      taught: [],
      rows: plan.rows.map(({ view }) => view),
      counts: { ...plan.counts },
      late,
      basis: plan.basis,
    }),
    notTaken: (fileName, why) => rowsNotTaken({ headers, rows: slots.map(({ row }, place) => ({ number: row, cells: cellsOf(readRow(place)) })) }, fileName, why),
    recordedAs: (fileName) => `${fileName} (version ${pack.list.version} of the list of ${plainDay(pack.list.details.date)}, digest ${pack.digest.slice(0, 12)})`,
    // A pack says itself where it is from: there is nothing to remember.
    taken: async () => undefined,
  });
}

function originOf({ list, digest, circulated, at, by }: ListPack): NonNullable<ImportPreview['pack']> {
  const { date, startsAt, place } = list.details;
  const { title, version } = list.pathway;
  return { meeting: { date, startsAt, place }, version: list.version, digest, circulated, at, by, pathway: { title, version } };
}

function noticesOf({ list, circulated }: ListPack, pathway: Pathway): string[] {
  const { lines, elsewhere, pathway: theirs } = list;
  const layout = lines.some(({ kind }) => kind !== 'case');
  const other = theirs.id !== pathway.id;
  return [
    ...(circulated ? [] : ['This list was only looked at where it was made, and went out to nobody: it may have changed since.']),
    ...(other ? [`The list was made under version ${theirs.version} of the pathway (${theirs.title}); this desk works by version ${pathway.document.version}. The cases are taken, and judged by this desk’s version.`] : []),
    ...(layout ? ['The sections and breaks of its agenda are not taken; its cases come in its order.'] : []),
    ...(elsewhere.length === 0 ? [] : [`Not taken: what is still open of ${elsewhere.length} ${elsewhere.length === 1 ? 'case that is' : 'cases that are'} not on this list.`]),
  ];
}

/** What tells a patient and a case, as a register's list has it; the details of a row that was not taken stay in the pack. */
const headers = ['NHS number', 'Hospital number', 'Surname', 'Forename', 'Date of birth', 'Date of referral', 'Diagnosis', 'Question'];

function cellsOf({ values }: CaseRow): string[] {
  const { nhsNumber, hospitalNumber, familyName, givenName, dateOfBirth, referredOn, diagnosis, question } = values;
  return [nhsNumber ?? '', hospitalNumber, familyName, givenName, day(dateOfBirth), day(referredOn), diagnosis, question];
}

function day(date: IsoDate | null): string {
  return date === null ? '' : plainDay(date);
}
