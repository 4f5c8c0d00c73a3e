import type { BoardRow } from '../../shared/api/readinessViews.ts';
import type { Judgement } from '../../shared/domain/readiness.ts';

/** Which cases of the board are shown. */
export type Filter = { readonly kind: 'all' | 'notReady' | 'mine' } | { readonly kind: 'item'; readonly item: Judgement['item'] };

/** Whether a filter shows a case; `me` is who is at the keyboard, by name and by role. */
export function passes(row: BoardRow, filter: Filter, me: readonly string[]): boolean {
  const owed = row.judgements.filter(({ danger }) => danger > 0);
  switch (filter.kind) {
    case 'all':
      return true;
    case 'notReady':
      return owed.length > 0;
    case 'mine':
      return owed.some(({ owedBy }) => me.some((one) => one.toLowerCase() === owedBy.toLowerCase()));
    case 'item':
      return owed.some(({ item }) => item === filter.item);
  }
}
