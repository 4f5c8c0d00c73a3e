import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { nextOpenMeeting } from '../../shared/domain/usualMeeting.ts';
import { dropDraft, leaving, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { Form } from '../parts/Form.tsx';
import { useWrite } from '../parts/writes.ts';
import { MeetingFields } from './MeetingFields.tsx';

/** The one form that plans a meeting. */
export const planningPlace: PlaceOf<'planMeeting'> = { form: 'planMeeting' };

const daysFromCutOff = 2;

/** Plans a meeting; the cut-off is two days before it, and the day the next Thursday before whose cut-off cases can still be listed, until somebody says otherwise. */
export function PlanMeeting({ today, onDone }: { today: string; onDone: () => void }): ReactNode {
  const plan = useWrite('meeting.plan');
  const [, go] = useLocation();
  const [details, setDetails] = useDraft(planningPlace, 'details', { ...nextOpenMeeting(today, daysFromCutOff), startsAt: '08:00', place: '', cutOffTime: '23:59', chair: '', scribe: '', series: null });
  const submit = async () => {
    const planned = await plan.run({ details });
    if (planned === null) return;
    dropDraft(planningPlace);
    go(`/meetings/${planned.id}/prepare`);
  };
  return (
    <section className="panel">
      <Form title="Plan a meeting" level={2} submit="Plan the meeting" refusal={plan.refusal} busy={plan.busy} onSubmit={() => void submit()} onCancel={leaving(planningPlace, onDone)} place={planningPlace}>
        <MeetingFields details={details} onChange={setDetails} />
      </Form>
    </section>
  );
}
