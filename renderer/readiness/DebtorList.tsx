import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { DebtorView, ReadinessBoard } from '../../shared/api/readinessViews.ts';
import type { Judgement } from '../../shared/domain/readiness.ts';
import { Button } from '../parts/Button.tsx';
import { copyText } from '../parts/copyText.ts';
import { dayWords } from '../parts/days.ts';
import { saveText } from '../parts/saveFile.ts';
import { readinessItems, readinessStates } from '../../shared/domain/readinessWords.ts';

/** Who owes what, a part for each person and the one to ring first at the head: to read, to print, to copy into a mail. */
export function DebtorList({ board }: { board: ReadinessBoard }): ReactNode {
  const [said, setSaid] = useState('');
  const copy = async (text: string, whose: string) => setSaid(await copyText(text, `Copied: ${whose}.`));
  if (board.debtors.length === 0) {
    return (
      <div className="empty">
        <h2>Nobody owes anything</h2>
        <p>Every case of this meeting is ready.</p>
      </div>
    );
  }
  return (
    <>
      <div className="row toolbar" role="group" aria-label="The whole list">
        <Button onClick={() => void copy(board.text, 'the whole list')}>Copy the whole list</Button>
        <Button onClick={() => saveText(`mdt-${board.date}-who-owes-what.txt`, board.text)}>Save as a text file</Button>
        <Button onClick={() => window.print()}>Print</Button>
        <span role="status">{said}</span>
      </div>
      <p className="small screen-only">
        What is copied, saved or printed names patients as <Link href="/readiness-settings">the settings</Link> say. Copy one person’s part for a mail to that person: nobody needs the patients of others.
      </p>
      {board.debtors.map((debtor) => (
        <Part key={debtor.name} debtor={debtor} board={board} onCopy={() => void copy(debtor.text, debtor.name)} />
      ))}
    </>
  );
}

function Part({ debtor, board, onCopy }: { debtor: DebtorView; board: ReadinessBoard; onCopy: () => void }): ReactNode {
  const { name, usual, things } = debtor;
  const title = name === '' ? 'Nobody is named' : name;
  const cases = board.rows.flatMap((row) => {
    const owed = row.judgements.filter(({ item }) => things.some((thing) => thing.caseId === row.caseId && thing.item === item));
    return owed.length === 0 ? [] : [{ row, owed }];
  });
  return (
    <section className="panel debtor" aria-label={title}>
      <div className="page-head">
        <h2>
          {title} <span className="small">{usual && name !== '' ? 'usually asked; nobody is named' : ''}</span>
        </h2>
        <Button kind="quiet" onClick={onCopy} aria-label={`Copy the part of ${title}`}>
          Copy this part
        </Button>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Owed</th>
            <th scope="col">How it stands</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ row, owed }) =>
            owed.map((judgement, index) => (
              <tr key={`${row.caseId} ${judgement.item}`}>
                {index > 0 ? null : (
                  <th scope="rowgroup" rowSpan={owed.length}>
                    <Link className="screen-only" href={`/meetings/${board.meetingId}/readiness/${row.caseId}`}>
                      {row.name}
                    </Link>{' '}
                    <span className="small">{row.patient}</span> {row.urgent ? <span className="chip chip-urgent">urgent</span> : null}
                  </th>
                )}
                <td>{readinessItems[judgement.item].name}</td>
                <td>
                  <span className={`cell-${judgement.state}`}>
                    {readinessStates[judgement.state].glyph} {readinessStates[judgement.state].word}
                  </span>{' '}
                  <span className="small">{judgement.text}</span>
                </td>
                <td>{byWhen(judgement, board)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Until when it is owed: the day that was agreed, else the cut-off, else the meeting itself. */
function byWhen({ due, late }: Judgement, { cutOff, date, today }: ReadinessBoard): string {
  if (due === null) return cutOff === null ? `${dayWords(date)}, the meeting` : `${dayWords(cutOff)}, the cut-off`;
  return `${dayWords(due)}${late ? ', after the cut-off' : ''}${due < today ? ', overdue' : ''}`;
}
