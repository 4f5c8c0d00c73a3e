import type { ReactNode } from 'react';
import { plainNhsNumber } from '../../shared/domain/nhsNumber.ts';
import type { Wanted } from '../../shared/domain/searchWords.ts';
import { dayWords, weekdayWords } from '../parts/days.ts';
import { Marked } from './Marked.tsx';
import type { Hit } from './useFound.ts';

type Props = { hits: readonly Hit[]; wanted: Wanted; active: number; id: string; onOpen: (hit: Hit) => void };

/** What was found, each a way to its screen, with the words marked. */
export function Hits({ hits, wanted, active, id, onOpen }: Props): ReactNode {
  return hits.map((hit, index) => (
    <div
      key={hit.id}
      id={`${id}-${index}`}
      role="option"
      aria-selected={index === active}
      className={index === active ? 'search-option search-active' : 'search-option'}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        onOpen(hit);
      }}
    >
      {hit.kind === 'case' ? <CaseHit hit={hit} wanted={wanted} /> : <MeetingHit hit={hit} wanted={wanted} />}
    </div>
  ));
}

function CaseHit({ hit, wanted }: { hit: Extract<Hit, { kind: 'case' }>; wanted: Wanted }): ReactNode {
  const { name, dateOfBirth, nhsNumber, hospitalNumber, levels, diagnosis, stateName, urgent, surgeons, sites, listedFor, passage } = hit.case;
  const numbers = [nhsNumber === null ? '' : plainNhsNumber(nhsNumber), hospitalNumber].filter((number) => number !== '');
  return (
    <>
      <p>
        <strong>
          <Marked text={name} wanted={wanted} />
        </strong>{' '}
        {dateOfBirth === null ? '' : `born ${dayWords(dateOfBirth)} · `}
        <Marked text={numbers.join(' · ')} wanted={wanted} />
        {urgent ? <span className="search-urgent"> · urgent</span> : null}
      </p>
      <p>
        <Marked text={[levels, diagnosis].filter((part) => part !== '').join(' ')} wanted={wanted} /> · <span className="small">{stateName}{listedFor === null ? '' : `, listed for ${dayWords(listedFor.date)}`}</span>
      </p>
      {surgeons.length + sites.length === 0 ? null : (
        <p className="small">
          <Marked text={[...sites, ...surgeons].join(' · ')} wanted={wanted} />
        </p>
      )}
      {passage === null ? null : (
        <p className="small">
          {passage.where}: <Marked text={passage.text} wanted={wanted} />
        </p>
      )}
    </>
  );
}

function MeetingHit({ hit, wanted }: { hit: Extract<Hit, { kind: 'meeting' }>; wanted: Wanted }): ReactNode {
  const { date, startsAt, place, chair, state, cases } = hit.meeting;
  return (
    <p>
      <strong>
        Meeting <Marked text={weekdayWords(date)} wanted={wanted} />
      </strong>{' '}
      {startsAt} · <Marked text={[place, chair].filter((part) => part !== '').join(' · ')} wanted={wanted} /> · {cases} {cases === 1 ? 'case' : 'cases'}, {state}
    </p>
  );
}
