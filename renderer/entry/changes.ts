import type { CaseDetails, Owed, WorkUpItem } from '../../shared/domain/case.ts';
import { isCalendarDate } from '../../shared/domain/calendar.ts';
import { plainNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { nhsNumberStatusNames } from '../../shared/domain/nhsNumberStatusNames.ts';
import { plainLevels } from '../../shared/domain/vertebra.ts';
import { dayWords } from '../parts/days.ts';
import { answerWords, certaintyWords, entriesOf, factWords, originWords, sexWords, tissueWords, workUpStatusWords, workUpWords } from '../parts/words.ts';
import { readinessItems } from '../../shared/domain/readinessWords.ts';

/** One field that will be recorded with another value, and what somebody else has made of it meanwhile, where they have. */
export type Change = { readonly label: string; readonly from: string; readonly to: string; readonly meanwhile: string | null };

const sameAs = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What was changed in the form, put on what is recorded now: fields nobody touched here keep what others recorded meanwhile. */
export function mergedDetails(base: CaseDetails, edited: CaseDetails, current: CaseDetails): CaseDetails {
  return {
    ...mergedPart(base, edited, current),
    patient: mergedPart(base.patient, edited.patient, current.patient),
    referral: mergedPart(base.referral, edited.referral, current.referral),
    diagnosis: mergedPart(base.diagnosis, edited.diagnosis, current.diagnosis),
    tumour: mergedPart(base.tumour, edited.tumour, current.tumour),
  };
}

function mergedPart<T extends object>(base: T, edited: T, current: T): T {
  // Object.entries only forgets that the keys are those of the part.
  const keys = Object.keys(edited) as (keyof T)[];
  return Object.assign({ ...current }, ...keys.filter((key) => !sameAs(edited[key], base[key])).map((key) => ({ [key]: edited[key] })));
}

/** The parts of a case that differ, as the record takes a change; none where there is nothing to record. */
export function changedParts(from: CaseDetails, to: CaseDetails): Partial<CaseDetails> {
  return Object.fromEntries(entriesOf(to).filter(([part, value]) => !sameAs(from[part], value)));
}

/** What will be recorded, field by field, for people to read before they save. */
export function changesOf(base: CaseDetails, current: CaseDetails, next: CaseDetails): Change[] {
  return fields.flatMap(({ label, words }) => {
    const [before, from, to] = [words(base), words(current), words(next)];
    return from === to ? [] : [{ label, from, to, meanwhile: before === from ? null : before }];
  });
}

/** How a part of a case reads: one line for a single value, one for each field of a group. A field without its line does not compile. */
type Reads<T> = { readonly label: string; readonly words: (value: T) => string };
type ReadsEach<T> = { readonly [K in keyof T]-?: Reads<T[K]> };
type Groups = Pick<CaseDetails, 'patient' | 'referral' | 'diagnosis' | 'tumour'>;

const asWritten = (value: string): string => value;
const day = (value: string | null): string => (value === null ? '' : isCalendarDate(value) ? dayWords(value) : value);
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

const groups: { readonly [G in keyof Groups]: ReadsEach<Groups[G]> } = {
  patient: {
    familyName: { label: 'Family name', words: asWritten },
    givenName: { label: 'Given name', words: asWritten },
    dateOfBirth: { label: 'Date of birth', words: day },
    sex: { label: 'Sex', words: (sex) => sexWords[sex] },
    nhsNumber: { label: 'NHS number', words: (number) => plainNhsNumber(number ?? '').trim() },
    nhsNumberStatus: { label: 'NHS number status', words: (status) => nhsNumberStatusNames[status] },
    hospitalNumber: { label: 'Hospital number', words: asWritten },
  },
  referral: {
    from: { label: 'Referred from', words: asWritten },
    on: { label: 'Referred on', words: day },
    reason: { label: 'Reason for referral', words: asWritten },
  },
  diagnosis: {
    text: { label: 'Diagnosis', words: asWritten },
    primarySite: { label: 'Primary site', words: asWritten },
    icd10: { label: 'ICD-10', words: asWritten },
    morphology: { label: 'Morphology', words: (morphology) => (morphology === null ? '' : `${morphology.code} (${morphology.edition === 'unknown' ? 'edition unknown' : morphology.edition})`) },
  },
  tumour: {
    tissue: { label: factWords.tissue, words: (tissue) => tissueWords[tissue] },
    origin: { label: factWords.origin, words: (origin) => originWords[origin] },
    certainty: { label: factWords.certainty, words: (certainty) => certaintyWords[certainty] },
    sarcoma: { label: factWords.sarcoma, words: (answer) => answerWords[answer] },
    levels: { label: factWords.levels, words: plainLevels },
    spineContact: { label: factWords.spineContact, words: (answer) => answerWords[answer] },
    skullBase: { label: factWords.skullBase, words: (answer) => answerWords[answer] },
    transnasal: { label: factWords.transnasal, words: (answer) => answerWords[answer] },
    metastaticCordCompression: { label: factWords.metastaticCordCompression, words: (answer) => answerWords[answer] },
  },
};

const singles: ReadsEach<Omit<CaseDetails, keyof Groups>> = {
  urgent: { label: 'Urgent', words: (urgent) => answerWords[urgent] },
  performanceStatus: { label: 'WHO performance status', words: asWritten },
  workUp: { label: 'Work-up', words: (items) => items.map(workUpItemWords).join('; ') },
  question: { label: 'Question', words: asWritten },
  wishes: { label: 'Patient’s wishes', words: asWritten },
  presenter: { label: 'Presenter', words: asWritten },
  keyWorker: { label: 'Key worker', words: asWritten },
  owed: { label: 'Owed', words: (owed) => owed.map(owedWords).join('; ') },
};

/** Each part of an item in words, so that none can be changed without its change being seen. */
const workUpParts: { readonly [K in keyof WorkUpItem]-?: (item: WorkUpItem) => string } = {
  kind: ({ kind }) => workUpWords[kind],
  detail: ({ detail }) => detail,
  status: ({ status }) => workUpStatusWords[status].word,
  on: ({ on }) => day(on),
  at: ({ at }) => at,
  owedBy: ({ owedBy }) => (owedBy === '' ? '' : `owed by ${owedBy}`),
  due: ({ due }) => (due === null ? '' : `due ${day(due)}`),
  reason: ({ reason }) => (reason === '' ? '' : `because ${reason}`),
};

function workUpItemWords(item: WorkUpItem): string {
  return joined(Object.values(workUpParts).map((words) => words(item)));
}

function owedWords({ item, by, due }: Owed): string {
  return joined([readinessItems[item].name, by === '' ? '' : `owed by ${by}`, due === null ? '' : `due ${day(due)}`]);
}

/** Every line, in the order of the form. */
const fields: readonly Reads<CaseDetails>[] = [...linesOf('patient'), ...linesOf('referral'), ...linesOf('diagnosis'), ...linesOf('tumour'), ...entriesOf(singles).map(([part]) => lineOf(singles, part))];

function linesOf<G extends keyof Groups>(group: G): Reads<CaseDetails>[] {
  const each = groups[group];
  // Object.keys only forgets that the keys are those of the group.
  return (Object.keys(each) as (keyof Groups[G])[]).map((field) => {
    const line = lineOf(each, field);
    return { label: line.label, words: (details) => line.words(details[group]) };
  });
}

function lineOf<T, K extends keyof T>(lines: ReadsEach<T>, field: K): Reads<T> {
  const { label, words } = lines[field];
  return { label, words: (part) => words(part[field]) };
}
