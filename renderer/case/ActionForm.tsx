import type { ReactNode } from 'react';
import { DateField } from '../parts/DateField.tsx';
import { formOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useCaseRecord } from '../parts/writes.ts';

/** Something somebody takes on for the case: recorded at once, read back with the decision, and on every agenda of the case until it is closed. */
export function ActionForm({ caseId, usualDue = '', onDone }: { caseId: string; usualDue?: string; onDone: () => void }): ReactNode {
  const record = useCaseRecord(caseId);
  const place = formOf(caseId, 'action');
  const [words, setWords] = useDraft(place, 'words', '');
  const [owner, setOwner] = useDraft(place, 'owner', '');
  const [due, setDue] = useDraft(place, 'due', usualDue);
  const submit = async () => {
    if ((await record.run({ type: 'actionAdded', words, owner, due })) !== null) onDone();
  };
  return (
    <Form title="Add an action" submit="Add the action" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <TextField label="What is to be done" name="words" value={words} onChange={(event) => setWords(event.target.value)} />
      <div className="fields fields-two">
        <TextField label="Owner" name="owner" value={owner} onChange={(event) => setOwner(event.target.value)} />
        <DateField label="Due" leaning="future" name="due" value={due} onChange={setDue} />
      </div>
    </Form>
  );
}
