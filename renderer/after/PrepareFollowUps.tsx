import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { FollowUps } from './FollowUps.tsx';
import { useFollowUps } from './useFollowUps.ts';

/** What this meeting will ask about earlier plans, while its list is made; nothing where there is nothing. */
export function PrepareFollowUps({ meeting }: { meeting: MeetingView }): ReactNode {
  const asked = useFollowUps(meeting);
  if (asked.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="follow-ups">
      <h2 id="follow-ups">To follow up</h2>
      <FollowUps meeting={meeting} asked={asked} />
    </section>
  );
}
