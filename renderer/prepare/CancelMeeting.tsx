import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MeetingView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { momentWords } from '../parts/days.ts';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useMeetingRecord } from '../parts/writes.ts';

/** Cancels a meeting that has not begun, with the reason. Its list stays in the record. */
export function CancelMeeting({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const place: PlaceOf<'cancelMeeting'> = { form: 'cancelMeeting', meetingId: meeting.id };
  const done = leaving(place, onDone);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const submit = async () => {
    if ((await record.run({ type: 'cancelled', reason })) !== null) done();
  };
  return (
    <section className="panel">
      <Form title="Cancel the meeting" level={2} submit="Cancel the meeting" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
        <TextField
          label="Why it is not held"
          hint="Urgent cases and those put off go to the next meeting by themselves. The others stand on “Open, on no list” until somebody lists them."
          name="reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Form>
    </section>
  );
}

/** Says that a meeting is cancelled, and takes that back. */
export function CancelledNotice({ meeting }: { meeting: MeetingView }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  if (meeting.cancelled === null) return null;
  const { at, by, reason } = meeting.cancelled;
  return (
    <section className="panel" aria-label="Cancelled">
      <p>
        <strong>Cancelled</strong> {momentWords(at)} by {by}: {reason}
      </p>
      <p className="small">
        What waits and is on no other list stands on <Link href="/open">Open, on no list</Link>.
      </p>
      <Button onClick={() => void record.run({ type: 'cancellationTakenBack' })} aria-disabled={record.busy}>
        It is held after all
      </Button>
      <Refused refusal={record.refusal} />
    </section>
  );
}
