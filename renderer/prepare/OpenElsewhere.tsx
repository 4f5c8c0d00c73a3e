import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MeetingView } from '../../shared/api/views.ts';
import { openItemWords, overdue } from '../parts/openItems.ts';
import { useRead } from '../parts/reads.ts';

/** Open conditions and overdue actions of cases that are not on this list, so that they come before the meeting all the same. */
export function OpenElsewhere({ meeting, today }: { meeting: MeetingView; today: string }): ReactNode {
  const cases = useRead('cases.list', {});
  const listed = new Set(meeting.agenda.map(({ entry }) => entry.caseId));
  const all = cases.data?.ok === true ? cases.data.value : [];
  const owing = all.flatMap((one) => {
    const items = listed.has(one.id) ? [] : one.openItems.filter((item) => item.kind === 'condition' || overdue(item, today));
    return items.length === 0 ? [] : [{ one, items }];
  });
  if (owing.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="open-elsewhere">
      <h2 id="open-elsewhere">Open from earlier meetings, not on this list</h2>
      <ul className="plain-list">
        {owing.map(({ one, items }) => (
          <li key={one.id}>
            <Link href={`/cases/${one.id}`}>{one.name}</Link> {one.hospitalNumber}:{' '}
            <span className="chips-inline">
              {items.map((item) => (
                <span key={`${item.kind} ${item.id}`} className={`chip${overdue(item, today) ? ' chip-urgent' : ''}`}>
                  {openItemWords(item, today)}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
