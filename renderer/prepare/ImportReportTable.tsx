import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { ImportReport } from '../../shared/api/views.ts';
import { entriesOf } from '../parts/words.ts';

const resultWords: Record<ImportReport['rows'][number]['result'], string> = {
  imported: 'imported',
  updated: 'updated',
  recordedWithExit: 'recorded with its exit',
  left: 'left out',
  refused: 'refused',
};

/** What became of every row of the import. */
export function ImportReportTable({ report, meetingId }: { report: ImportReport; meetingId: string }): ReactNode {
  const counts = entriesOf(resultWords).map(([result, word]) => ({ word, count: report.rows.filter((row) => row.result === result).length }));
  return (
    <section className="panel" aria-labelledby="report">
      <h2 id="report">The import is done</h2>
      <p role="status">
        {counts
          .filter(({ count }) => count > 0)
          .map(({ word, count }) => `${count} ${word}`)
          .join(', ')}
        : {report.rows.length} rows in all.
      </p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Result</th>
            <th scope="col">In words</th>
            <th scope="col">Case</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.row}>
              <th scope="row">{row.row}</th>
              <td>
                <span className={`chip result-${row.result}`}>{resultWords[row.result]}</span>
              </td>
              <td>{row.text}</td>
              <td>{row.caseId === null ? '' : <Link href={`/cases/${row.caseId}`} aria-label={`Open the case of row ${row.row}`}>Open</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Link className="nhsuk-button nhsuk-button--small" href={`/meetings/${meetingId}/prepare`}>
          Go to the agenda
        </Link>
      </p>
    </section>
  );
}
