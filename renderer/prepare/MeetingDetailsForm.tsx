import { type ReactNode, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { MeetingDetails } from '../../shared/domain/meeting.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useMeetingRecord } from '../parts/writes.ts';

/** Changes when and where the meeting is, and who leads it. */
export function MeetingDetailsForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const [details, setDetails] = useState<MeetingDetails>(meeting.details);
  const set = (change: Partial<MeetingDetails>) => setDetails({ ...details, ...change });
  const submit = async () => {
    if ((await record.run({ type: 'detailsChanged', changes: details })) !== null) onDone();
  };
  return (
    <section className="panel">
      <Form title="Change the meeting" level={2} submit="Save the meeting" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone}>
        <div className="fields fields-three">
          <TextField label="Date" type="date" name="date" value={details.date} onChange={(event) => set({ date: event.target.value })} />
          <TextField label="Starts at" type="time" name="startsAt" value={details.startsAt} onChange={(event) => set({ startsAt: event.target.value })} />
          <TextField label="Cut-off for listing" type="date" name="cutOff" value={details.cutOff ?? ''} onChange={(event) => set({ cutOff: event.target.value === '' ? null : event.target.value })} />
          <TextField label="Place or link" name="place" value={details.place} onChange={(event) => set({ place: event.target.value })} />
          <TextField label="Chair" name="chair" value={details.chair} onChange={(event) => set({ chair: event.target.value })} />
          <TextField label="Scribe" name="scribe" value={details.scribe} onChange={(event) => set({ scribe: event.target.value })} />
        </div>
      </Form>
    </section>
  );
}
