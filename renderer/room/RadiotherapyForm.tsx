import { type ReactNode, useState } from 'react';
import type { NamedPractitioner } from '../../shared/api/commands.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { beamWords } from '../parts/words.ts';
import { named, plannedFor } from './planned.ts';
import { usePlanWrite } from './planWrite.ts';
import { PractitionerPicker } from './PractitionerPicker.tsx';
import { chosenSite, openingSite, SiteAndAgreement } from './SiteAndAgreement.tsx';
import type { PlanFormProps } from './SurgeryForm.tsx';

/** Radiotherapy: where, photon or proton, by whom, when. */
export function RadiotherapyForm({ view, meeting, workspace, onDone }: PlanFormProps): ReactNode {
  const planned = plannedFor(view, 'radiotherapy');
  const write = usePlanWrite(view);
  const [site, setSite] = useState(() => openingSite(view, meeting, 'radiotherapy', planned?.site));
  const [practitioners, setPractitioners] = useState<NamedPractitioner[]>(() => named(planned?.practitioners ?? []));
  const [beam, setBeam] = useState(planned?.beam ?? 'undecided');
  const [timing, setTiming] = useState(planned?.timing ?? '');
  const submit = async () => {
    const choice = chosenSite(site, workspace);
    if (await write.save({ modality: 'radiotherapy', site: choice, practitioners, timing, beam }, site, choice)) onDone();
  };
  return (
    <Form title="Radiotherapy" submit="Save radiotherapy" refusal={write.refusal} busy={write.busy} onSubmit={() => void submit()} onCancel={onDone}>
      <SiteAndAgreement draft={site} onChange={setSite} modality="radiotherapy" view={view} meeting={meeting} workspace={workspace} />
      <div className="fields fields-two">
        <ChoiceField label="Beam" name="beam" words={beamWords} value={beam} onChoose={setBeam} />
        <TextField label="Timing" name="timing" value={timing} onChange={(event) => setTiming(event.target.value)} />
      </div>
      <PractitionerPicker modality="radiotherapy" onDate={meeting.details.date} site={site.id} value={practitioners} onChange={setPractitioners} />
    </Form>
  );
}
