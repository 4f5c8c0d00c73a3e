import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { DebtorView, ReadinessBoard } from '../../shared/api/readinessViews.ts';
import { itemWords } from './itemWords.ts';

const shownAtMost = 4;

/** Whom to ring first, in one line: the people who owe what endangers the meeting most. */
export function RingFirst({ board: { debtors, meetingId } }: { board: ReadinessBoard }): ReactNode {
  if (debtors.length === 0) return <p className="ring-first">✓ Every case is ready: there is nobody to ring.</p>;
  return (
    <section className="ring-first" aria-label="Ring first">
      <strong>Ring first</strong>
      <ol>
        {debtors.slice(0, shownAtMost).map((debtor) => (
          <li key={debtor.name}>
            <strong>{debtor.name === '' ? 'Nobody is named' : debtor.name}</strong> <span className="small">{owesWords(debtor)}</span>
          </li>
        ))}
      </ol>
      <Link href={`/meetings/${meetingId}/owed`}>{debtors.length > shownAtMost ? `and ${debtors.length - shownAtMost} more` : 'Who owes what'}</Link>
    </section>
  );
}

/** What one person owes, by item and number: "MRI (2), chest CT, biopsy". */
function owesWords({ things }: DebtorView): string {
  const counts = new Map<string, number>();
  for (const { judgement } of things.toSorted((one, other) => other.judgement.danger - one.judgement.danger)) {
    const { name } = itemWords[judgement.item];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join(', ');
}
