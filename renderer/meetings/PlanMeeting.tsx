import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { MeetingDetails } from '../../shared/domain/meeting.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { nextThursday } from '../parts/days.ts';
import { Form } from '../parts/Form.tsx';
import { useWrite } from '../parts/writes.ts';
import { MeetingFields } from './MeetingFields.tsx';

/** Plans a meeting; the day is the next Thursday and the cut-off two days before until somebody says otherwise. */
export function PlanMeeting({ today, onDone }: { today: string; onDone: () => void }): ReactNode {
  const plan = useWrite('meeting.plan');
  const [, go] = useLocation();
  const thursday = nextThursday(today);
  const [details, setDetails] = useState<MeetingDetails>({ date: thursday, startsAt: '08:00', place: '', cutOff: addDays(thursday, -2), cutOffTime: '23:59', chair: '', scribe: '', series: null });
  const submit = async () => {
    const planned = await plan.run({ details });
    if (planned !== null) go(`/meetings/${planned.id}/prepare`);
  };
  return (
    <section className="panel">
      <Form title="Plan a meeting" level={2} submit="Plan the meeting" refusal={plan.refusal} busy={plan.busy} onSubmit={() => void submit()} onCancel={onDone}>
        <MeetingFields details={details} onChange={setDetails} />
      </Form>
    </section>
  );
}
