import type { ReactNode } from 'react';
import type { CirculationView } from '../../shared/api/listViews.ts';

type Difference = NonNullable<CirculationView['pending']>;

/** What one version of a list has that the one before had not, in lines. */
export function DifferenceList({ difference: { meeting, added, removed, moved, changed } }: { difference: Difference }): ReactNode {
  return (
    <ul className="plain-list change" aria-label="What has changed">
      {meeting.map((field) => (
        <li key={field.field}>
          <Change {...field} />
        </li>
      ))}
      {added.map(({ caseId, name, place, why }) => (
        <li key={caseId}>
          <strong>Added:</strong> {name} at place {place}
          {why === '' ? '' : `, late: ${why}`}
        </li>
      ))}
      {removed.map(({ caseId, name, place }) => (
        <li key={caseId}>
          <strong>Taken off:</strong> {name}, was at place {place}
        </li>
      ))}
      {moved.map(({ caseId, name, from, to }) => (
        <li key={caseId}>
          <strong>Moved:</strong> {name} from place {from} to {to}
        </li>
      ))}
      {changed.map(({ caseId, name, fields }) => (
        <li key={caseId}>
          <strong>Changed:</strong> {name}:{' '}
          {fields.map((field, index) => (
            <span key={field.field}>
              {index === 0 ? '' : '; '}
              <Change {...field} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Change({ field, from, to }: Difference['meeting'][number]): ReactNode {
  return (
    <>
      {field} <del>{from === '' ? 'nothing' : from}</del> → <ins>{to === '' ? 'nothing' : to}</ins>
    </>
  );
}
