import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ImportReport } from '../../shared/api/importViews.ts';
import { Button } from '../parts/Button.tsx';
import { usePages } from '../parts/Pages.tsx';
import { entriesOf, plainCount } from '../parts/words.ts';

const resultWords: Record<ImportReport['rows'][number]['result'], string> = {
  imported: 'imported',
  updated: 'updated',
  listed: 'put on the agenda',
  recordedWithExit: 'recorded with the exit',
  left: 'left out',
  refused: 'refused',
};

type Props = { report: ImportReport; meetingId: string; onSaveNotTaken: () => void; onAnother: () => void };

/** The result of every row of the import. */
export function ImportReportTable({ report, meetingId, onSaveNotTaken, onAnother }: Props): ReactNode {
  const { shown, pager } = usePages(report.rows);
  const counts = entriesOf(resultWords).map(([result, word]) => ({ word, count: report.rows.filter((row) => row.result === result).length }));
  return (
    <section className="panel" aria-labelledby="report">
      <h2 id="report">The import is done</h2>
      <p role="status">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ word, count }) => `${plainCount(count)} ${word}`)
          .join(', ')}
        : {plainCount(report.rows.length)} {report.rows.length === 1 ? 'row' : 'rows'} in all.
      </p>
      <p className="row">
        <Link className="nhsuk-button nhsuk-button--small" href={`/meetings/${meetingId}/prepare`}>
          Go to the agenda
        </Link>
        {report.notTaken === null ? null : <Button onClick={onSaveNotTaken}>Save the rows not taken as a file</Button>}
        <Button kind="quiet" onClick={onAnother}>
          Import another list
        </Button>
      </p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Patient</th>
            <th scope="col">Result</th>
            <th scope="col">In words</th>
            <th scope="col">Case</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.row}>
              <td>{row.row}</td>
              <th scope="row">{row.name}</th>
              <td>
                <span className={`chip result-${row.result}`}>{resultWords[row.result]}</span>
              </td>
              <td>{row.text}</td>
              <td>{row.caseId === null ? '' : <Link href={`/cases/${row.caseId}`} aria-label={`Open the case of row ${row.row}`}>Open</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pager}
    </section>
  );
}
