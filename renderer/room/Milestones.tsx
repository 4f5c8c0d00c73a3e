import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { milestonesOf } from '../../shared/domain/milestones.ts';
import { dayWords } from '../parts/days.ts';

/** The way from the referral to this meeting in one line, each with its day and how many days after the referral. */
export function Milestones({ view, meetingDay }: { view: CaseView; meetingDay: string }): ReactNode {
  return (
    <section aria-label="Timeline">
      <p className="milestones">
        <span className="label">Timeline</span>{' '}
        {milestonesOf(view, meetingDay)
          .map(({ what, on, day }) => `${what} ${dayWords(on).slice(0, -5)}${dayCount(day)}`)
          .join(' → ')}
      </p>
    </section>
  );
}

/** How many days after the referral, or before it. */
function dayCount(day: number | null): string {
  if (day === null || day === 0) return '';
  return day > 0 ? ` (day ${day})` : ` (${-day} ${day === -1 ? 'day' : 'days'} before)`;
}
