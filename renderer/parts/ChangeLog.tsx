import type { ReactNode } from 'react';
import type { DeskChange } from '../../shared/domain/deskChange.ts';
import { momentWords } from './days.ts';

/** Changes shown before the earlier ones have to be asked for. */
const shownAtFirst = 3;

/** Who changed what is set up here, and when: the last changes, and the earlier ones on demand. Nothing where nobody changed anything yet. */
export function ChangeLog({ title, changes }: { title: string; changes: readonly DeskChange[] }): ReactNode {
  if (changes.length === 0) return null;
  const earlier = changes.slice(shownAtFirst);
  return (
    <section className="change-log" aria-label={title}>
      <h3>{title}</h3>
      <Lines changes={changes.slice(0, shownAtFirst)} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>
            {earlier.length} earlier {earlier.length === 1 ? 'change' : 'changes'}
          </summary>
          <Lines changes={earlier} />
        </details>
      )}
    </section>
  );
}

function Lines({ changes }: { changes: readonly DeskChange[] }): ReactNode {
  return (
    <ul className="plain-list small">
      {changes.map(({ at, by, text }, index) => (
        // Two changes may be of one moment; an earlier one never changes its place from the end.
        <li key={changes.length - index}>
          {momentWords(at)}, {by.name}: {text}
        </li>
      ))}
    </ul>
  );
}
