import type { ReactNode } from 'react';
import { DateField } from '../parts/DateField.tsx';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextArea, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { triageWords } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';
import type { StepFormProps } from './CaseActions.tsx';

/** Triage: on along this pathway, or out by one of the exits (C2, C3, P1); the rules' answer stands already. */
export function TriageForm({ view, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'triaged');
  const proposed = view.rules.scope.to;
  const [to, setTo] = useDraft(place, 'to', proposed === 'discharge' || proposed === 'undecided' ? 'pathway' : proposed);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const submit = async () => {
    if ((await record.run({ type: 'triaged', to, reason })) !== null) onDone();
  };
  return (
    <Form title="Triage" submit="Record the triage" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <p className="small">{view.rules.scope.text}</p>
      <ChoiceField label="To" name="to" words={triageWords} value={to} onChoose={setTo} />
      <TextArea label="Reason" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}

const reviewWords = { confirmed: 'Confirmed', inconclusive: 'Inconclusive', notATumour: 'Not a tumour' } as const;

/** The specialist sarcoma pathologist's review (P4). */
export function PathologyForm({ view, today, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'pathologyReviewed');
  const [result, setResult] = useDraft(place, 'result', 'confirmed');
  const [reviewer, setReviewer] = useDraft(place, 'reviewer', '');
  const [on, setOn] = useDraft(place, 'on', today);
  const submit = async () => {
    if ((await record.run({ type: 'pathologyReviewed', result, reviewer, on })) !== null) onDone();
  };
  return (
    <Form title="Specialist pathology review" submit="Record the review" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <ChoiceField label="Result" name="result" words={reviewWords} value={result} onChoose={setResult} />
      <TextField label="Reviewed by" name="reviewer" value={reviewer} onChange={(event) => setReviewer(event.target.value)} />
      <DateField label="On" leaning="past" name="on" value={on} onChange={setOn} />
    </Form>
  );
}

/** Treatment that cannot wait for the meeting (K2b). */
export function UrgentForm({ view, onDone }: StepFormProps): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'urgentTreatmentDeclared');
  const [treatment, setTreatment] = useDraft(place, 'treatment', '');
  const [startedOn, setStartedOn] = useDraft(place, 'startedOn', '');
  const submit = async () => {
    if ((await record.run({ type: 'urgentTreatmentDeclared', treatment, startedOn: startedOn === '' ? null : startedOn })) !== null) onDone();
  };
  return (
    <Form title="Urgent treatment" submit="Declare urgent treatment" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <TextField label="Treatment" name="treatment" value={treatment} onChange={(event) => setTreatment(event.target.value)} />
      <DateField label="Started on" leaning="past" hint="Leave empty where it has not begun." name="startedOn" value={startedOn} onChange={setStartedOn} />
    </Form>
  );
}
