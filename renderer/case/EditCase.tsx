import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import type { CaseDetails } from '../../shared/domain/case.ts';
import { formOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { entriesOf } from '../parts/words.ts';
import { useCaseRecord } from '../parts/writes.ts';
import { CaseFields } from './CaseFields.tsx';

/** Corrects the details of a case; the history keeps what they were. */
export function EditCase({ view, onDone }: { view: CaseView; onDone: () => void }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'edit');
  // Only what was changed is kept, or a form left open would undo what others record of the rest meanwhile.
  const [changes, setChanges] = useDraft<Partial<CaseDetails>>(place, 'changes', {});
  const details = { ...view.details, ...changes };
  const change = (next: CaseDetails) => setChanges(Object.fromEntries(entriesOf(next).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(view.details[key]))));
  const [reason, setReason] = useDraft(place, 'reason', '');
  const submit = async () => {
    if ((await record.run({ type: 'detailsChanged', changes, reason })) !== null) onDone();
  };
  return (
    <section className="panel">
      <Form title="Edit the details" level={2} submit="Save the details" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone}>
        <CaseFields details={details} onChange={change} />
        <TextField label="Reason for the change" hint="Optional; kept in the history." name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Form>
    </section>
  );
}
