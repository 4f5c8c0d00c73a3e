import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { OpenCase } from '../../shared/api/openViews.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { dayWords } from '../parts/days.ts';
import { typedAt } from '../parts/drafts.ts';
import { isListedAgain } from '../prepare/AgainFields.tsx';
import { ListCase, listingPlace } from './ListCaseForm.tsx';

/** Open cases that no list holds: what each waits for, since when, and the way to a list. */
export function OpenTable({ cases, label, today }: { cases: readonly OpenCase[]; label: string; today: string }): ReactNode {
  return (
    <table className="table open-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">Patient</th>
          <th scope="col">Waits for</th>
          <th scope="col">On no list</th>
          <th scope="col">List it</th>
        </tr>
      </thead>
      {cases.map((one) => (
        <OpenRow key={one.caseId} one={one} today={today} />
      ))}
    </table>
  );
}

function OpenRow({ one, today }: { one: OpenCase; today: string }): ReactNode {
  const [listing, setListing] = useState(() => typedAt(listingPlace(one.caseId)) !== null);
  const { caseId, name, hospitalNumber, dateOfBirth, levels, diagnosis, urgent, waitsFor, days, since, how } = one;
  const word = isListedAgain(one) ? 'List again' : 'List it';
  return (
    <tbody>
      <tr>
        <th scope="row">
          <Link href={`/cases/${caseId}`}>{name}</Link> {urgent ? <span className="chip chip-urgent">urgent</span> : null}
          <span className="small block">{[hospitalNumber, dateOfBirth === null ? '' : `born ${dayWords(dateOfBirth)}`, `${levels} ${diagnosis}`.trim()].filter((part) => part !== '').join(' · ')}</span>
        </th>
        <td>
          {waitsFor.words} <Clauses ids={waitsFor.clauses} />
        </td>
        <td>
          <strong>{days === 0 ? 'since today' : `${days} ${days === 1 ? 'day' : 'days'}`}</strong>
          {days === 0 ? '' : `, since ${dayWords(since)}`}
          <span className="small block">{how}</span>
        </td>
        <td>
          <Button kind="quiet" aria-label={`${word}: ${name}`} aria-expanded={listing} onClick={() => setListing(!listing)}>
            {word}
          </Button>
        </td>
      </tr>
      {listing ? (
        <tr>
          <td colSpan={4}>
            <ListCase one={one} today={today} onDone={() => setListing(false)} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
