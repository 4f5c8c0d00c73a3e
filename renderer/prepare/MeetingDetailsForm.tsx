import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { MeetingFields } from '../meetings/MeetingFields.tsx';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useMeetingRecord } from '../parts/writes.ts';

/** Changes where the meeting is and who leads it; another day or time is a move of its own, with its reason. */
export function MeetingDetailsForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const place: PlaceOf<'meetingDetails'> = { form: 'meetingDetails', meetingId: meeting.id };
  const done = leaving(place, onDone);
  const [details, setDetails] = useDraft(place, 'details', meeting.details);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const { date, startsAt, series: _series, ...changes } = details;
  const moves = date !== meeting.details.date || startsAt !== meeting.details.startsAt;
  const submit = async () => {
    const { cutOff, cutOffTime } = details;
    if (moves && (await record.run({ type: 'moved', date, startsAt, cutOff, cutOffTime, reason })) === null) return;
    if ((await record.run({ type: 'detailsChanged', changes })) !== null) done();
  };
  return (
    <section className="panel">
      <Form title="Change the meeting" level={2} submit={moves ? 'Move and save the meeting' : 'Save the meeting'} refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
        <MeetingFields details={details} onChange={setDetails} />
        {moves ? <TextField label="Why it is moved" hint="The move is kept in the history of the meeting. Check that the cut-off still fits." name="reason" value={reason} onChange={(event) => setReason(event.target.value)} /> : null}
      </Form>
    </section>
  );
}
