import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { ArrangementCard } from './ArrangementCard.tsx';

/** The cross-site arrangements of a case (K5). */
export function ArrangementList({ view, today }: { view: CaseView; today: string }): ReactNode {
  if (view.arrangements.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="arrangements">
      <h2 id="arrangements">
        Cross-site arrangements <Clauses ids={['K5']} />
      </h2>
      {view.arrangements.map((arrangement) => (
        <ArrangementCard key={arrangement.request.arrangementId} caseId={view.summary.id} arrangement={arrangement} today={today} />
      ))}
    </section>
  );
}
