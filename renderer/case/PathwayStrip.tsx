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
            {every || step.position === 'here' || step.position === 'exit' ? <Clauses ids={step.clauses} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
