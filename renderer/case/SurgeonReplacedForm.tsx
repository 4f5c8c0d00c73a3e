import type { ReactNode } from 'react';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useRead } from '../parts/reads.ts';
import { useCaseRecord } from '../parts/writes.ts';
import { plannedFor } from '../room/planned.ts';
import type { StepFormProps } from './CaseActions.tsx';

/** Another surgeon in the place of one who cannot operate; standing is that of the operating day. */
export function SurgeonReplacedForm({ view, today, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'surgeonReplaced');
  const surgery = plannedFor(view, 'surgery');
  const directory = useRead('directory.read', { onDate: surgery?.operatingDate ?? today });
  const surgeons = directory.data?.ok === true ? directory.data.value.filter(({ practitioner }) => practitioner.designations.some((designation) => designation.modality === 'surgery')) : [];
  const current = surgery?.practitioners ?? [];
  const [replaces, setReplaces] = useDraft(place, 'replaces', current[0]?.practitionerId ?? '');
  const [practitionerId, setPractitionerId] = useDraft(place, 'practitionerId', '');
  const [reason, setReason] = useDraft(place, 'reason', '');
  const submit = async () => {
    const part = current.find((one) => one.practitionerId === replaces)?.part ?? 'lead';
    if ((await record.run({ type: 'surgeonReplaced', replaces, practitioner: { practitionerId, part }, reason })) !== null) onDone();
  };
  return (
    <Form title="Replace a surgeon" submit="Replace the surgeon" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <ChoiceField label="Replaces" name="replaces" words={Object.fromEntries(current.map((one) => [one.practitionerId, one.name]))} value={replaces} onChoose={setReplaces} />
      <ChoiceField
        label="By"
        name="practitionerId"
        words={Object.fromEntries(surgeons.map(({ practitioner, standing, eligible }) => [practitioner.id, `${practitioner.name} – ${eligible.surgery ? '' : 'not eligible: '}${standing}`]))}
        value={practitionerId}
        onChoose={setPractitionerId}
        empty="Choose a surgeon"
      />
      <TextField label="Reason" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}
