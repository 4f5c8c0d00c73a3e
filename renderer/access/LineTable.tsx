import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AccessLine, RecordLine } from '../../shared/api/accessViews.ts';
import { Clauses } from '../parts/Clauses.tsx';
import { dayWords, londonDayAndTime } from '../parts/days.ts';
import { usePages } from '../parts/Pages.tsx';
import { plainCount } from '../parts/words.ts';

type Props = { title: string; lines: readonly (AccessLine | RecordLine)[]; count: number; notRead: readonly string[] };

/** Lines of either record, the latest first, a hundred on a page. */
export function LineTable({ title, lines, count, notRead }: Props): ReactNode {
  const { shown, pager } = usePages(lines);
  return (
    <>
      {notRead.map((sentence) => (
        <p key={sentence} className="refused">
          {sentence}
        </p>
      ))}
      {lines.length === 0 ? (
        <p className="empty">Nothing of that kind in these days.</p>
      ) : (
        <>
          {count > lines.length ? (
            <p className="small">
              The latest {plainCount(lines.length)} of {plainCount(count)} are shown. Fewer days show the earlier ones; a file holds them all.
            </p>
          ) : null}
          <table className="table record-table" aria-label={title}>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">Kind</th>
                <th scope="col">What</th>
                <th scope="col">Case</th>
                <th scope="col">Meeting</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((line, index) => (
                // Two entries may be alike in everything; the list is shown whole and never changed in place.
                <Line key={`${line.at} ${line.kind} ${line.caseId ?? line.meetingId ?? ''} ${index}`} line={line} />
              ))}
            </tbody>
          </table>
          {pager}
        </>
      )}
    </>
  );
}

function Line({ line }: { line: AccessLine | RecordLine }): ReactNode {
  const { day, time } = londonDayAndTime(line.at);
  return (
    <tr className={line.kind === 'noticed' || line.kind === 'failedToUnlock' ? 'record-odd' : undefined}>
      <td className="record-when">
        <time dateTime={line.at}>
          {dayWords(day)}, {time}
        </time>
      </td>
      <th scope="row" title={[line.role, line.trust].filter((part) => part !== '').join(', ')}>
        {line.by ?? 'nobody chosen yet'} <span className="small">{line.role}</span>
      </th>
      <td>{line.kindName}</td>
      <td>
        {line.text} {'clauses' in line ? <Clauses ids={line.clauses} /> : <span className="small">{line.shell}</span>}
      </td>
      <td>{line.caseId === null ? '' : <Link href={`/cases/${line.caseId}`}>{line.caseName}</Link>}</td>
      <td className="record-when">{line.meetingId === null ? '' : line.meetingDay === null ? 'not readable' : <Link href={`/meetings/${line.meetingId}/close`}>{dayWords(line.meetingDay)}</Link>}</td>
    </tr>
  );
}
