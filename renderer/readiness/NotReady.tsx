import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ListedCase } from '../../shared/api/views.ts';

const shownAtMost = 4;

/** What a case of the agenda lacks, the most dangerous first; leads to its row of the board. */
export function NotReady({ listed, meetingId }: { listed: Pick<ListedCase, 'id' | 'hospitalNumber' | 'notReady'>; meetingId: string }): ReactNode {
  const { notReady } = listed;
  if (notReady.length === 0) return <span className="chip chip-ready">✓ ready</span>;
  const more = notReady.length - shownAtMost;
  return (
    <>
      {notReady.slice(0, shownAtMost).map((text) => (
        <span key={text} className="chip chip-missing">
          {text}
        </span>
      ))}
      <Link className="chip" href={`/meetings/${meetingId}/readiness/${listed.id}`} title={notReady.join(', ')} aria-label={`${listed.hospitalNumber}: ${notReady.length} not ready, open the board`}>
        {more > 0 ? `+${more} more` : 'board'}
      </Link>
    </>
  );
}
