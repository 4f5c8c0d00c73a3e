import { type ReactNode, useId } from 'react';
import { Link } from 'wouter';
import type { NamedPractitioner } from '../../shared/api/commands.ts';
import { isCalendarDate } from '../../shared/domain/calendar.ts';
import type { PractitionerView } from '../../shared/api/directoryViews.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { Unverified } from '../parts/Hold.tsx';
import { standingDoubts } from '../directory/standingDoubts.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';

type Props = {
  modality: Modality;
  /** The day on which the standing is looked up: of the operation, else of the meeting. */
  onDate: string;
  site: string;
  value: readonly NamedPractitioner[];
  onChange: (value: NamedPractitioner[]) => void;
};

/** Who treats: ticked from the directory, with standing and home site on the day; the first ticked leads. */
export function PractitionerPicker({ modality, onDate, site, value, onChange }: Props): ReactNode {
  const directory = useRead('directory.read', { onDate: isCalendarDate(onDate) ? onDate : null });
  const group = useId();
  const toggle = (id: string) => {
    const rest = value.filter((one) => one.practitionerId !== id);
    if (rest.length === value.length) return onChange([...value, { practitionerId: id, part: value.some((one) => one.part === 'lead') ? 'with' : 'lead' }]);
    const [first, ...others] = rest;
    const led = first === undefined || rest.some((one) => one.part === 'lead') ? rest : [{ ...first, part: 'lead' as const }, ...others];
    return onChange(led);
  };
  const lead = (id: string) => onChange(value.map((one) => ({ ...one, part: one.practitionerId === id ? 'lead' : 'with' })));
  return (
    <fieldset className="picker">
      <legend>
        {modality === 'surgery' ? 'Surgeons' : 'Practitioners'} <Clauses ids={['K6']} />
      </legend>
      <Reading of={directory}>
        {(people) => {
          const able = people
            .filter(({ practitioner }) => practitioner.designations.some((designation) => designation.modality === modality))
            .sort((one, other) => Number(other.eligible[modality]) - Number(one.eligible[modality]));
          if (able.length === 0) {
            return (
              <p className="small">
                The directory lists nobody for this treatment: the network’s list is published elsewhere <Clauses ids={['C6']} />. <Link href="/directory">Add to the directory</Link>.
              </p>
            );
          }
          return able.map((person) => (
            <Person
              key={person.practitioner.id}
              person={person}
              modality={modality}
              site={site}
              chosen={value.find((one) => one.practitionerId === person.practitioner.id)}
              group={group}
              onToggle={toggle}
              onLead={lead}
            />
          ));
        }}
      </Reading>
    </fieldset>
  );
}

type PersonProps = { person: PractitionerView; modality: Modality; site: string; chosen: NamedPractitioner | undefined; group: string; onToggle: (id: string) => void; onLead: (id: string) => void };

function Person({ person, modality, site, chosen, group, onToggle, onLead }: PersonProps): ReactNode {
  const { practitioner, standing, eligible } = person;
  const id = useId();
  const visiting = practitioner.homeSite !== null && site !== '' && site !== practitioner.homeSite;
  const doubts = standingDoubts(person, modality);
  return (
    <div className={`person${chosen === undefined ? '' : ' person-chosen'}`}>
      <input type="checkbox" id={id} checked={chosen !== undefined} onChange={() => onToggle(practitioner.id)} aria-describedby={`${id}-standing`} />
      <label htmlFor={id}>{practitioner.name}</label>
      <span id={`${id}-standing`} className="person-standing">
        <span className={eligible[modality] ? 'yes' : 'no'}>
          {eligible[modality] ? '✓' : '✗'}
          <span className="nhsuk-u-visually-hidden">{eligible[modality] ? 'may treat:' : 'may not treat:'}</span>
        </span> {standing} · {practitioner.homeSite ?? practitioner.trust}
        {chosen !== undefined && visiting ? ' ⇄ cross-site' : ''} {doubts.length === 0 ? null : <Unverified why={doubts.join(' ')} />}
      </span>
      {chosen === undefined ? null : (
        <label className="person-lead">
          <input type="radio" name={group} checked={chosen.part === 'lead'} onChange={() => onLead(practitioner.id)} /> lead<span className="nhsuk-u-visually-hidden">: {practitioner.name}</span>
        </label>
      )}
    </div>
  );
}
