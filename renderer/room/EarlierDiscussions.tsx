import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { OutcomeWords } from '../case/Discussions.tsx';
import { dayWords } from '../parts/days.ts';

/** How earlier discussions of the case ended, the latest first. What this meeting decided and nobody re-opened stands beside it, in the decision. */
export function EarlierDiscussions({ view, meetingId }: { view: CaseView; meetingId: string }): ReactNode {
  const ended = view.discussions.filter(({ outcome, meeting, reopened }) => outcome !== null && (meeting.meetingId !== meetingId || reopened !== null)).toReversed();
  if (ended.length === 0) return null;
  return (
    <section aria-label="Earlier discussions">
      {ended.map((discussion) => (
        <p key={discussion.startedAt}>
          <span className="label">Discussed {dayWords(discussion.meeting.date)}</span> <OutcomeWords outcome={discussion.outcome} />
          {discussion.reopened === null ? '' : ` Re-opened: ${discussion.reopened.reason}`}
        </p>
      ))}
    </section>
  );
}
