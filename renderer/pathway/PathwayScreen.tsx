import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PathwayVersion } from '../../shared/api/pathwayViews.ts';
import type { Workspace } from '../../shared/api/views.ts';
import { dayWords, momentWords } from '../parts/days.ts';
import { Unverified } from '../parts/Hold.tsx';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { ClauseTable } from './ClauseTable.tsx';
import { InstallVersion } from './InstallVersion.tsx';
import { RuleFigures } from './RuleFigures.tsx';
import { SiteTable } from './SiteTable.tsx';

/** The version of the pathway in force: what it is, what is not verified of it, its clauses, sites and figures; and other versions. */
export function PathwayScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('Pathway');
  const { document, clauses, sites, rules, reviewOverdue } = workspace.pathway;
  const versions = useRead('pathway.versions', {});
  const doubts = [...rules.unverified, ...sites.flatMap((site) => site.unverified.map((why) => `${site.shortName}: ${why}`))];
  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>Pathway</h1>
        <div className="row">
          <Link className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href="/pathway/map">
            The way as a map
          </Link>
          <Link className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href="/referrers">
            Guidance for referrers
          </Link>
        </div>
      </div>
      <div className="pathway-top">
        <section className="panel" aria-labelledby="in-force">
          <h2 id="in-force">In force</h2>
          <dl className="pairs">
            <dt>Title</dt>
            <dd>{document.title}</dd>
            <dt>Version</dt>
            <dd>
              {document.version} <span className="small">({document.id})</span>
            </dd>
            <dt>Issued by</dt>
            <dd>{document.issuedBy}</dd>
            <dt>Approved</dt>
            <dd>{dayWords(document.approvedOn)}</dd>
            <dt>Review due</dt>
            <dd>
              {document.reviewDue} {reviewOverdue ? <strong className="no">overdue</strong> : <span className="yes">not due yet</span>}
            </dd>
            <dt>Source</dt>
            <dd>{document.source}</dd>
            <dt>Service lines</dt>
            <dd>{document.contacts.map(({ service, telephone }) => `${service} ${telephone}`).join(' · ')}</dd>
            <dt>Reconstruction</dt>
            <dd>{document.reconstruction}</dd>
          </dl>
        </section>
        <section className="panel" aria-labelledby="unverified">
          <h2 id="unverified">Not verified</h2>
          {doubts.length === 0 ? <p>Nothing is marked as unverified.</p> : null}
          <ul className="plain-list">
            {doubts.map((why) => (
              <li key={why}>
                <Unverified why={why} /> <span aria-hidden="true">{why}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <ClauseTable clauses={clauses} />
      <div className="pathway-top">
        <SiteTable sites={sites} />
        <RuleFigures rules={rules} />
      </div>
      <Reading of={versions}>{(all) => <Versions versions={all} />}</Reading>
      <InstallVersion />
    </div>
  );
}

function Versions({ versions }: { versions: readonly PathwayVersion[] }): ReactNode {
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">Versions installed here</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Title</th>
            <th scope="col">Approved</th>
            <th scope="col">Review due</th>
            <th scope="col">Installed</th>
            <th scope="col">Used for</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ document, current, installed }) => (
            <tr key={document.id}>
              <th scope="row">
                {document.version} <span className="small">{document.id}</span>
              </th>
              <td>{document.title}</td>
              <td>{dayWords(document.approvedOn)}</td>
              <td>{document.reviewDue}</td>
              <td>{installed === null ? 'ships with MDT Desk' : `${momentWords(installed.at)} by ${installed.by}`}</td>
              <td>{current ? <strong>in force: every new case</strong> : 'cases that were decided under it'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
