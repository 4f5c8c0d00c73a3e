import type { CaseSummary } from '../../shared/api/views.ts';
import type { IsoDate } from '../../shared/domain/dates.ts';
import { dayWords } from './days.ts';

type OpenItem = CaseSummary['openItems'][number];

/** Whether it should have been done before that day. */
export function overdue({ due }: OpenItem, today: IsoDate): boolean {
  return due !== null && due < today;
}

/** What is owed, by whom and until when. */
export function openItemWords(item: OpenItem, today: IsoDate): string {
  const due = item.due === null ? '' : `, ${overdue(item, today) ? 'was due' : 'due'} ${dayWords(item.due)}`;
  return `${item.kind === 'condition' ? 'condition' : 'action'}: ${item.words} (${item.owner}${due})`;
}
