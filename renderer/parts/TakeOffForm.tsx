import { type ReactNode, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { TextField } from './Field.tsx';
import { Form } from './Form.tsx';
import { useMeetingRecord } from './writes.ts';

/** Takes a case off the agenda with a reason, while the meeting is prepared or goes on. */
export function TakeOffForm({ meeting, caseId, onDone }: { meeting: MeetingView; caseId: string; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const [reason, setReason] = useState('');
  const name = meeting.agenda.find((line) => line.entry.caseId === caseId)?.case?.name ?? 'the case';
  const submit = async () => {
    if ((await record.run({ type: 'caseUnlisted', caseId, reason })) !== null) onDone();
  };
  return (
    <Form title={`Take ${name} off the agenda`} submit="Take it off" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone}>
      <TextField label="Reason" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
    </Form>
  );
}
