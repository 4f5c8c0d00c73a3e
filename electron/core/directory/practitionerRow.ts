import type { IsoDate } from '../../../shared/domain/dates.ts';
import { type Designation, holdsMobileNumber } from '../../../shared/domain/practitioner.ts';
import type { Modality, Site } from '../../../shared/domain/site.ts';
import { plainCells } from '../imports/cellText.ts';
import { readDate, type Years } from '../imports/dates.ts';
import type { TableRow } from '../imports/readTable.ts';
import type { PractitionerColumn, PractitionerField } from './practitionerColumns.ts';

/** A sentence about a row, and the column it speaks of. */
export type RowReason = { readonly text: string; readonly column: string | null };

/** What a row says of a person; what it says nothing of is an empty text. */
export type StatedPerson = { readonly [K in 'name' | 'professionalNumber' | 'trust' | 'homeSite' | 'speciality' | 'email']: string };

/** What a row says of a designation; a blank source, body or day is not stated. */
export type StatedDesignation = Pick<Designation, 'status' | 'modality' | 'from' | 'until' | 'designatedBy' | 'source'>;

/** One row of a list of practitioners. With a fault it is not taken. */
export type PractitionerRow = {
  readonly row: number;
  readonly person: StatedPerson;
  /** Null where the row names no treatment and no status. */
  readonly designation: StatedDesignation | null;
  readonly faults: readonly RowReason[];
  readonly notes: readonly RowReason[];
};

const modalities: readonly (readonly [RegExp, Modality])[] = [
  [/^(surgery|surgical|surgeon|operation|spinal surgery|neurosurgery|orthopaedic surgery)$/i, 'surgery'],
  [/^(radiotherapy|rt|radiation|radiation therapy|clinical oncology|proton beam therapy|protons?)$/i, 'radiotherapy'],
  [/^(systemic|systemic therapy|chemotherapy|chemo|sact|medical oncology)$/i, 'systemic'],
];
const statuses: readonly (readonly [RegExp, Designation['status']])[] = [
  [/^(core|core member)$/i, 'core'],
  [/^(designated|designated practitioner|dp)$/i, 'designated'],
  [/^(contact|contact only|key contact)$/i, 'contact'],
];

/** The longest texts the record takes. */
const longest = { name: 120, professionalNumber: 20, trust: 120, speciality: 120, email: 120 } satisfies Partial<Record<PractitionerField, number>>;

/** A reader for the rows of one file. `sites` are those of the pathway; `today` tells which years a date can be of. */
export function practitionerRowReader(columns: readonly PractitionerColumn[], sites: readonly Site[], today: IsoDate): (row: TableRow) => PractitionerRow {
  const positions = new Map(columns.flatMap(({ field }, index): [PractitionerField, number][] => (field === null ? [] : [[field, index]])));
  const thisYear = Number(today.slice(0, 4));
  const years: Years = { from: thisYear - 30, to: thisYear + 30 };

  return (row) => {
    const plain = plainCells(row.cells);
    const { hadInvisible } = plain;
    // Never quoted or shown: the report would carry the number further.
    const cells = plain.cells.map((text) => (holdsMobileNumber(text) ? '' : text));
    const faults: RowReason[] = [];
    const notes: RowReason[] = [];
    if (row.fault !== undefined) faults.push({ text: row.fault, column: null });
    const headerOf = (field: PractitionerField): string => columns[positions.get(field) ?? -1]?.header ?? '';
    const cell = (field: PractitionerField): string => cells[positions.get(field) ?? -1] ?? '';
    const fault = (field: PractitionerField | null, text: string): void => void faults.push({ text, column: field === null ? null : headerOf(field) });
    const note = (field: PractitionerField, text: string): void => void notes.push({ text, column: headerOf(field) });
    const quoted = (field: PractitionerField): string => `"${cell(field).slice(0, 60)}" in "${headerOf(field)}"`;

    const oneOf = <T>(field: PractitionerField, table: readonly (readonly [RegExp, T])[], words: string): T | null => {
      if (cell(field) === '') return null;
      const found = table.find(([pattern]) => pattern.test(cell(field)));
      if (found === undefined) fault(field, `${quoted(field)} is not ${words}.`);
      return found?.[1] ?? null;
    };
    const day = (field: 'from' | 'until'): IsoDate | null => {
      if (cell(field) === '' || /^[-–?]+$|^(n\/?a|none|not stated|open)$/i.test(cell(field))) return null;
      const read = readDate(cell(field), years);
      if (!('fault' in read)) return read.date;
      fault(field, `${quoted(field)} ${read.fault}.`);
      return null;
    };
    const site = (): string => {
      const text = cell('homeSite').toLowerCase();
      const found = sites.find(({ id, name, shortName }) => [id, name, shortName].some((each) => each.toLowerCase() === text));
      if (found === undefined && text !== '') note('homeSite', `${quoted('homeSite')} is no site of the pathway: the home site is left empty.`);
      return found?.id ?? '';
    };

    if (plain.cells.every((each) => each === '')) fault(null, 'The row is blank.');
    else if (cells.slice(columns.length).some((each) => each !== '')) fault(null, `The row has more cells than the ${columns.length} headings: a separator inside a text has probably shifted its values.`);
    plain.cells.forEach((text, index) => {
      if (!holdsMobileNumber(text)) return;
      const header = columns[index]?.header ?? '';
      faults.push({ text: `"${header}" holds a mobile number (07…): those belong to a person and do not belong in the directory. Take it out of the list.`, column: header });
    });
    if (hadInvisible) notes.push({ text: 'Invisible characters were left out of the text.', column: null });
    for (const [field, most] of Object.entries(longest) as [keyof typeof longest, number][]) { // its own keys
      if (cell(field).length > most) fault(field, `"${headerOf(field)}" is longer than ${most} characters.`);
    }
    const name = readName(cell('name'));
    if (name === '' && faults.length === 0) fault(positions.has('name') ? 'name' : null, 'There is no name.');
    if (cell('email') !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell('email'))) fault('email', `${quoted('email')} is not an email address.`);

    const modality = oneOf('modality', modalities, 'a treatment: surgery, radiotherapy or systemic therapy');
    const status = oneOf('status', statuses, 'a standing: core, designated or contact');
    const [from, until] = [day('from'), day('until')];
    if (cell('modality') !== '' && cell('status') === '') fault('modality', 'A treatment is named and no standing: core, designated or contact.');
    if (cell('status') !== '' && cell('modality') === '') fault('status', 'A standing is given and not for which treatment.');
    if (from !== null && until !== null && until < from) fault('until', `The designation ends (${cell('until')}) before it begins (${cell('from')}).`);

    const person: StatedPerson = { name, professionalNumber: cell('professionalNumber'), trust: cell('trust'), homeSite: site(), speciality: cell('speciality'), email: cell('email') };
    const designation = modality === null || status === null ? null : { status, modality, from, until, designatedBy: cell('designatedBy'), source: cell('source') };
    return { row: row.number, person, designation, faults, notes };
  };
}

/** "SURNAME, Forename" turned round; titles and blanks that differ are left out. */
function readName(text: string): string {
  const [family = '', given = '', ...rest] = text.split(',').map((part) => part.trim());
  const turned = rest.length === 0 && given !== '' ? `${given} ${family}` : text;
  return turned.replace(/^((mr|mrs|ms|miss|dr|prof|professor|sir|dame)\.?\s+)+/i, '').replace(/\s+/g, ' ').trim();
}
