import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PathwayImpact } from '../../shared/api/pathwayViews.ts';
import type { Difference } from '../../shared/pathway/impact.ts';

const topicWords: Record<Difference['topic'], string> = {
  scope: 'Belongs to',
  diagnosis: 'Diagnosis',
  discussion: 'Discussion',
  pathologyReview: 'Pathology review',
  surgerySite: 'Surgery at',
  surgeons: 'Surgeons',
  crossSite: 'Cross-site',
  radiotherapySite: 'Radiotherapy at',
  radiotherapyPractitioners: 'Radiotherapy by',
  systemicPractitioners: 'Systemic therapy by',
  urgent: 'Urgency',
  youngAdult: 'Young adult',
  plan: 'Plan',
};

/** What installing a version would change: open cases that would hear something else, and clauses worded otherwise. */
export function ImpactTables({ impact }: { impact: PathwayImpact }): ReactNode {
  const { document, cases, clauses, openCases } = impact;
  return (
    <div className="impact">
      <h3>
        What version {document.version} would change: {cases.length} of {openCases} open {openCases === 1 ? 'case' : 'cases'}, {clauses.length} {clauses.length === 1 ? 'clause' : 'clauses'}
      </h3>
      {cases.length === 0 ? (
        <p>No open case would hear anything else.</p>
      ) : (
        <table className="table">
          <caption className="nhsuk-u-visually-hidden">Open cases that would hear something else</caption>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">From version</th>
              <th scope="col">What</th>
              <th scope="col">From → to</th>
              <th scope="col">By clause (new version)</th>
            </tr>
          </thead>
          <tbody>
            {cases.flatMap(({ caseId, name, from, changes }) =>
              changes.map((change) => (
                <tr key={`${caseId} ${change.topic}`}>
                  <th scope="row">
                    <Link href={`/cases/${caseId}`}>{name}</Link>
                  </th>
                  <td>{from}</td>
                  <td>{topicWords[change.topic]}</td>
                  <td className="change">
                    <del>{change.from}</del> → <ins>{change.to}</ins>
                  </td>
                  <td>{change.clauses.join(', ')}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
      {clauses.length === 0 ? (
        <p>No clause is worded otherwise.</p>
      ) : (
        <table className="table">
          <caption className="nhsuk-u-visually-hidden">Clauses that are worded otherwise</caption>
          <thead>
            <tr>
              <th scope="col">Clause</th>
              <th scope="col">Now</th>
              <th scope="col">In version {document.version}</th>
            </tr>
          </thead>
          <tbody>
            {clauses.map(({ id, from, to }) => (
              <tr key={id} className="change">
                <th scope="row">{id}</th>
                <td>{from === null ? 'is not there' : <del>{from}</del>}</td>
                <td>{to === null ? 'is left out' : <ins>{to}</ins>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
