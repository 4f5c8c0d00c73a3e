import { type ReactNode, useState } from 'react';
import type { CaseView } from '../../shared/api/views.ts';
import { History } from '../case/History.tsx';
import { SaysList } from '../case/WhatPathwaySays.tsx';
import { Button } from '../parts/Button.tsx';
import { momentWords } from '../parts/days.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { useKeys } from '../parts/keys.ts';
import { useWholeLines } from './useWholeLines.ts';

/** What the pathway says, as much as there is room for, and the latest line of the history; all of either is behind its key. */
export function CaseMore({ view }: { view: CaseView }): ReactNode {
  const [shown, setShown] = useState<'says' | 'history' | null>(null);
  const { list, hidden } = useWholeLines();
  const says = () => setShown('says');
  const history = () => setShown('history');
  useKeys({ 5: history, 6: hidden === 0 ? undefined : says }, 'Meeting room: case');
  const last = view.history.at(-1);
  return (
    <>
      <section aria-label="What the pathway says" className="case-says">
        <h3>
          What the pathway says{' '}
          {hidden === 0 ? null : (
            <Button kind="quiet" keyCap="6" onClick={says}>
              {hidden} more
            </Button>
          )}
        </h3>
        <SaysList rules={view.rules} list={list} />
      </section>
      <section aria-label="History" className="case-latest">
        <Button kind="quiet" keyCap="5" onClick={history}>
          History ({view.history.length})
        </Button>
        {last === undefined ? null : (
          <span className="case-latest-line">
            <time dateTime={last.at}>{momentWords(last.at)}</time> {last.text}
          </span>
        )}
      </section>
      {shown === 'history' ? (
        <Dialog title={`History: ${view.summary.name}`} wide onClose={() => setShown(null)}>
          <History lines={view.history} title="The latest first" />
        </Dialog>
      ) : null}
      {shown === 'says' ? (
        <Dialog title={`What the pathway says: ${view.summary.name}`} wide onClose={() => setShown(null)}>
          <div className="says">
            <SaysList rules={view.rules} />
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
