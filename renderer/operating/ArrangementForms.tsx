import type { ReactNode } from 'react';
import { DateField } from '../parts/DateField.tsx';
import { type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextArea } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useCaseRecord } from '../parts/writes.ts';
import type { ArrangementFormProps } from './ArrangementCard.tsx';
import { DaysField } from './DaysField.tsx';

/** The surgeon accepts a day. */
export function AcceptForm({ caseId, arrangement, onDone }: ArrangementFormProps): ReactNode {
  const record = useCaseRecord(caseId);
  const place: PlaceOf<'arrangementAccepted'> = { form: 'arrangementAccepted', caseId, item: arrangement.request.arrangementId };
  const [date, setDate] = useDraft(place, 'date', arrangement.request.dateOptions[0] ?? arrangement.host?.on ?? '');
  const submit = async () => {
    if ((await record.run({ type: 'arrangementAccepted', arrangementId: arrangement.request.arrangementId, date })) !== null) onDone();
  };
  return (
    <Form title="Accept" submit="Accept this day" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <DateField label="Day of the operation" leaning="future" name="date" value={date} onChange={setDate} />
    </Form>
  );
}

/** The surgeon declines: the choice of surgeon is open again. */
export function DeclineForm({ caseId, arrangement, onDone }: ArrangementFormProps): ReactNode {
  const record = useCaseRecord(caseId);
  const place: PlaceOf<'arrangementDeclined'> = { form: 'arrangementDeclined', caseId, item: arrangement.request.arrangementId };
  const [reason, setReason] = useDraft(place, 'reason', '');
  const submit = async () => {
    if ((await record.run({ type: 'arrangementDeclined', arrangementId: arrangement.request.arrangementId, reason })) !== null) onDone();
  };
  return (
    <Form title="Decline" submit="Decline the operation" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <p className="small">Declining opens the choice of surgeon again.</p>
      <TextArea label="Reason" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}

/** The surgeon proposes other days. */
export function CounterForm({ caseId, arrangement, onDone }: ArrangementFormProps): ReactNode {
  const record = useCaseRecord(caseId);
  const place: PlaceOf<'arrangementCounterProposed'> = { form: 'arrangementCounterProposed', caseId, item: arrangement.request.arrangementId };
  const [days, setDays] = useDraft(place, 'days', ['']);
  const [note, setNote] = useDraft(place, 'note', '');
  const submit = async () => {
    const dateOptions = days.filter((day) => day !== '');
    if ((await record.run({ type: 'arrangementCounterProposed', arrangementId: arrangement.request.arrangementId, dateOptions, note })) !== null) onDone();
  };
  return (
    <Form title="Propose other days" submit="Propose these days" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <DaysField days={days} onChange={setDays} />
      <TextArea label="Note" name="note" value={note} onChange={(event) => setNote(event.target.value)} />
    </Form>
  );
}

/** The team offers days again after a counter-proposal; the surgeon's own days stand already. */
export function ReofferForm({ caseId, arrangement, onDone }: ArrangementFormProps): ReactNode {
  const record = useCaseRecord(caseId);
  const place: PlaceOf<'arrangementReoffered'> = { form: 'arrangementReoffered', caseId, item: arrangement.request.arrangementId };
  const [days, setDays] = useDraft(place, 'days', arrangement.request.dateOptions.length === 0 ? [''] : [...arrangement.request.dateOptions]);
  const submit = async () => {
    const dateOptions = days.filter((day) => day !== '');
    if ((await record.run({ type: 'arrangementReoffered', arrangementId: arrangement.request.arrangementId, dateOptions })) !== null) onDone();
  };
  return (
    <Form title="Offer days again" submit="Offer these days" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <DaysField days={days} onChange={setDays} />
    </Form>
  );
}

/** The arrangement is no longer wanted. */
export function CancelForm({ caseId, arrangement, onDone }: ArrangementFormProps): ReactNode {
  const record = useCaseRecord(caseId);
  const place: PlaceOf<'arrangementCancelled'> = { form: 'arrangementCancelled', caseId, item: arrangement.request.arrangementId };
  const [reason, setReason] = useDraft(place, 'reason', '');
  const submit = async () => {
    if ((await record.run({ type: 'arrangementCancelled', arrangementId: arrangement.request.arrangementId, reason })) !== null) onDone();
  };
  return (
    <Form title="Cancel the arrangement" submit="Cancel it" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <TextArea label="Reason" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}
