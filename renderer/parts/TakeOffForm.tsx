import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { leaving, type PlaceOf, typedAt, useDraft } from './drafts.ts';
import { TextField } from './Field.tsx';
import { Form } from './Form.tsx';
import { useMeetingRecord } from './writes.ts';

function placeOf(meetingId: string, caseId: string): PlaceOf<'takeOff'> {
  return { form: 'takeOff', meetingId, caseId };
}

/** The case whose form was left half filled in: it opens with the screen. */
export function halfTakenOff({ id, agenda }: MeetingView): string | null {
  return agenda.find(({ entry }) => typedAt(placeOf(id, entry.caseId)) !== null)?.entry.caseId ?? null;
}

/** Takes a case off the agenda with a reason, while the meeting is prepared or goes on. */
export function TakeOffForm({ meeting, caseId, onDone }: { meeting: MeetingView; caseId: string; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const place = placeOf(meeting.id, caseId);
  const done = leaving(place, onDone);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const name = meeting.agenda.find((line) => line.entry.caseId === caseId)?.case?.name ?? 'the case';
  const submit = async () => {
    if ((await record.run({ type: 'caseUnlisted', caseId, reason })) !== null) done();
  };
  return (
    <Form title={`Take ${name} off the agenda`} submit="Take it off" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={done} place={place}>
      <TextField label="Reason" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}
