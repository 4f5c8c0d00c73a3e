import type { ReactNode } from 'react';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextArea } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { noTreatmentWords } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';

type Props = { view: CaseView; meeting: MeetingView; onDone: () => void };

/** Listed but not discussed, or re-opened: a reason in words. */
export function ReasonForm({ view, meeting, onDone, type, title, submit }: Props & { type: 'notDiscussed' | 'reopened'; title: string; submit: string }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, type === 'reopened' ? 'reopen' : type);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const save = async () => {
    if ((await record.run({ type, meetingId: meeting.id, reason })) !== null) onDone();
  };
  return (
    <Form title={title} submit={submit} refusal={record.refusal} busy={record.busy} onSubmit={() => void save()} onCancel={onDone} place={place}>
      <TextArea label="Reason" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}

/** No active treatment: the national data set's coded reason, and words. */
export function NoTreatmentForm({ view, meeting, onDone }: Props): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'noActiveTreatment');
  const [code, setCode] = useDraft(place, 'code', '01');
  const [reason, setReason] = useDraft(place, 'reason', '');
  const save = async () => {
    if ((await record.run({ type: 'noActiveTreatment', meetingId: meeting.id, code, reason })) !== null) onDone();
  };
  return (
    <Form title="No active treatment" submit="Record no active treatment" refusal={record.refusal} busy={record.busy} onSubmit={() => void save()} onCancel={onDone} place={place}>
      <ChoiceField label="Coded reason" name="code" words={noTreatmentWords} value={code} onChoose={setCode} />
      <TextArea label="Reason in words" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}
