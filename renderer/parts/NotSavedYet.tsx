import type { ReactNode } from 'react';
import type { TypedPlace } from '../../shared/api/typedViews.ts';
import { londonDayAndTime, momentWords } from './days.ts';
import { useKept } from './drafts.ts';
import { lastRead } from './reads.ts';

/** Says of a form that what was typed is not recorded yet, since when it is kept and by whom it was typed, or why it is not kept. */
export function NotSavedYet({ place }: { place: TypedPlace }): ReactNode {
  const kept = useKept(place);
  if (kept === null) return null;
  if ('fault' in kept) return <span className="small not-saved-yet">Not saved yet, and not kept: {kept.fault}</span>;
  const desk = lastRead('workspace.read', {});
  const { day, time } = londonDayAndTime(kept.at);
  const other = kept.by === desk?.actor?.name ? '' : `, typed by ${kept.by}`;
  return (
    <span className="small not-saved-yet">
      Not saved yet; kept {day === desk?.today ? time : momentWords(kept.at)}
      {other}
    </span>
  );
}
