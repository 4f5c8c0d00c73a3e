import type { ReactNode } from 'react';
import type { ReadinessBoard } from '../../shared/api/readinessViews.ts';
import type { Judgement } from '../../shared/domain/readiness.ts';
import { Button } from '../parts/Button.tsx';
import { TickField } from '../parts/Field.tsx';
import { readinessItems } from '../../shared/domain/readinessWords.ts';
import { type Filter, passes } from './passes.ts';

type Props = { board: ReadinessBoard; me: readonly string[]; filter: Filter; onChoose: (filter: Filter) => void; allItems: boolean; onAllItems: (all: boolean) => void };

/** All cases, the ones that are not ready, the ones that wait for whoever is at the keyboard, or the ones that lack one thing. */
export function BoardFilters({ board, me, filter, onChoose, allItems, onAllItems }: Props): ReactNode {
  const count = (of: Filter) => board.rows.filter((row) => passes(row, of, me)).length;
  const choices = [
    ['all', 'All'],
    ['notReady', 'Not ready'],
    ['mine', 'Mine'],
  ] as const;
  const open = new Map<Judgement['item'], number>();
  for (const { judgements } of board.rows) for (const { item, danger } of judgements) if (danger > 0) open.set(item, (open.get(item) ?? 0) + 1);
  return (
    <>
      <div className="row" role="group" aria-label="Show only">
        {choices.map(([kind, word]) => (
          <Button key={kind} aria-pressed={filter.kind === kind} onClick={() => onChoose({ kind })}>
            {word} {count({ kind })}
          </Button>
        ))}
        <select
          className="nhsuk-select board-item"
          aria-label="Lacking one item"
          value={filter.kind === 'item' ? filter.item : ''}
          onChange={(event) => {
            const item = [...open.keys()].find((each) => each === event.target.value);
            onChoose(item === undefined ? { kind: 'all' } : { kind: 'item', item });
          }}
        >
          <option value="">Lacking one item…</option>
          {[...open].map(([item, cases]) => (
            <option key={item} value={item}>
              {readinessItems[item].name} ({cases})
            </option>
          ))}
        </select>
      </div>
      <TickField label="Every item" checked={allItems} onChange={(event) => onAllItems(event.target.checked)} />
    </>
  );
}
