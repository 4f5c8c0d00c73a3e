import { type ReactNode, useState } from 'react';
import type { Workspace } from '../../shared/api/views.ts';
import type { Designation, Practitioner } from '../../shared/domain/practitioner.ts';
import type { Modality } from '../../shared/domain/site.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { modalityWords, standingWords } from '../parts/words.ts';
import { useWrite } from '../parts/writes.ts';

const treatmentWords: Record<Modality, string> = { surgery: modalityWords.surgery, radiotherapy: modalityWords.radiotherapy, systemic: modalityWords.systemic };

type Standing = { status: Designation['status']; modality: Modality; from: string; until: string; designatedBy: string; source: string };

/** A new practitioner with one standing and the document it comes from. */
export function PractitionerForm({ workspace, onDone }: { workspace: Workspace; onDone: () => void }): ReactNode {
  const save = useWrite('directory.save');
  const [person, setPerson] = useState({ name: '', professionalNumber: '', trust: '', speciality: '', email: '' });
  const [homeSite, setHomeSite] = useState('');
  const [standing, setStanding] = useState<Standing>({ status: 'designated', modality: 'radiotherapy', from: '', until: '', designatedBy: '', source: '' });
  const dayOrNull = (day: string) => (day === '' ? null : day);
  const submit = async () => {
    const practitioner: Practitioner = {
      id: crypto.randomUUID(),
      ...person,
      homeSite: homeSite === '' ? null : homeSite,
      designations: [{ ...standing, from: dayOrNull(standing.from), until: dayOrNull(standing.until), unverified: null }],
      unverified: [],
    };
    if ((await save.run({ practitioner })) !== null) onDone();
  };
  const text = (key: keyof typeof person, label: string) => <TextField label={label} name={key} value={person[key]} onChange={(event) => setPerson({ ...person, [key]: event.target.value })} />;
  return (
    <section className="panel">
      <Form title="Add a practitioner" level={2} submit="Add to the directory" refusal={save.refusal} busy={save.busy} onSubmit={() => void submit()} onCancel={onDone}>
        <div className="fields">
          {text('name', 'Name')}
          {text('professionalNumber', 'Professional number')}
          {text('trust', 'Trust')}
          {text('speciality', 'Speciality')}
          {text('email', 'Email')}
          <ChoiceField label="Home site" name="homeSite" words={Object.fromEntries(workspace.pathway.sites.map((site) => [site.id, site.shortName]))} value={homeSite} onChoose={setHomeSite} empty="None of these" />
          <ChoiceField label="Treatment" words={treatmentWords} value={standing.modality} onChoose={(modality) => setStanding({ ...standing, modality })} />
          <ChoiceField label="Standing" name="status" words={standingWords} value={standing.status} onChoose={(status) => setStanding({ ...standing, status })} />
          <TextField label="From" type="date" value={standing.from} onChange={(event) => setStanding({ ...standing, from: event.target.value })} />
          <TextField label="Until" type="date" value={standing.until} onChange={(event) => setStanding({ ...standing, until: event.target.value })} />
          <TextField label="Designated by" name="designatedBy" value={standing.designatedBy} onChange={(event) => setStanding({ ...standing, designatedBy: event.target.value })} />
          <TextField label="Source document" name="source" value={standing.source} onChange={(event) => setStanding({ ...standing, source: event.target.value })} />
        </div>
      </Form>
    </section>
  );
}
