import type { CaseDetails, WorkUpItem } from '../../shared/domain/case.ts';
import { isCalendarDate } from '../../shared/domain/calendar.ts';
import { plainNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { nhsNumberStatusNames } from '../../shared/domain/nhsNumberStatusNames.ts';
import { plainLevels } from '../../shared/domain/vertebra.ts';
import { dayWords } from '../parts/days.ts';
import { answerWords, certaintyWords, entriesOf, factWords, originWords, sexWords, tissueWords, workUpStatusWords, workUpWords } from '../parts/words.ts';

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

/** The parts of a case that differ, as the record takes a change. */
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

type Field = { readonly label: string; readonly words: (details: CaseDetails) => string };

const day = (value: string | null): string => (value === null ? '' : isCalendarDate(value) ? dayWords(value) : value);
const answer = (fact: 'sarcoma' | 'spineContact' | 'skullBase' | 'transnasal' | 'metastaticCordCompression'): Field => ({ label: factWords[fact], words: ({ tumour }) => answerWords[tumour[fact]] });

const fields: readonly Field[] = [
  { label: 'Family name', words: ({ patient }) => patient.familyName },
  { label: 'Given name', words: ({ patient }) => patient.givenName },
  { label: 'Date of birth', words: ({ patient }) => day(patient.dateOfBirth) },
  { label: 'Sex', words: ({ patient }) => sexWords[patient.sex] },
  { label: 'NHS number', words: ({ patient }) => plainNhsNumber(patient.nhsNumber ?? '').trim() },
  { label: 'NHS number status', words: ({ patient }) => nhsNumberStatusNames[patient.nhsNumberStatus] },
  { label: 'Hospital number', words: ({ patient }) => patient.hospitalNumber },
  { label: 'Referred from', words: ({ referral }) => referral.from },
  { label: 'Referred on', words: ({ referral }) => day(referral.on) },
  { label: 'Reason for referral', words: ({ referral }) => referral.reason },
  { label: 'Diagnosis', words: ({ diagnosis }) => diagnosis.text },
  { label: 'Primary site', words: ({ diagnosis }) => diagnosis.primarySite },
  { label: 'ICD-10', words: ({ diagnosis }) => diagnosis.icd10 },
  { label: 'Morphology', words: ({ diagnosis }) => (diagnosis.morphology === null ? '' : `${diagnosis.morphology.code} (${diagnosis.morphology.edition === 'unknown' ? 'edition unknown' : diagnosis.morphology.edition})`) },
  { label: factWords.tissue, words: ({ tumour }) => tissueWords[tumour.tissue] },
  { label: factWords.origin, words: ({ tumour }) => originWords[tumour.origin] },
  { label: factWords.certainty, words: ({ tumour }) => certaintyWords[tumour.certainty] },
  answer('sarcoma'),
  { label: factWords.levels, words: ({ tumour }) => plainLevels(tumour.levels) },
  answer('spineContact'),
  answer('skullBase'),
  answer('transnasal'),
  answer('metastaticCordCompression'),
  { label: 'Urgent', words: ({ urgent }) => answerWords[urgent] },
  { label: 'WHO performance status', words: ({ performanceStatus }) => performanceStatus },
  { label: 'Work-up', words: ({ workUp }) => workUp.map(itemWords).join('; ') },
  { label: 'Question', words: ({ question }) => question },
  { label: 'Patient’s wishes', words: ({ wishes }) => wishes },
  { label: 'Presenter', words: ({ presenter }) => presenter },
  { label: 'Key worker', words: ({ keyWorker }) => keyWorker },
];

function itemWords({ kind, detail, status, on, at }: WorkUpItem): string {
  return [detail === '' ? workUpWords[kind] : detail, workUpStatusWords[status].word, day(on), at].filter((part) => part !== '').join(' ');
}
