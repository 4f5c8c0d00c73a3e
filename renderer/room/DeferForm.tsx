import type { ReactNode } from 'react';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { DateField } from '../parts/DateField.tsx';
import { formOf, useDraft } from '../parts/drafts.ts';
import { ChoiceField, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { deferralWords } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';

/** A deferral: why, who owes what is missing, and by when; the day before the next weekly meeting unless told otherwise. */
export function DeferForm({ view, meeting, onDone }: { view: CaseView; meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'defer');
  const [cause, setCause] = useDraft(place, 'cause', 'imaging');
  const [detail, setDetail] = useDraft(place, 'detail', '');
  const [owner, setOwner] = useDraft(place, 'owner', '');
  const [due, setDue] = useDraft(place, 'due', addDays(meeting.details.date, 6));
  const submit = async () => {
    if ((await record.run({ type: 'deferred', meetingId: meeting.id, cause, detail, owner, due })) !== null) onDone();
  };
  return (
    <Form title="Defer" submit="Defer the case" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <ChoiceField label="Cause" name="cause" words={deferralWords} value={cause} onChoose={setCause} />
      <TextField label="What is missing" name="detail" value={detail} onChange={(event) => setDetail(event.target.value)} />
      <div className="fields fields-two">
        <TextField label="Owner" name="owner" value={owner} onChange={(event) => setOwner(event.target.value)} />
        <DateField label="Due" leaning="future" name="due" value={due} onChange={setDue} />
      </div>
    </Form>
  );
}
