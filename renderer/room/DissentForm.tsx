import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { formOf, useDraft } from '../parts/drafts.ts';
import { TextArea, TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useCaseRecord } from '../parts/writes.ts';

/** What stands there already: that there was another view, and nothing about who was right. */
const neutralWords = 'A member of the meeting preferred another option.';

/** Dissent by one key: the neutral words can be accepted as they are; a name is given only where it is wished. */
export function DissentForm({ view, onDone }: { view: CaseView; onDone: () => void }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const { notes } = view.plan;
  const place = formOf(view.summary.id, 'dissent');
  const [by, setBy] = useDraft(place, 'by', notes.dissentBy);
  const [words, setWords] = useDraft(place, 'words', notes.dissent === '' ? neutralWords : notes.dissent);
  const submit = async () => {
    if ((await record.run({ type: 'planNoted', notes: { ...notes, dissent: words, dissentBy: by } })) !== null) onDone();
  };
  return (
    <Form title="Dissent" submit="Record the dissent" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      <TextField label="Name (only if wished)" name="dissentBy" value={by} onChange={(event) => setBy(event.target.value)} />
      <TextArea label="What was preferred, in neutral words" name="dissent" value={words} onChange={(event) => setWords(event.target.value)} />
    </Form>
  );
}
