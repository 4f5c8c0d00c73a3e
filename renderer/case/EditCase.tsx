import { type ReactNode, useState } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { entriesOf } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';
import { CaseFields } from './CaseFields.tsx';

/** Corrects the details of a case; the history keeps what they were. */
export function EditCase({ view, onDone }: { view: CaseView; onDone: () => void }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const [details, setDetails] = useState(view.details);
  const [reason, setReason] = useState('');
  const submit = async () => {
    const changes = Object.fromEntries(entriesOf(details).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(view.details[key])));
    if ((await record.run({ type: 'detailsChanged', changes, reason })) !== null) onDone();
  };
  return (
    <section className="panel">
      <Form title="Edit the details" level={2} submit="Save the details" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone}>
        <CaseFields details={details} onChange={setDetails} />
        <TextField label="Reason for the change" hint="Optional; kept in the history." name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Form>
    </section>
  );
}
