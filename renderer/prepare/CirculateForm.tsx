import { type ReactNode, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useMeetingRecord } from '../parts/writes.ts';

/** Records to whom the list was sent; sending itself is done outside this program, which never uses the network. */
export function CirculateForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const [to, setTo] = useState('');
  const submit = async () => {
    if ((await record.run({ type: 'circulated', to })) !== null) onDone();
  };
  return (
    <section className="panel">
      <Form title="Circulate the list" level={2} submit="Record as circulated" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone}>
        <TextField label="Circulated to" hint="MDT Desk sends nothing by itself: this records to whom you sent the list." name="to" value={to} onChange={(event) => setTo(event.target.value)} />
      </Form>
    </section>
  );
}
