import type { ReactNode } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { Clauses } from '../parts/Clauses.tsx';
import { focusFacts } from '../case/FactsGrid.tsx';
import { type OpenForm, formFor } from './planned.ts';

/** What stands in the way of agreeing, each a click from where it is mended, and what is only warned of. */
export function Gaps({ view, onGap, onOpen }: { view: CaseView; onGap: () => void; onOpen: (form: OpenForm) => void }): ReactNode {
  const mend = (index: number) => {
    const gap = view.agreementBlocks[index];
    if (gap === undefined) return;
    const form = formFor(gap.topic, view);
    if (gap.missing.length > 0 || form === null) focusFacts(gap.missing[0]);
    else onOpen(form);
  };
  return (
    <>
      {view.agreementBlocks.length === 0 ? null : (
        <section className="gaps" aria-label="Gaps">
          <h3>
            Before it can be agreed{' '}
            <Button kind="quiet" keyCap="G" onClick={onGap}>
              First gap
            </Button>
          </h3>
          <ul>
            {view.agreementBlocks.map((block, index) => (
              <li key={block.text}>
                <button type="button" className="gap-button" onClick={() => mend(index)}>
                  {block.text}
                </button>{' '}
                <Clauses ids={block.clauses} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.warnings.length === 0 ? null : (
        <section className="warnings" aria-label="Warnings">
          <h3>Note</h3>
          <ul>
            {view.warnings.map((warning) => (
              <li key={warning.text}>
                {warning.text} <Clauses ids={warning.clauses} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The same gaps while a form is open, in as little room as they take: why the form was opened, and what is left for others. */
export function GapsBesideForm({ view }: { view: CaseView }): ReactNode {
  if (view.agreementBlocks.length === 0) return null;
  return (
    <section className="gaps gaps-beside" aria-label="Gaps">
      <strong>Before it can be agreed:</strong> {view.agreementBlocks.map(({ text }) => text).join(' ')}
    </section>
  );
}
