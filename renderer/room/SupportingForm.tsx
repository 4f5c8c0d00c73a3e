import type { ReactNode } from 'react';
import type { SupportingPlan } from '../../shared/domain/plan.ts';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextArea, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { modalityWords } from '../parts/words.ts';
import { plannedFor } from './planned.ts';
import { usePlanWrite } from './planWrite.ts';
import type { PlanFormProps } from './SurgeryForm.tsx';

/** Surveillance, palliative care, further investigation or a referral elsewhere: what, and where if that matters. */
export function SupportingForm({ modality, view, workspace, onDone }: PlanFormProps & { modality: SupportingPlan['modality'] }): ReactNode {
  const planned = plannedFor(view, modality);
  const write = usePlanWrite(view);
  const place = formOf(view.summary.id, modality);
  const [detail, setDetail] = useDraft(place, 'detail', planned?.detail ?? '');
  const [id, setId] = useDraft(place, 'id', planned?.site?.id ?? '');
  const [otherName, setOtherName] = useDraft(place, 'otherName', planned?.site?.id === 'other' ? planned.site.name : '');
  const name = modalityWords[modality];
  const { sites } = workspace.pathway;
  const submit = async () => {
    const site = id === '' ? null : { id, name: id === 'other' ? otherName : (sites.find((one) => one.id === id)?.name ?? id) };
    if (await write.save({ modality, site, detail })) onDone();
  };
  return (
    <Form title={name} submit={`Save ${name.toLowerCase()}`} refusal={write.refusal} busy={write.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <TextArea label={modality === 'referralElsewhere' ? 'What for, and to whom' : 'What, how often, until when'} name="detail" value={detail} onChange={(event) => setDetail(event.target.value)} />
      <ChoiceField label="Site" name="site" words={{ ...Object.fromEntries(sites.map((site) => [site.id, site.shortName])), other: 'Another place' }} value={id} onChoose={setId} empty="Not stated" />
      {id === 'other' ? <TextField label="Name of the place" name="name" value={otherName} onChange={(event) => setOtherName(event.target.value)} /> : null}
    </Form>
  );
}
