import type { ReactNode } from 'react';
import type { HistoryLine } from '../../shared/api/views.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { momentWords } from '../parts/days.ts';

/** What happened, the latest first. Nothing is ever taken out of it. */
export function History({ lines, title }: { lines: readonly HistoryLine[]; title: string }): ReactNode {
  return (
    <section aria-label={title} className="history" tabIndex={0}>
      <h3>{title}</h3>
      <ol>
        {lines.toReversed().map((line) => (
          <li key={line.version}>
            <time dateTime={line.at}>{momentWords(line.at)}</time> {line.text} <span className="small">{line.by}</span> <Clauses ids={line.clauses} />
          </li>
        ))}
      </ol>
    </section>
  );
}
