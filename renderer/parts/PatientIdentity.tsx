import type { ReactNode } from 'react';
import type { Patient } from '../../shared/domain/case.ts';
import { dayWords } from './days.ts';
import { nhsNumberStatusNames } from '../../shared/domain/nhsNumberStatusNames.ts';

type Known = Pick<Patient, 'nhsNumber' | 'nhsNumberStatus' | 'hospitalNumber' | 'dateOfBirth'>;

/** The three marks a patient is told by besides the name, so that nothing is decided on the wrong one: NHS number, hospital number, date of birth. */
export function PatientIdentity({ patient, age }: { patient: Known; age: number | null }): ReactNode {
  const { nhsNumber, nhsNumberStatus, hospitalNumber, dateOfBirth } = patient;
  const status = nhsNumberStatusNames[nhsNumberStatus];
  return (
    <span className="identity">
      <span>NHS {nhsNumber === null ? <span className="gap">{status}</span> : <strong>{inGroups(nhsNumber)}</strong>}{nhsNumber === null || nhsNumberStatus === '01' ? '' : ` (${status})`}</span>
      <span>Hospital {hospitalNumber === '' ? <span className="gap">not known</span> : <strong>{hospitalNumber}</strong>}</span>
      <span>
        Born {dateOfBirth === null ? <span className="gap">not known</span> : <strong>{dayWords(dateOfBirth)}</strong>}
        {age === null ? '' : ` (${age} y)`}
      </span>
    </span>
  );
}

/** An NHS number in the groups it is read in: 999 000 1235. */
function inGroups(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
