import type { ReactNode } from 'react';
import type { CaseView, MeetingView } from '../../shared/api/views.ts';
import { formOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useCaseRecord } from '../parts/writes.ts';

/** Who checked the read-back last in each meeting, so that a run of cases does not ask for the same name again. */
const lastVerifier = new Map<string, string>();

/** The agreement: the chair and who checked the read-back against what was said. */
export function AgreeForm({ view, meeting, onDone }: { view: CaseView; meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useCaseRecord(view.summary.id);
  const place = formOf(view.summary.id, 'agree');
  const [chair, setChair] = useDraft(place, 'chair', meeting.details.chair);
  const [verifier, setVerifier] = useDraft(place, 'verifier', lastVerifier.get(meeting.id) ?? meeting.details.scribe);
  const submit = async () => {
    if ((await record.run({ type: 'agreed', meetingId: meeting.id, chair, verifier })) === null) return;
    lastVerifier.set(meeting.id, verifier);
    onDone();
  };
  return (
    <Form title="Agree" submit="Agree as read back" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone} place={place}>
      {meeting.quorum.met ? null : <p className="gap">There is no quorum: the decision is recorded as provisional.</p>}
      <div className="fields fields-two">
        <TextField label="Chair" name="chair" value={chair} onChange={(event) => setChair(event.target.value)} />
        <TextField label="Read-back checked by" name="verifier" value={verifier} onChange={(event) => setVerifier(event.target.value)} />
      </div>
    </Form>
  );
}
