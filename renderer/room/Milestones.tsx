import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { milestonesOf } from '../../shared/domain/milestones.ts';
import { dayWords } from '../parts/days.ts';

/** The way from the referral to this meeting in one line, each with its day and how many days after the referral. */
export function Milestones({ view, meetingDay }: { view: CaseView; meetingDay: string }): ReactNode {
  return (
    <section aria-label="Way to this meeting">
      <p className="milestones">
        <span className="label">Way</span>{' '}
        {milestonesOf(view, meetingDay)
          .map(({ what, on, day }) => `${what} ${dayWords(on).slice(0, -5)}${day === null || day === 0 ? '' : ` (day ${day})`}`)
          .join(' → ')}
      </p>
    </section>
  );
}
