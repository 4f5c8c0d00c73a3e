import { type ReactNode, useState } from 'react';
import type { PractitionerView } from '../../shared/api/directoryViews.ts';
import type { Designation, Practitioner } from '../../shared/domain/practitioner.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { dayWords } from '../parts/days.ts';
import { typedAt } from '../parts/drafts.ts';
import { standingWords } from '../parts/words.ts';
import { ConfirmForm, confirmingPlace } from './ConfirmForm.tsx';
import { Doubts } from './Doubts.tsx';

type Props = {
  title: string;
  /** Null for those whom nobody has designated for anything. */
  modality: Modality | null;
  people: readonly PractitionerView[];
  /** The day the standings are asked for. */
  day: string;
  today: string;
  onEdit: (practitioner: Practitioner) => void;
};

/** Everybody listed for one kind of treatment, with what they hold. */
export function PeopleTable({ title, modality, people, day, today, onEdit }: Props): ReactNode {
  const [confirming, setConfirming] = useState<string | null>(() => people.find(({ practitioner }) => modality !== null && typedAt(confirmingPlace(practitioner.id, modality)) !== null)?.practitioner.id ?? null);
  const listed = people.filter(({ practitioner: { designations } }) => (modality === null ? designations.length === 0 : designations.some((designation) => designation.modality === modality)));
  const heading = `directory-${modality ?? 'none'}`;
  const chosen = listed.find(({ practitioner }) => practitioner.id === confirming);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {listed.length === 0 ? (
        <p>
          Nobody is listed. The network publishes the list of designated chemotherapy and radiotherapy practitioners elsewhere; it is not part of the document <Clauses ids={['C6']} />. Add practitioners, or import the list, once you have it.
        </p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Trust and home site</th>
              <th scope="col">On {dayWords(day)}</th>
              <th scope="col">Holds, by whom and from which source</th>
              <th scope="col">Not confirmed, confirmed</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((person) => (
              <Person key={person.practitioner.id} person={person} modality={modality} day={day} onConfirm={() => setConfirming(person.practitioner.id)} onEdit={() => onEdit(person.practitioner)} />
            ))}
          </tbody>
        </table>
      )}
      {chosen === undefined || modality === null ? null : <ConfirmForm key={chosen.practitioner.id} practitioner={chosen.practitioner} modality={modality} today={today} onDone={() => setConfirming(null)} />}
    </section>
  );
}

type PersonProps = { person: PractitionerView; modality: Modality | null; day: string; onConfirm: () => void; onEdit: () => void };

function Person({ person, modality, day, onConfirm, onEdit }: PersonProps): ReactNode {
  const { practitioner, eligible, standing } = person;
  const may = modality !== null && eligible[modality];
  return (
    <tr>
      <th scope="row">
        {practitioner.name}
        <span className="small block">{[practitioner.speciality, practitioner.professionalNumber, practitioner.email].filter((part) => part !== '').join(' · ')}</span>
      </th>
      <td>
        {practitioner.trust} · {practitioner.homeSite ?? 'no home site'}
      </td>
      <td>
        <span className={may ? 'yes' : 'no'}>{may ? '✓ may treat' : '✗ may not treat'}</span>
        <span className="small block">{standing}</span>
      </td>
      <td>
        {practitioner.designations
          .filter((designation) => designation.modality === modality)
          .map((designation) => (
            <Held key={JSON.stringify(designation)} designation={designation} day={day} />
          ))}
        {practitioner.changes.length === 0 ? null : (
          <details className="small">
            <summary>Changed by {practitioner.changes.at(-1)?.by}</summary>
            {practitioner.changes.toReversed().map(({ what, by, on }) => (
              <span key={`${what} ${by} ${on}`} className="block">
                {dayWords(on)}, {by}: {what}
              </span>
            ))}
          </details>
        )}
      </td>
      <td>
        <Doubts person={person} modality={modality} />
      </td>
      <td>
        {modality === null ? null : (
          <Button kind="quiet" onClick={onConfirm} aria-label={`Confirm the standing of ${practitioner.name}`}>
            Confirm
          </Button>
        )}{' '}
        <Button kind="quiet" onClick={onEdit} aria-label={`Edit the entry of ${practitioner.name}`}>
          Edit
        </Button>
      </td>
    </tr>
  );
}

function Held({ designation, day }: { designation: Designation; day: string }): ReactNode {
  const { status, from, until, designatedBy, source } = designation;
  const ended = until !== null && until < day;
  const ahead = from !== null && from > day;
  return (
    <span className="block">
      <strong>{standingWords[status]}</strong>: {from === null ? 'no first day' : dayWords(from)} – {until === null ? 'no last day' : dayWords(until)}
      {ended ? <span className="no"> lapsed</span> : null}
      {ahead ? <span className="no"> not yet begun</span> : null}
      <span className="small block">{[designatedBy === '' ? '' : `by ${designatedBy}`, source].filter((part) => part !== '').join('; ')}</span>
    </span>
  );
}
