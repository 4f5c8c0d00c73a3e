import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ageOn, isCalendarDate } from '../../shared/domain/calendar.ts';
import { entryDoubts } from '../../shared/domain/entryDoubts.ts';
import type { RuleFacts } from '../../shared/domain/tumour.ts';
import { WhatPathwaySays } from '../case/WhatPathwaySays.tsx';
import { ClausesUnder } from '../parts/Clauses.tsx';
import { readOf } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import type { Entry } from './entry.ts';

/** What the pathway says of the facts entered so far, and what does not seem to fit together. Nothing is recorded by it. */
export function LiveAnswer({ details, pathologyReviewed }: { details: Entry['details']; pathologyReviewed: RuleFacts['pathologyReviewed'] }): ReactNode {
  const { patient, referral, tumour, urgent } = details;
  const known = (day: string | null): day is string => day !== null && isCalendarDate(day);
  const age = known(patient.dateOfBirth) && known(referral.on) ? ageOn(patient.dateOfBirth, referral.on) : null;
  // What is not plausible is not asked about: the form says it beside the field.
  const ageAtReferral = age !== null && age >= 0 && age <= 130 ? age : null;
  const asked = useQuery({ ...readOf('rules.answer', { facts: { ...tumour, ageAtReferral, urgent, pathologyReviewed } }), placeholderData: keepPreviousData });
  const doubts = entryDoubts(details);
  return (
    <div className="live-answer">
      {doubts.length === 0 ? null : (
        <section className="doubts" aria-label="Please check">
          <h3>Please check</h3>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </section>
      )}
      {asked.data === undefined ? null : asked.data.ok ? (
        // Asked of the version in force, which may be newer than the one a case was registered under.
        <ClausesUnder version={asked.data.value.pathwayVersion}>
          <WhatPathwaySays rules={asked.data.value} />
        </ClausesUnder>
      ) : <Refused refusal={asked.data.refusal} />}
    </div>
  );
}
