import type { ReactNode } from 'react';
import type { Modality } from '../../shared/domain/site.ts';
import { DateField } from '../parts/DateField.tsx';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextArea } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { modalityWords, relistWords } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';
import { named } from '../room/planned.ts';
import { PractitionerPicker } from '../room/PractitionerPicker.tsx';
import type { StepFormProps } from './CaseActions.tsx';

const treatmentWords: Record<Modality, string> = { surgery: modalityWords.surgery, radiotherapy: modalityWords.radiotherapy, systemic: modalityWords.systemic };

/** Treatment has begun: which, on which day, by whom; the plan's practitioners stand already. */
export function TreatmentStartedForm({ view, today, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'treatmentStarted');
  const planned = (modality: Modality) => {
    const plan = view.plan.modalities.find((one) => one.modality === modality);
    return plan !== undefined && 'practitioners' in plan ? plan : undefined;
  };
  const [modality, setModality] = useDraft(place, 'modality', () => (['surgery', 'radiotherapy', 'systemic'] as const).find((one) => planned(one) !== undefined) ?? 'surgery');
  const [on, setOn] = useDraft(place, 'on', today);
  const [practitioners, setPractitioners] = useDraft(place, 'practitioners', () => named(planned(modality)?.practitioners ?? []));
  const change = (chosen: Modality) => {
    setModality(chosen);
    setPractitioners(named(planned(chosen)?.practitioners ?? []));
  };
  const submit = async () => {
    if ((await record.run({ type: 'treatmentStarted', modality, on, practitioners })) !== null) onDone();
  };
  return (
    <Form title="Treatment started" submit="Record the start" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <ChoiceField label="Treatment" name="modality" words={treatmentWords} value={modality} onChoose={change} />
      <DateField label="On" leaning="past" name="on" value={on} onChange={setOn} />
      <PractitionerPicker modality={modality} onDate={on} site={planned(modality)?.site?.id ?? ''} value={practitioners} onChange={setPractitioners} />
    </Form>
  );
}

/** The planned treatment is complete. */
export function TreatmentCompletedForm({ view, today, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'treatmentCompleted');
  const [on, setOn] = useDraft(place, 'on', today);
  const submit = async () => {
    if ((await record.run({ type: 'treatmentCompleted', on })) !== null) onDone();
  };
  return (
    <Form title="Treatment completed" submit="Record the completion" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <DateField label="On" leaning="past" name="on" value={on} onChange={setOn} />
    </Form>
  );
}

const followedWords = { yes: 'Yes', inPart: 'In part', no: 'No' } as const;

/** Whether the plan was followed; a reason where it was not wholly. */
export function FollowUpForm({ view, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'followedUp');
  const [followed, setFollowed] = useDraft(place, 'followed', 'yes');
  const [reason, setReason] = useDraft(place, 'reason', '');
  const submit = async () => {
    if ((await record.run({ type: 'followedUp', followed, reason })) !== null) onDone();
  };
  return (
    <Form title="Was the plan followed?" submit="Record the follow-up" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <ChoiceField label="Followed" name="followed" words={followedWords} value={followed} onChoose={setFollowed} />
      <TextArea label={followed === 'yes' ? 'Remark' : 'Reason'} name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}

/** Brings a decided case back to the meeting. */
export function RelistForm({ view, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'relisted');
  const [because, setBecause] = useDraft(place, 'because', 'histology');
  const [detail, setDetail] = useDraft(place, 'detail', '');
  const submit = async () => {
    if ((await record.run({ type: 'relisted', because, detail })) !== null) onDone();
  };
  return (
    <Form title="List again" submit="List the case again" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <ChoiceField label="Because" name="because" words={relistWords} value={because} onChoose={setBecause} />
      <TextArea label="In words" name="detail" value={detail} onChange={(event) => setDetail(event.target.value)} />
    </Form>
  );
}

/** A remark after the decision; nothing decided is changed by it. */
export function AddendumForm({ view, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'addendum');
  const [text, setText] = useDraft(place, 'text', '');
  const submit = async () => {
    if ((await record.run({ type: 'addendum', text })) !== null) onDone();
  };
  return (
    <Form title="Addendum" submit="Add the addendum" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <TextArea label="Addendum in words" name="text" value={text} onChange={(event) => setText(event.target.value)} />
    </Form>
  );
}
