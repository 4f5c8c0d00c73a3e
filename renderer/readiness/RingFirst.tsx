import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { BoardRow, DebtorView, ReadinessBoard } from '../../shared/api/readinessViews.ts';
import { readinessItems } from '../../shared/domain/readinessWords.ts';

const shownAtMost = 4;

/** Whom to ring first, in one line: the people who owe what endangers the meeting most. */
export function RingFirst({ board: { debtors, meetingId, rows } }: { board: ReadinessBoard }): ReactNode {
  if (debtors.length === 0) return <p className="ring-first">✓ Every case is ready: there is nobody to ring.</p>;
  return (
    <section className="ring-first" aria-label="Ring first">
      <strong>Ring first</strong>
      <ol>
        {debtors.slice(0, shownAtMost).map((debtor) => (
          <li key={debtor.name}>
            <strong>{debtor.name === '' ? 'Nobody is named' : debtor.name}</strong> · {casesWords(debtor)}
            <span className="small block">{owesWords(debtor, rows)}</span>
          </li>
        ))}
      </ol>
      <Link href={`/meetings/${meetingId}/owed`}>{debtors.length > shownAtMost ? `and ${debtors.length - shownAtMost} more` : 'the whole list'}</Link>
    </section>
  );
}

function casesWords({ things }: DebtorView): string {
  const cases = new Set(things.map(({ caseId }) => caseId)).size;
  return cases === 1 ? '1 case' : `${cases} cases`;
}

/** What one person owes, by item and number, the most dangerous first: "MRI (2), Chest CT, Biopsy". */
function owesWords({ things }: DebtorView, rows: readonly BoardRow[]): string {
  const counts = new Map<string, number>();
  const dangerOf = ({ caseId, item }: DebtorView['things'][number]) => rows.find((row) => row.caseId === caseId)?.judgements.find((each) => each.item === item)?.danger ?? 0;
  for (const { item } of things.toSorted((one, other) => dangerOf(other) - dangerOf(one))) counts.set(readinessItems[item].head, (counts.get(readinessItems[item].head) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(', ');
}
