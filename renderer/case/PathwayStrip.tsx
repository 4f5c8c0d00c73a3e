import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { Clauses } from '../parts/Clauses.tsx';

type StripStep = CaseView['strip'][number];

const positionWords: Record<StripStep['position'], string> = { done: 'done', here: 'here', ahead: 'ahead', exit: 'left the pathway' };

/** Where the case stands on the pathway, with the clauses of the step it is in, or of every step where there is room. */
export function PathwayStrip({ steps, every = false }: { steps: readonly StripStep[]; every?: boolean }): ReactNode {
  return (
    <section aria-label="Pathway" className="strip">
      <ol>
        {steps.map((step) => (
          <li key={step.id} className={`strip-${step.position}`} aria-current={step.position === 'here' ? 'step' : undefined}>
            <span className="strip-name">
              {step.name}
              <span className="nhsuk-u-visually-hidden">: {positionWords[step.position]}</span>
            </span>
            {every ? <Clauses ids={step.clauses} /> : step.position === 'here' || step.position === 'exit' ? <FirstClauses ids={step.clauses} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

const shownInOneLine = 2;

/** As many clauses as fit beside the names of all steps; the rest are named on the whole case. */
function FirstClauses({ ids }: { ids: readonly string[] }): ReactNode {
  const more = ids.slice(shownInOneLine);
  return (
    <>
      <Clauses ids={ids.slice(0, shownInOneLine)} />
      {more.length === 0 ? null : (
        <span title={`and ${more.join(', ')}`}>
          +{more.length}
          <span className="nhsuk-u-visually-hidden">: {more.join(', ')}</span>
        </span>
      )}
    </>
  );
}
