import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { MeetingDetails } from '../../shared/domain/meeting.ts';
import { addDays, nextThursday } from '../parts/days.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { useWrite } from '../parts/writes.ts';

/** Plans a meeting; the day is the next Thursday and the cut-off two days before until somebody says otherwise. */
export function PlanMeeting({ today, onDone }: { today: string; onDone: () => void }): ReactNode {
  const plan = useWrite('meeting.plan');
  const [, go] = useLocation();
  const thursday = nextThursday(today);
  const [details, setDetails] = useState<MeetingDetails>({ date: thursday, startsAt: '08:00', place: '', cutOff: addDays(thursday, -2), chair: '', scribe: '' });
  const set = (change: Partial<MeetingDetails>) => setDetails({ ...details, ...change });
  const submit = async () => {
    const planned = await plan.run({ details });
    if (planned !== null) go(`/meetings/${planned.id}/prepare`);
  };
  return (
    <section className="panel">
      <Form title="Plan a meeting" level={2} submit="Plan the meeting" refusal={plan.refusal} busy={plan.busy} onSubmit={() => void submit()} onCancel={onDone}>
        <div className="fields">
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
