import type { ReactNode } from 'react';
import { formOf, useDraft } from '../parts/drafts.ts';
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
  const place = formOf(view.summary.id, 'radiotherapy');
  const [site, setSite] = useDraft(place, 'site', () => openingSite(view, 'radiotherapy', planned?.site));
  const [practitioners, setPractitioners] = useDraft(place, 'practitioners', () => named(planned?.practitioners ?? []));
  const [beam, setBeam] = useDraft(place, 'beam', planned?.beam ?? 'undecided');
  const [timing, setTiming] = useDraft(place, 'timing', planned?.timing ?? '');
  const submit = async () => {
    const choice = chosenSite(site, workspace);
    if (await write.save({ modality: 'radiotherapy', site: choice, practitioners, timing, beam }, site, choice)) onDone();
  };
  return (
    <Form title="Radiotherapy" submit="Save radiotherapy" refusal={write.refusal} busy={write.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <SiteAndAgreement draft={site} onChange={setSite} modality="radiotherapy" view={view} meeting={meeting} workspace={workspace} />
      <div className="fields fields-two">
        <ChoiceField label="Beam" name="beam" words={beamWords} value={beam} onChoose={setBeam} />
        <TextField label="Timing" name="timing" value={timing} onChange={(event) => setTiming(event.target.value)} />
      </div>
      <PractitionerPicker modality="radiotherapy" onDate={meeting.details.date} site={site.id} value={practitioners} onChange={setPractitioners} />
    </Form>
  );
}
