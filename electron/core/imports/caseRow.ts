import type { TaughtWord } from '../../../shared/api/importViews.ts';
import { CaseDetails } from '../../../shared/domain/case.ts';
import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';
import type { ListingRequest } from '../../../shared/domain/meeting.ts';
import { nhsNumberFaultSentence, readNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import type { CaseValues } from './caseValues.ts';
import { type CellReaders, cellReaders } from './cellReaders.ts';
import { plainCells } from './cellText.ts';
import type { Column, Field } from './columns.ts';
import { couldBeEither, type DateOrder } from './dateOrder.ts';
import type { TableRow } from './readTable.ts';
import { cellOf, choose, fault, headerOf, note, quoted, type Reason, type RowReading, shortened, state, type UnknownWord, unread } from './rowReading.ts';
import { checkKindOfRow, checkShape, readErrors, readMarks } from './rowShape.ts';
import { meaningsByColumn, translated } from './taughtWords.ts';
import { readTumour } from './tumourCells.ts';
import { saysNothing } from './values.ts';

/** What one row of a case list says of a case. */
export type CaseRow = {
  readonly row: number;
  /** The case as the row alone tells it; what it does not tell is blank or unknown. */
  readonly values: CaseValues;
  /** What the file has a value for. */
  readonly stated: readonly (keyof CaseValues)[];
  /** What was only read out of the words of other columns: it never replaces what a person recorded. */
  readonly derived: readonly (keyof CaseValues)[];
  /** The row holds all that was recorded of a case, as another desk's pack does: what it leaves blank was blank there. */
  readonly whole: boolean;
  /** Its place on the agenda it comes from; null where the list says nothing of it. */
  readonly listing: Pick<ListingRequest, 'estimatedMinutes' | 'lateReason' | 'lateAgreedBy'> | null;
  /** Why the row cannot be taken; empty where it can. */
  readonly faults: readonly Reason[];
  /** What the reader should know of it. */
  readonly notes: readonly Reason[];
  /** Words that their field does not understand. */
  readonly words: readonly UnknownWord[];
};

const { patient, referral, diagnosis } = CaseDetails.shape;
const LONGEST_NAME = patient.shape.familyName.maxLength ?? 0;
/** Items of work-up the record takes. */
const MOST_WORK_UP = 60;
const OLDEST_AGE = 130;

/** The columns that are kept as they are typed, with the longest text the record takes. */
const textColumns = [
  ['hospitalNumber', patient.shape.hospitalNumber],
  ['familyName', patient.shape.familyName],
  ['givenName', patient.shape.givenName],
  ['referredFrom', referral.shape.from],
  ['referralReason', referral.shape.reason],
  ['question', CaseDetails.shape.question],
  ['primarySite', diagnosis.shape.primarySite],
  ['diagnosis', diagnosis.shape.text],
  ['icd10', diagnosis.shape.icd10],
  ['keyWorker', CaseDetails.shape.keyWorker],
  ['presenter', CaseDetails.shape.presenter],
  ['wishes', CaseDetails.shape.wishes],
] as const;

/** A reader for the rows of one file. `today` tells a booked date from a past one and a birth from a slip of the pen; `words` are those taught, `order` tells which dates cannot be relied on. */
export function caseRowReader(columns: readonly Column[], today: IsoDate, words: readonly TaughtWord[], order: DateOrder): (row: TableRow) => CaseRow {
  const positions = new Map(columns.flatMap(({ field }, index): [Field, number][] => (field === null ? [] : [[field, index]])));
  const readers = cellReaders(today);
  const meant = meaningsByColumn(columns, words);
  const headings = columns.map(({ header }) => header);

  return (row) => {
    const plain = plainCells(row.cells);
    const nulls = plain.nulls.length === 0 ? plain.nulls : plain.nulls.filter((place) => (columns[place]?.field ?? 'familyName') !== 'familyName');
    const { cells, places } = translated(nulls.length === 0 ? plain.cells : plain.cells.map((cell, place) => (nulls.includes(place) ? '' : cell)), meant);
    const reading = unread(columns, positions, cells);
    if (plain.hadInvisible) note(reading, null, 'Invisible characters were left out of the text.');
    if (plain.hadTextMark) note(reading, null, 'A sign by which spreadsheets mark text (an apostrophe before it, or ="…" around it) was left out.');
    if (plain.garbled !== null) note(reading, null, `Letters were garbled before the list was saved ("${shortened(plain.garbled)}"): look at the names, and save the list anew where it comes from.`);
    if (nulls.length > 0) note(reading, null, `NULL, as a database writes for nothing, is taken as blank: ${nulls.map((place) => `"${headings[place] ?? ''}"`).join(', ')}.`);
    for (const place of places) note(reading, columns[place]?.field ?? null, `"${shortened(plain.cells[place] ?? '')}" in "${headings[place] ?? ''}" is read as ${cells[place]}, as it was taught.`);
    if (row.fault !== undefined) fault(reading, null, row.fault);
    else checkShape(reading);
    if (reading.faults.length === 0) checkKindOfRow(reading, headings);
    if (row.marks !== undefined) readMarks(reading, row.marks);
    if (plain.errors.length > 0) readErrors(reading, plain.errors.filter((place) => row.marks?.get(place) !== 'error'));
    if (row.hidden === true) note(reading, null, 'The row is hidden in the workbook.');
    if (reading.faults.length === 0) {
      readTexts(reading);
      readName(reading);
      readNhsNumberCell(reading);
      choose(reading, 'nhsNumberStatus', 'nhsNumberStatus', readers.nhsNumberStatus);
      readDateCell(reading, 'dateOfBirth', readers, order);
      readDateCell(reading, 'referredOn', readers, order);
      checkBirth(reading, today);
      checkReferral(reading, today);
      readTumour(reading, readers);
      choose(reading, 'sex', 'sex', readers.sex);
      choose(reading, 'performanceStatus', 'performanceStatus', readers.performanceStatus);
      readWork(reading, readers, order);
    }
    const { values, stated, derived, faults, notes, words: unknown } = reading;
    return { row: row.number, values, stated, derived, whole: false, listing: null, faults, notes, words: unknown };
  };
}

function readTexts(reading: RowReading): void {
  for (const [field, { maxLength }] of textColumns) {
    const text = cellOf(reading, field);
    if (maxLength !== null && text.length > maxLength) fault(reading, field, `"${headerOf(reading, field)}" is longer than ${maxLength} characters.`);
    else if (field === 'hospitalNumber' && shortenedNumber.test(text)) fault(reading, field, shortenedWords(reading, field));
    else if (text !== '') state(reading, field, text);
  }
}

/** A long number as a spreadsheet shows it in a narrow cell, and saves it as text: two patients may have the same. */
const shortenedNumber = /^\d([.,]\d+)?E\+\d+$/i;

function shortenedWords(reading: RowReading, field: Field): string {
  return `${quoted(reading, field)} is a number that a spreadsheet has shortened: its last digits are lost. Format the column as text there, and save the list again.`;
}

/** Surname and forename may stand in one column, as "SURNAME, Forename"; without the comma nobody can tell them apart. */
function readName(reading: RowReading): void {
  const { values, faults } = reading;
  const whole = cellOf(reading, 'fullName');
  if (values.familyName === '' && whole !== '') {
    const [family = '', given = '', ...rest] = whole.split(',').map((part) => part.trim());
    if (rest.length > 0 || family === '' || given === '') fault(reading, 'fullName', `${quoted(reading, 'fullName')} is not written as surname, forename.`);
    else if (Math.max(family.length, given.length) > LONGEST_NAME) fault(reading, 'fullName', `"${headerOf(reading, 'fullName')}" is longer than ${LONGEST_NAME} characters.`);
    else {
      state(reading, 'familyName', family);
      state(reading, 'givenName', given);
    }
  }
  if (values.familyName !== '' || faults.length > 0) return;
  const column = (['familyName', 'fullName'] as const).find((field) => reading.positions.has(field));
  fault(reading, column ?? null, column === undefined ? 'No column is read as the surname: say which one it is.' : 'There is no surname.');
}

function readNhsNumberCell(reading: RowReading): void {
  const text = cellOf(reading, 'nhsNumber');
  if (saysNothing(text)) return;
  const read = readNhsNumber(text);
  if ('fault' in read) fault(reading, 'nhsNumber', shortenedNumber.test(text) ? shortenedWords(reading, 'nhsNumber') : `${quoted(reading, 'nhsNumber')}: ${nhsNumberFaultSentence(read.fault)}`);
  else {
    state(reading, 'nhsNumber', read.digits);
    // 02 is "present but not traced": all that is known of a number while no column says more.
    reading.values.nhsNumberStatus = '02';
  }
}

function readDateCell(reading: RowReading, field: 'dateOfBirth' | 'referredOn', readers: CellReaders, order: DateOrder): void {
  const text = cellOf(reading, field);
  if (saysNothing(text)) return;
  const read = readers[field](text);
  if ('fault' in read) fault(reading, field, `${quoted(reading, field)} ${read.fault}.`);
  else if (order.doubtful.has(field) && couldBeEither(text)) fault(reading, field, eitherWords(reading, field, order));
  else {
    state(reading, field, read.date);
    if (field === 'dateOfBirth' && !/\d{4}/.test(text)) note(reading, field, `${quoted(reading, field)} is read as ${plainDay(read.date)}: with two digits for the year, only this century is possible.`);
  }
}

function eitherWords(reading: RowReading, field: Field, { example }: DateOrder): string {
  return `${quoted(reading, field)} could be of two months: this list writes month before day elsewhere (${example}).`;
}

function checkBirth(reading: RowReading, today: IsoDate): void {
  const { dateOfBirth, referredOn } = reading.values;
  if (!dateOfBirth) return;
  const says = (what: string): void => fault(reading, 'dateOfBirth', `${quoted(reading, 'dateOfBirth')} is ${what}.`);
  if (dateOfBirth > today) says('after today');
  else if (Number(dateOfBirth.slice(0, 4)) < Number(today.slice(0, 4)) - OLDEST_AGE) says(`more than ${OLDEST_AGE} years ago`);
  else if (referredOn && dateOfBirth > referredOn) says('after the date of referral');
}

function checkReferral(reading: RowReading, today: IsoDate): void {
  const { referredOn } = reading.values;
  if (referredOn && referredOn > today) fault(reading, 'referredOn', `${quoted(reading, 'referredOn')} is after today: a referral cannot have come yet.`);
}

function readWork(reading: RowReading, readers: CellReaders, order: DateOrder): void {
  const items = (['imaging', 'biopsy', 'pathologyReview', 'molecular'] as const).flatMap((kind) => {
    const text = cellOf(reading, kind);
    if (text === '') return [];
    const read = readers[kind](text);
    if (read.fault !== null) fault(reading, kind, `"${headerOf(reading, kind)}" ${read.fault}.`);
    else if (order.doubtful.has(kind) && couldBeEither(text)) fault(reading, kind, eitherWords(reading, kind, order));
    for (const part of read.future) {
      note(reading, kind, `"${shortened(part)}" in "${headerOf(reading, kind)}" lies in the future: taken as asked for, not as done.`);
    }
    for (const part of read.notUnderstood) {
      note(reading, kind, `"${shortened(part)}" in "${headerOf(reading, kind)}" is neither a date nor a status: not taken into the work-up.`);
    }
    return read.items;
  });
  if (items.length > MOST_WORK_UP) fault(reading, null, `There are more than ${MOST_WORK_UP} items of work-up.`);
  else if (items.length > 0) state(reading, 'workUp', items);
}
