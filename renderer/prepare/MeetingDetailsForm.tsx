import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { MeetingDetails } from '../../shared/domain/meeting.ts';
import { MeetingFields } from '../meetings/MeetingFields.tsx';
import { leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { entriesOf } from '../parts/words.ts';
import { useMeetingRecord } from '../parts/writes.ts';

/** Changes where the meeting is and who leads it; another day or time is a move of its own, with its reason. */
export function MeetingDetailsForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const place: PlaceOf<'meetingDetails'> = { form: 'meetingDetails', meetingId: meeting.id };
  const done = leaving(place, onDone);
  /** The details as they stood when somebody began to change them: only what was changed since is recorded, so that nobody else's change is undone. */
  const [base, keepBase] = useDraft(place, 'base', meeting.details);
  const [typed, setTyped] = useDraft(place, 'details', meeting.details);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const changed = entriesOf(typed).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(base[field]));
  const details: MeetingDetails = { ...meeting.details, ...Object.fromEntries(changed) };
  const { date, startsAt, cutOff, cutOffTime } = details;
  const changes = Object.fromEntries(changed.filter(([field]) => !['date', 'startsAt', 'series'].includes(field)));
  const moves = date !== meeting.details.date || startsAt !== meeting.details.startsAt;
  const submit = async () => {
    if (changed.length === 0) return done();
    const saved = await record.run(moves ? { type: 'moved', date, startsAt, cutOff, cutOffTime, reason, changes } : { type: 'detailsChanged', changes });
    if (saved !== null) done();
  };
  const change = (next: MeetingDetails) => {
    keepBase(base);
    setTyped(next);
  };
  return (
    <section className="panel">
      <Form title="Change the meeting" level={2} submit={moves ? 'Move and save the meeting' : 'Save the meeting'} refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
        <MeetingFields details={details} onChange={change} />
        {moves ? <TextField label="Why it is moved" hint="The move is kept in the history of the meeting. Check that the cut-off still fits." name="reason" value={reason} onChange={(event) => setReason(event.target.value)} /> : null}
      </Form>
    </section>
  );
}
