import { type ReactNode, useState } from 'react';
import type { Workspace } from '../../shared/api/views.ts';
import type { Designation, Practitioner } from '../../shared/domain/practitioner.ts';
import { Button } from '../parts/Button.tsx';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useWrite } from '../parts/writes.ts';
import { DesignationFields } from './DesignationFields.tsx';

const emptyDesignation: Designation = { status: 'designated', modality: 'radiotherapy', from: null, until: null, designatedBy: '', source: '', unverified: null };
const emptyPerson: Omit<Practitioner, 'id'> = { name: '', professionalNumber: '', trust: '', homeSite: null, speciality: '', email: '', designations: [emptyDesignation], unverified: [], verified: [], changes: [] };

function personOf(known: Practitioner | null): Omit<Practitioner, 'id'> {
  if (known === null) return emptyPerson;
  const { id: _id, ...person } = known;
  return person;
}

/** A practitioner with their designations and the documents these come from: a new one, or the entry that is there. */
export function PractitionerForm({ workspace, known, onDone }: { workspace: Workspace; known: Practitioner | null; onDone: () => void }): ReactNode {
  const save = useWrite('directory.save');
  const [id] = useState(() => known?.id ?? crypto.randomUUID());
  const place: PlaceOf<'practitioner'> = { form: 'practitioner', item: known?.id ?? '' };
  const done = leaving(place, onDone);
  const [person, setPerson] = useDraft(place, 'person', () => personOf(known));
  const { designations } = person;
  const set = (change: Partial<Practitioner>) => setPerson({ ...person, ...change });
  const submit = async () => {
    if ((await save.run({ practitioner: { ...person, id } })) !== null) done();
  };
  const text = (key: 'name' | 'professionalNumber' | 'trust' | 'speciality' | 'email', label: string) => <TextField label={label} name={key} value={person[key]} onChange={(event) => set({ [key]: event.target.value })} />;
  return (
    <section className="panel">
      <Form
        title={known === null ? 'Add a practitioner' : `Edit the entry of ${known.name}`}
        level={2}
        submit={known === null ? 'Add to the directory' : 'Save the entry'}
        refusal={save.refusal}
        busy={save.busy}
        onSubmit={() => void submit()}
        onCancel={done}
        place={place}
      >
        <p className="small">No mobile numbers: they belong to a person and are refused. A designation that is over gets its last day; it is not taken out, since plans were made under it.</p>
        <div className="fields">
          {text('name', 'Name')}
          {text('professionalNumber', 'Professional number')}
          {text('trust', 'Trust')}
          {text('speciality', 'Speciality')}
          {text('email', 'Email')}
          <ChoiceField
            label="Home site"
            name="homeSite"
            words={Object.fromEntries(workspace.pathway.sites.map((site) => [site.id, site.shortName]))}
            value={person.homeSite ?? ''}
            onChoose={(site) => set({ homeSite: site === '' ? null : site })}
            empty="None of these"
          />
        </div>
        {/* The place in the list is what names a designation: two may be alike. */}
        {Array.from(designations.entries(), ([at, designation]) => (
          <DesignationFields key={at} number={at + 1} designation={designation} onChange={(next) => set({ designations: designations.with(at, next) })} />
        ))}
        <div className="row">
          <Button onClick={() => set({ designations: [...designations, emptyDesignation] })}>Another designation</Button>
        </div>
      </Form>
    </section>
  );
}
