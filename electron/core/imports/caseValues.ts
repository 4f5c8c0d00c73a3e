import type { CaseDetails, Morphology, Owed, Patient, WorkUpItem } from '../../../shared/domain/case.ts';
import { type IsoDate, plainDay } from '../../../shared/domain/dates.ts';
import { emptyCase } from '../../../shared/domain/emptyCase.ts';
import { plainNhsNumber } from '../../../shared/domain/nhsNumber.ts';
import { nhsNumberStatusNames } from '../../../shared/domain/nhsNumberStatusNames.ts';
import type { TumourFacts } from '../../../shared/domain/tumour.ts';
import { plainLevels } from '../../../shared/domain/vertebra.ts';

/** The details of a case laid flat, one value for each thing a column can tell. */
export type CaseValues = Patient &
  TumourFacts & {
    readonly referredFrom: string;
    readonly referredOn: IsoDate | null;
    readonly referralReason: string;
    readonly diagnosis: string;
    readonly primarySite: string;
    readonly icd10: string;
    readonly morphology: Morphology | null;
    readonly urgent: CaseDetails['urgent'];
    readonly performanceStatus: CaseDetails['performanceStatus'];
    readonly workUp: readonly WorkUpItem[];
    readonly question: string;
    readonly presenter: string;
    readonly wishes: string;
    readonly keyWorker: string;
    readonly owed: readonly Owed[];
  };

/** A value of a case as people say it. */
const labels: { readonly [K in keyof CaseValues]: string } = {
  familyName: 'surname',
  givenName: 'forename',
  nhsNumber: 'NHS number',
  nhsNumberStatus: 'NHS number status',
  hospitalNumber: 'hospital number',
  dateOfBirth: 'date of birth',
  sex: 'sex',
  referredFrom: 'referred from',
  referredOn: 'date of referral',
  referralReason: 'reason for referral',
  diagnosis: 'diagnosis',
  primarySite: 'primary site',
  icd10: 'ICD-10',
  morphology: 'morphology',
  tissue: 'bone or soft tissue',
  origin: 'primary or metastatic',
  certainty: 'suspected or confirmed',
  sarcoma: 'sarcoma',
  levels: 'levels',
  spineContact: 'contact with the spine',
  skullBase: 'skull base involvement',
  transnasal: 'transnasal approach',
  metastaticCordCompression: 'suspected metastatic cord compression',
  urgent: 'urgent',
  performanceStatus: 'performance status',
  workUp: 'work-up',
  question: 'question',
  presenter: 'presenter',
  wishes: "patient's wishes",
  keyWorker: 'key worker',
  owed: 'who owes what',
};

/** The details of a stored case, laid flat. */
export function valuesOf(details: CaseDetails): CaseValues {
  const { patient, referral, diagnosis, tumour, urgent, performanceStatus, workUp, question, presenter, wishes, keyWorker, owed } = details;
  return {
    ...patient,
    ...tumour,
    referredFrom: referral.from,
    referredOn: referral.on,
    referralReason: referral.reason,
    diagnosis: diagnosis.text,
    primarySite: diagnosis.primarySite,
    icd10: diagnosis.icd10,
    morphology: diagnosis.morphology,
    urgent,
    performanceStatus,
    workUp,
    question,
    presenter,
    wishes,
    keyWorker,
    owed,
  };
}

/** What is known of a case of which nothing was told; 07 is "NHS number not present and not required". */
export const blankValues: CaseValues = { ...valuesOf(emptyCase), nhsNumberStatus: '07' };

/** The details a case is registered with. */
export function detailsOf(values: CaseValues): CaseDetails {
  const { nhsNumber, nhsNumberStatus, hospitalNumber, familyName, givenName, dateOfBirth, sex } = values;
  const { tissue, origin, certainty, sarcoma, levels, spineContact, skullBase, transnasal, metastaticCordCompression } = values;
  const { urgent, performanceStatus, workUp, question, presenter, wishes, keyWorker, owed } = values;
  return {
    patient: { nhsNumber, nhsNumberStatus, hospitalNumber, familyName, givenName, dateOfBirth, sex },
    referral: { from: values.referredFrom, on: values.referredOn, reason: values.referralReason },
    diagnosis: { text: values.diagnosis, primarySite: values.primarySite, icd10: values.icd10, morphology: values.morphology },
    tumour: { tissue, origin, certainty, sarcoma, levels, spineContact, skullBase, transnasal, metastaticCordCompression },
    urgent,
    performanceStatus,
    workUp: [...workUp],
    question,
    presenter,
    wishes,
    keyWorker,
    owed: [...owed],
  };
}

/** A value that differs, as a line of old and new for people to read. */
export type Difference = { readonly key: keyof CaseValues; readonly field: string; readonly from: string; readonly to: string; readonly proposed: boolean };

/** What tells one patient from another: where it is there already, it is never replaced without being chosen (hazard H1). */
const identifying: ReadonlySet<keyof CaseValues> = new Set(['familyName', 'givenName', 'nhsNumber', 'hospitalNumber', 'dateOfBirth']);

/** Where two sets of values differ. The status of a new NHS number goes with the number and is no line of its own. */
export function differences(from: CaseValues, to: CaseValues): Difference[] {
  const withNumber = from.nhsNumber !== to.nhsNumber;
  // Object.keys only forgets that the keys are those of the table.
  return (Object.keys(labels) as (keyof CaseValues)[])
    .filter((key) => !(withNumber && key === 'nhsNumberStatus'))
    .map((key) => ({ key, field: labels[key], from: plainValue(key, from), to: plainValue(key, to) }))
    .filter((line) => line.from !== line.to)
    .map((line) => ({ ...line, proposed: line.from === '' || !(identifying.has(line.key) || takesAway(line, from, to)) }));
}

/** The new value is blank, or lacks an item that was there: never taken without being chosen. */
function takesAway({ key, to: words }: Pick<Difference, 'key' | 'to'>, from: CaseValues, to: CaseValues): boolean {
  if (words === '' || words === 'unknown') return true;
  if (key === 'workUp') return from.workUp.some((item) => !to.workUp.some((other) => other.kind === item.kind && other.detail.toLowerCase() === item.detail.toLowerCase()));
  return key === 'owed' && from.owed.some(({ item }) => !to.owed.some((other) => other.item === item));
}

/** The values after only the chosen ones of the differences are taken. */
export function withChosen(from: CaseValues, to: CaseValues, chosen: ReadonlySet<string>): CaseValues {
  const left = differences(from, to).filter(({ key }) => !chosen.has(key));
  const kept = left.flatMap(({ key }) => (key === 'nhsNumber' ? ([key, 'nhsNumberStatus'] as const) : [key]));
  return { ...to, ...Object.fromEntries(kept.map((key) => [key, from[key]])) };
}

/** The parts of a case's details in which one differs from the other. */
export function changedParts(from: CaseDetails, to: CaseDetails): Partial<CaseDetails> {
  return Object.fromEntries(Object.entries(to).filter(([part, value]) => JSON.stringify(from[part as keyof CaseDetails]) !== JSON.stringify(value)));
}

function plainValue(key: keyof CaseValues, values: CaseValues): string {
  switch (key) {
    case 'nhsNumber':
      return values.nhsNumber === null ? '' : plainNhsNumber(values.nhsNumber);
    case 'dateOfBirth':
    case 'referredOn':
      return plainOptionalDay(values[key]);
    case 'levels':
      return plainLevels(values.levels);
    case 'morphology':
      return values.morphology === null ? '' : `${values.morphology.code} (${values.morphology.edition === 'unknown' ? 'edition unknown' : values.morphology.edition})`;
    case 'workUp':
      return values.workUp.map(plainWorkUp).join('; ');
    case 'owed':
      return values.owed.map(({ item, by, due }) => [`${plainItem(item)}:`, by, due === null ? '' : `by ${plainDay(due)}`].filter((part) => part !== '').join(' ')).join('; ');
    case 'nhsNumberStatus':
      return nhsNumberStatusNames[values.nhsNumberStatus];
    case 'tissue':
      return values.tissue === 'softTissue' ? 'soft tissue' : values.tissue;
    default:
      return values[key];
  }
}

function plainOptionalDay(day: IsoDate | null): string {
  return day === null ? '' : plainDay(day);
}

function plainWorkUp({ kind, detail, status, on, at, owedBy, due, reason }: WorkUpItem): string {
  const what = detail === '' ? plainItem(kind) : kind === 'imaging' ? detail : `${plainItem(kind)} ${detail}`;
  const where = at === '' ? '' : `at ${at}`;
  const owed = [owedBy === '' ? '' : `owed by ${owedBy}`, due === null ? '' : `due ${plainDay(due)}`].filter((part) => part !== '').join(', ');
  const said = [what, status === 'notNeeded' ? 'not needed' : status, plainOptionalDay(on), where].filter((part) => part !== '').join(' ');
  return [said, owed, reason].filter((part) => part !== '').join(', ');
}

/** An item by its name: pathologyReview is "pathology review". */
function plainItem(item: WorkUpItem['kind'] | Owed['item']): string {
  return item.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
