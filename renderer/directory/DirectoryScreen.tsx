import { type ReactNode, useState } from 'react';
import type { PractitionerView, Workspace } from '../../shared/api/views.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { dayWords } from '../parts/days.ts';
import { Unverified } from '../parts/Hold.tsx';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { standingWords } from '../parts/words.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import { PractitionerForm } from './PractitionerForm.tsx';
import { standingDoubts } from './standingDoubts.ts';

/** Who may treat: every practitioner with standing, dates and source; what the network has not confirmed is marked. */
export function DirectoryScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('Directory');
  const directory = useRead('directory.read', { onDate: workspace.today });
  const [adding, setAdding] = useState(false);
  return (
    <div className="page page-wide">
      <div className="page-head">
        <div>
          <h1>Directory</h1>
          <p>
            Standing as of {dayWords(workspace.today)}. Treatment is given by core members or practitioners designated for it <Clauses ids={['K6', 'P6a']} />.
          </p>
        </div>
        <Button kind="primary" onClick={() => setAdding(true)}>
          Add a practitioner
        </Button>
      </div>
      {adding ? <PractitionerForm workspace={workspace} onDone={() => setAdding(false)} /> : null}
      <Reading of={directory}>
        {(people) => (
          <>
            <People title="Surgery" modality="surgery" people={people} today={workspace.today} />
            <People title="Radiotherapy" modality="radiotherapy" people={people} today={workspace.today} />
            <People title="Systemic therapy" modality="systemic" people={people} today={workspace.today} />
          </>
        )}
      </Reading>
    </div>
  );
}

function People({ title, modality, people, today }: { title: string; modality: Modality; people: readonly PractitionerView[]; today: string }): ReactNode {
  const [confirming, setConfirming] = useState<string | null>(null);
  const listed = people.filter(({ practitioner }) => practitioner.designations.some((designation) => designation.modality === modality));
  const heading = `directory-${modality}`;
  const chosen = listed.find(({ practitioner }) => practitioner.id === confirming);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {listed.length === 0 ? (
        <p>
          Nobody is listed. The network publishes the list of designated chemotherapy and radiotherapy practitioners elsewhere; it is not part of the document <Clauses ids={['C6']} />. Add practitioners once you have it.
        </p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Trust and home site</th>
              <th scope="col">Standing</th>
              <th scope="col">Holds</th>
              <th scope="col">Source</th>
              <th scope="col">Not confirmed</th>
              <th scope="col">Confirm</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((person) => (
              <Person key={person.practitioner.id} person={person} modality={modality} onConfirm={() => setConfirming(person.practitioner.id)} />
            ))}
          </tbody>
        </table>
      )}
      {chosen === undefined ? null : <ConfirmForm key={chosen.practitioner.id} practitioner={chosen.practitioner} modality={modality} today={today} onDone={() => setConfirming(null)} />}
    </section>
  );
}

function Person({ person, modality, onConfirm }: { person: PractitionerView; modality: Modality; onConfirm: () => void }): ReactNode {
  const { practitioner, eligible, standing } = person;
  const designations = practitioner.designations.filter((designation) => designation.modality === modality);
  const doubts = [...practitioner.unverified, ...standingDoubts(person, modality)];
  return (
    <tr>
      <th scope="row">
        {practitioner.name}
        <span className="small block">
          {practitioner.speciality} {practitioner.professionalNumber} {practitioner.email}
        </span>
      </th>
      <td>
        {practitioner.trust} · {practitioner.homeSite ?? 'no home site'}
      </td>
      <td>
        <span className={eligible[modality] ? 'yes' : 'no'}>{eligible[modality] ? '✓ may treat' : '✗ may not treat'}</span>
        <span className="small block">{standing}</span>
      </td>
      <td>
        {designations.map((designation, index) => (
          <span key={index} className="block">
            {standingWords[designation.status]}: {designation.from === null ? 'no first day' : dayWords(designation.from)} – {designation.until === null ? 'no last day' : dayWords(designation.until)}
          </span>
        ))}
      </td>
      <td>
        {designations.map((designation, index) => (
          <span key={index} className="block">
            {designation.source}
            {designation.designatedBy === '' ? '' : ` (${designation.designatedBy})`}
          </span>
        ))}
      </td>
      <td>
        {doubts.map((why) => (
          <span key={why} className="block">
            <Unverified why={why} /> <span className="small" aria-hidden="true">{why}</span>
          </span>
        ))}
      </td>
      <td>
        <Button kind="quiet" onClick={onConfirm} aria-label={`Confirm the standing of ${practitioner.name}`}>
          Confirm
        </Button>
      </td>
    </tr>
  );
}
