import { isCalendarDate } from './calendar.ts';
import type { CaseDetails } from './case.ts';
import { readIcd10, readMorphologyCode } from './codeShape.ts';
import { nhsNumberFaultSentence, readNhsNumber } from './nhsNumber.ts';

/** One thing that cannot be recorded as it stands: the field by its name and what is wrong, in a sentence. */
export type FieldFault = { readonly field: string; readonly sentence: string };

/** The parts of a case that are entered or changed. */
export type EnteredDetails = { readonly [Part in keyof CaseDetails]?: CaseDetails[Part] | undefined };

/** Nobody is older than this. */
const oldestAge = 120;

/** What cannot be true, or has not the form of what it names, in the parts of a case that are given, as of `today`. */
export function faultsOf(details: EnteredDetails, today: string): FieldFault[] {
  const { patient, referral, diagnosis, workUp } = details;
  return [
    ...(patient ? patientFaults(patient, today) : []),
    ...(referral ? dayFaults('referredOn', 'date of referral', referral.on, today) : []),
    ...(patient?.dateOfBirth && referral?.on && isCalendarDate(referral.on) && patient.dateOfBirth > referral.on ? [{ field: 'dateOfBirth', sentence: 'The date of birth is after the date of referral.' }] : []),
    ...(diagnosis ? codeFaults(diagnosis) : []),
    ...(workUp ?? []).flatMap((item, index) => workUpFaults(item, index, today)),
  ];
}

function patientFaults({ familyName, nhsNumber, dateOfBirth }: CaseDetails['patient'], today: string): FieldFault[] {
  const number = nhsNumber === null ? null : readNhsNumber(nhsNumber);
  const born = dayFaults('dateOfBirth', 'date of birth', dateOfBirth, today);
  const tooOld = born.length === 0 && dateOfBirth !== null && Number(dateOfBirth.slice(0, 4)) < Number(today.slice(0, 4)) - oldestAge;
  return [
    ...(familyName.trim() === '' ? [{ field: 'familyName', sentence: 'The family name is missing.' }] : []),
    ...(number !== null && 'fault' in number ? [{ field: 'nhsNumber', sentence: nhsNumberFaultSentence(number.fault) }] : []),
    ...born,
    ...(tooOld ? [{ field: 'dateOfBirth', sentence: `The date of birth is more than ${oldestAge} years ago.` }] : []),
  ];
}

function dayFaults(field: string, name: string, day: string | null, today: string): FieldFault[] {
  if (day === null) return [];
  if (!isCalendarDate(day)) return [{ field, sentence: `The ${name} is not understood: write the day first, such as 16/11/2026.` }];
  return day > today ? [{ field, sentence: `The ${name} is after today.` }] : [];
}

function codeFaults({ icd10, morphology }: CaseDetails['diagnosis']): FieldFault[] {
  const disease = icd10 === '' ? null : readIcd10(icd10);
  const form = morphology === null ? null : readMorphologyCode(morphology.code);
  return [
    ...(disease !== null && 'fault' in disease ? [{ field: 'icd10', sentence: disease.fault }] : []),
    ...(form !== null && 'fault' in form ? [{ field: 'morphology', sentence: form.fault }] : []),
  ];
}

/** What is asked for may lie ahead; what is done or reported may not. */
function workUpFaults({ on, due, status }: CaseDetails['workUp'][number], index: number, today: string): FieldFault[] {
  const field = `workUp${index}`;
  if ([on, due].some((day) => day !== null && !isCalendarDate(day))) return [{ field, sentence: `A day of work-up item ${index + 1} is not understood: write the day first, such as 16/11/2026.` }];
  return on !== null && on > today && status !== 'requested' ? [{ field, sentence: `Work-up item ${index + 1} is said to be ${status === 'reported' ? 'reported' : 'done'} on a day after today.` }] : [];
}
