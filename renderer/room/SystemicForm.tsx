import type { ReactNode } from 'react';
import { formOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { named, plannedFor } from './planned.ts';
import { usePlanWrite } from './planWrite.ts';
import { PractitionerPicker } from './PractitionerPicker.tsx';
import { chosenSite, openingSite, SiteAndAgreement } from './SiteAndAgreement.tsx';
import type { PlanFormProps } from './SurgeryForm.tsx';

/** Systemic therapy: where, what, by whom, when. The pathway proposes no site for it. */
export function SystemicForm({ view, meeting, workspace, onDone }: PlanFormProps): ReactNode {
  const planned = plannedFor(view, 'systemic');
  const write = usePlanWrite(view);
  const place = formOf(view.summary.id, 'systemic');
  const [site, setSite] = useDraft(place, 'site', () => openingSite(view, 'systemic', planned?.site));
  const [practitioners, setPractitioners] = useDraft(place, 'practitioners', () => named(planned?.practitioners ?? []));
  const [regimen, setRegimen] = useDraft(place, 'regimen', planned?.regimen ?? '');
  const [timing, setTiming] = useDraft(place, 'timing', planned?.timing ?? '');
  const submit = async () => {
    const choice = chosenSite(site, workspace);
    if (await write.save({ modality: 'systemic', site: choice, practitioners, timing, regimen }, site, choice)) onDone();
  };
  return (
    <Form title="Systemic therapy" submit="Save systemic therapy" refusal={write.refusal} busy={write.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <SiteAndAgreement draft={site} onChange={setSite} modality="systemic" view={view} meeting={meeting} workspace={workspace} />
      <div className="fields fields-two">
        <TextField label="Regimen" name="regimen" value={regimen} onChange={(event) => setRegimen(event.target.value)} />
        <TextField label="Timing" name="timing" value={timing} onChange={(event) => setTiming(event.target.value)} />
      </div>
      <PractitionerPicker modality="systemic" onDate={meeting.details.date} site={site.id} value={practitioners} onChange={setPractitioners} />
    </Form>
  );
}
