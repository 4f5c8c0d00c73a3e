import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PossibleDuplicate } from '../../shared/api/entryViews.ts';
import { isCalendarDate } from '../../shared/domain/calendar.ts';
import { readNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { TextField } from '../parts/Field.tsx';
import { readOf } from '../parts/reads.ts';
import type { Entry } from './entry.ts';

/** The stored cases that may be of the patient who is being entered; asked again with every field that tells patients apart. */
export function useDuplicates({ patient }: Entry['details'], except: string | null): readonly PossibleDuplicate[] {
  const { hospitalNumber, familyName, givenName } = patient;
  const nhsNumber = patient.nhsNumber !== null && 'digits' in readNhsNumber(patient.nhsNumber) ? patient.nhsNumber : null;
  const dateOfBirth = patient.dateOfBirth !== null && isCalendarDate(patient.dateOfBirth) ? patient.dateOfBirth : null;
  const tells = nhsNumber !== null || hospitalNumber !== '' || (dateOfBirth !== null && familyName !== '');
  const asked = useQuery({ ...readOf('case.duplicates', { patient: { nhsNumber, hospitalNumber, familyName, givenName, dateOfBirth }, except }), placeholderData: keepPreviousData, enabled: tells });
  return tells && asked.data?.ok === true ? asked.data.value : [];
}

/** Says that the patient may be stored already: open that case, or say why another is recorded. */
export function Duplicates({ found, reason, onReason }: { found: readonly PossibleDuplicate[]; reason: string; onReason: ((reason: string) => void) | null }): ReactNode {
  const holds = found.some(({ by }) => by !== 'nameAndBirth');
  return (
    <div role="status">
      {found.length === 0 ? null : (
        <div className="duplicates">
          <ul>
            {found.map(({ caseId, text, stateName }) => (
              <li key={caseId}>
                {text} <span className="small">{stateName}.</span> <Link href={`/cases/${caseId}`}>Open that case</Link>
              </li>
            ))}
          </ul>
          {!holds ? <p className="small">Make sure that it is another patient.</p> : onReason === null ? <p>Give a reason for the change to record it all the same.</p> : <TextField label="Record another case all the same, because" name="duplicateBecause" value={reason} onChange={(event) => onReason(event.target.value)} />}
        </div>
      )}
    </div>
  );
}
