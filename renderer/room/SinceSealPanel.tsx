import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { SinceSeal } from '../../shared/api/sinceSealView.ts';
import { momentWords } from '../parts/days.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';

/** What stood at the seal against what stands now, and whether the digest still holds over the record. */
export function SinceSealPanel({ meetingId }: { meetingId: string }): ReactNode {
  const since = useRead('meeting.sinceSeal', { meetingId });
  return (
    <section className="panel" aria-labelledby="since-seal">
      <h2 id="since-seal">Since the seal</h2>
      <Reading of={since}>{(value) => <Differences since={value} />}</Reading>
    </section>
  );
}

const recordWords: Record<SinceSeal['cases'][number]['record'], string> = {
  asSealed: 'as it was sealed',
  goneOn: 'changed since the seal',
  broken: 'not the record that was sealed: missing, damaged or changed',
  notSealed: 'could not be read at the close, so it was not sealed',
};

function Differences({ since }: { since: SinceSeal }): ReactNode {
  const other = since.cases.filter(({ record }) => record !== 'asSealed');
  return (
    <>
      <p>
        <strong>{since.digestStands ? 'The record is as it was sealed: its integrity check passed.' : 'The record is no longer the one that was sealed: its integrity check failed.'}</strong>{' '}
        {other.length === 0 ? 'Nothing was added to any of its cases since.' : `${other.length} of ${since.cases.length} cases are not as they were; the others are.`}
      </p>
      {other.length === 0 ? null : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Patient</th>
              <th scope="col">At the seal</th>
              <th scope="col">Now</th>
              <th scope="col">Added since</th>
            </tr>
          </thead>
          <tbody>
            {other.map(({ caseId, name, record, sealed, present, added }) => (
              <tr key={caseId}>
                <th scope="row">
                  <Link href={`/cases/${caseId}`}>{name}</Link>
                  <div className="small">{recordWords[record]}</div>
                </th>
                <td>{sealed}</td>
                <td>{present}</td>
                <td>
                  <ul className="plain-list">
                    {added.map((line) => (
                      <li key={line.version} className="small">
                        {momentWords(line.at)}, {line.by}: {line.text}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
