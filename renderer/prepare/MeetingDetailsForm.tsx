import { type ReactNode, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import type { MeetingDetails } from '../../shared/domain/meeting.ts';
import { MeetingFields } from '../meetings/MeetingFields.tsx';
import { Form } from '../parts/Form.tsx';
import { useMeetingRecord } from '../parts/writes.ts';

/** Changes when and where the meeting is, and who leads it. */
export function MeetingDetailsForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const [details, setDetails] = useState<MeetingDetails>(meeting.details);
  const submit = async () => {
    if ((await record.run({ type: 'detailsChanged', changes: details })) !== null) onDone();
  };
  return (
    <section className="panel">
      <Form title="Change the meeting" level={2} submit="Save the meeting" refusal={record.refusal} busy={record.busy} onSubmit={() => void submit()} onCancel={onDone}>
        <MeetingFields details={details} onChange={setDetails} />
      </Form>
    </section>
  );
}
