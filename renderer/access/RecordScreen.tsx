import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { standingOf, standingsFor } from '../../shared/api/permissions.ts';
import type { Workspace } from '../../shared/api/views.ts';
import { KeyCap } from '../parts/Button.tsx';
import { useKeys } from '../parts/keys.ts';
import { useTitle } from '../parts/useTitle.ts';
import { lastTwoWeeks } from './filters.ts';
import { AccessList, ChangesList } from './Lists.tsx';
import { VerifyPanel } from './VerifyPanel.tsx';

const views = [
  ['/record', 'Changes', '1'],
  ['/record/access', 'Access', '2'],
  ['/record/verify', 'Verify', '3'],
] as const;

/** Everything that happened, everybody who looked, and whether all of it is as it was left. */
export function RecordScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('Record of access and changes');
  const { actor, today } = workspace;
  const [path, go] = useLocation();
  const [narrowing, setNarrowing] = useState(() => lastTwoWeeks(today));
  useKeys(
    {
      '1': () => go('/record'),
      '2': () => go('/record/access'),
      '3': () => go('/record/verify'),
      f: () => document.querySelector<HTMLElement>('.record-filters select')?.focus(),
    },
    'Record of access and changes',
  );
  const may = actor !== null && standingsFor('access.read', undefined).includes(standingOf(actor.role));
  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>Record of access and changes</h1>
        <nav className="row record-views" aria-label="What is shown">
          {views.map(([to, name, key]) => (
            <Link key={to} className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href={to} aria-current={path === to ? 'page' : undefined} aria-keyshortcuts={key}>
              {name} <KeyCap>{key}</KeyCap>
            </Link>
          ))}
        </nav>
      </div>
      {path === '/record/verify' ? <VerifyPanel /> : null}
      {path === '/record' ? <ChangesList narrowing={narrowing} onChange={setNarrowing} today={today} mayExport={may} /> : null}
      {path !== '/record/access' ? null : !may ? (
        <p>The access log is for the chair and the coordinator. What happened to cases and meetings stands under “Changes”.</p>
      ) : (
        <>
          <AccessList narrowing={narrowing} onChange={setNarrowing} today={today} mayExport={may} by={actor} />
        </>
      )}
    </div>
  );
}
