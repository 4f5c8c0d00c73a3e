import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { Operation, Workspace } from '../../shared/api/views.ts';
import { ChoiceField } from '../parts/Field.tsx';
import { Flags } from '../parts/Flags.tsx';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { ArrangementCard } from './ArrangementCard.tsx';

/** The operations that name a surgeon: the one at the keyboard, or one that is chosen. */
export function OperatingScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('My operating');
  const directory = useRead('directory.read', { onDate: null });
  const [chosen, setChosen] = useState(workspace.actor?.practitionerId ?? '');
  const surgeons = directory.data?.ok === true ? directory.data.value.filter(({ practitioner }) => practitioner.designations.some(({ modality }) => modality === 'surgery')) : [];
  const name = surgeons.find(({ practitioner }) => practitioner.id === chosen)?.practitioner.name;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{name === undefined || workspace.actor?.practitionerId === chosen ? 'My operating' : `Operating: ${name}`}</h1>
        <div className={chosen === '' ? undefined : 'screen-only'}>
          <ChoiceField
            label="Surgeon"
            words={Object.fromEntries(surgeons.map(({ practitioner }) => [practitioner.id, `${practitioner.name}, ${practitioner.homeSite ?? practitioner.trust}`]))}
            value={chosen}
            onChoose={setChosen}
            empty="Choose a surgeon"
          />
        </div>
      </div>
      {chosen === '' ? <p className="empty">Choose a surgeon to see the operations that name them.</p> : <Operations practitionerId={chosen} today={workspace.today} />}
    </div>
  );
}

function Operations({ practitionerId, today }: { practitionerId: string; today: string }): ReactNode {
  const operations = useRead('operations.list', { practitionerId });
  return (
    <Reading of={operations}>
      {(all) =>
        all.length === 0 ? (
          <p className="empty">No operation names this surgeon.</p>
        ) : (
          all.map((operation) => <OperationPanel key={`${operation.caseId} ${operation.arrangement?.request.arrangementId ?? ''}`} operation={operation} today={today} />)
        )
      }
    </Reading>
  );
}

function OperationPanel({ operation, today }: { operation: Operation; today: string }): ReactNode {
  return (
    <section className="panel" aria-label={`Operation on ${operation.patient}`}>
      <h2>
        <Link href={`/cases/${operation.caseId}`}>{operation.patient}</Link> <span className="small">{operation.hospitalNumber}</span>
      </h2>
      <dl className="pairs">
        <dt>Diagnosis</dt>
        <dd>
          {operation.levels} {operation.diagnosis}
        </dd>
        <dt>Operation</dt>
        <dd>
          {operation.operation === '' ? 'not described yet' : operation.operation} ({operation.part === 'lead' ? 'lead' : 'with another surgeon'})
        </dd>
        <dt>Where, when</dt>
        <dd>
          {operation.site}, {operation.operatingDays === '' ? 'day not set yet' : operation.operatingDays}
        </dd>
      </dl>
      <Flags flags={operation.flags} />
      {operation.arrangement === null ? <p className="small">At the home site: nothing has to be arranged.</p> : <ArrangementCard caseId={operation.caseId} arrangement={operation.arrangement} today={today} />}
    </section>
  );
}
