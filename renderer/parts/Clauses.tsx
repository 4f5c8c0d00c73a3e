import { useQuery } from '@tanstack/react-query';
import { type ReactNode, createContext, use, useMemo, useState } from 'react';
import type { PathwayVersion } from '../../shared/api/pathwayViews.ts';
import type { Workspace } from '../../shared/api/views.ts';
import type { Clause } from '../../shared/pathway/pathway.ts';
import { Dialog } from './Dialog.tsx';
import { Hold } from './Hold.tsx';
import { useKeys } from './keys.ts';
import { readOf } from './reads.ts';
import { enforcementByVerb, verbWords } from './words.ts';

type Version = Pick<PathwayVersion, 'document' | 'clauses'>;
/** Clauses to show, of one version. */
type Cited = { readonly version: string; readonly ids: readonly string[] };
type Panel = { readonly current: Version | null; readonly today: string; open(cited: readonly Cited[]): void };

const PanelContext = createContext<Panel>({ current: null, today: '', open: () => undefined });
/** The version the chips below belong to. */
const VersionContext = createContext<{ readonly id: string; readonly clauses: ReadonlyMap<string, Clause> }>({ id: '', clauses: new Map() });

/** Gives every screen the panel that shows a clause, and the key that shows all clauses of the screen. Chips belong to the version in force unless said otherwise. */
export function ClausePanel({ pathway, today, children }: { pathway: Workspace['pathway']; today: string; children: ReactNode }): ReactNode {
  const [shown, setShown] = useState<readonly Cited[] | null>(null);
  useKeys({ w: () => setShown(citedOnScreen()) }, 'Everywhere');
  const panel = useMemo((): Panel => ({ current: pathway, today, open: setShown }), [pathway, today]);
  return (
    <PanelContext value={panel}>
      <ClausesUnder version={pathway.document.id}>{children}</ClausesUnder>
      {shown === null ? null : <ShownClauses shown={shown} onClose={() => setShown(null)} />}
    </PanelContext>
  );
}

/** What is said below was said under this version of the pathway, such as the one a case runs under. */
export function ClausesUnder({ version, children }: { version: string; children: ReactNode }): ReactNode {
  const found = useVersion(version);
  const value = useMemo(() => ({ id: version, clauses: new Map(found?.clauses.map((clause) => [clause.id, clause])) }), [version, found]);
  return <VersionContext value={value}>{children}</VersionContext>;
}

/** The version in force is known; another one is asked for. */
function useVersion(id: string): Version | undefined {
  const { current } = use(PanelContext);
  const isCurrent = current?.document.id === id;
  const all = useQuery({ ...readOf('pathway.versions', {}), enabled: !isCurrent });
  if (isCurrent) return current;
  return all.data?.ok === true ? all.data.value.find(({ document }) => document.id === id) : undefined;
}

/** The clauses whose chips the screen shows, in their order, by version. */
function citedOnScreen(): Cited[] {
  const byVersion = new Map<string, Set<string>>();
  for (const { dataset } of document.querySelectorAll<HTMLElement>('#main .clause')) {
    const ids = byVersion.get(dataset['version'] ?? '') ?? new Set();
    byVersion.set(dataset['version'] ?? '', ids.add(dataset['clause'] ?? ''));
  }
  return [...byVersion].map(([version, ids]) => ({ version, ids: [...ids] }));
}

function ShownClauses({ shown, onClose }: { shown: readonly Cited[]; onClose: () => void }): ReactNode {
  const ids = shown.flatMap((cited) => cited.ids);
  return (
    <Dialog title={ids.length === 1 ? `Clause ${ids[0] ?? ''}` : 'Why: the clauses on this screen'} side onClose={onClose}>
      {ids.length === 0 ? <p>Nothing on this screen rests on a clause.</p> : null}
      {shown.map((cited) => (
        <CitedClauses key={cited.version} cited={cited} named={ids.length > 1} />
      ))}
      {ids.length === 0 ? null : <p className="small">In our own words, with the document’s modal verb kept.</p>}
    </Dialog>
  );
}

function CitedClauses({ cited, named }: { cited: Cited; named: boolean }): ReactNode {
  const { current, today } = use(PanelContext);
  const version = useVersion(cited.version);
  if (version === undefined) return <p>The version “{cited.version}” of the pathway is not installed here.</p>;
  const { document, clauses } = version;
  const overdue = today.slice(0, 7) > document.reviewDue ? ' – review overdue' : '';
  const other = current === null || current.document.id === document.id ? '' : `: what is shown was said under this version; version ${current.document.version} is in force`;
  return (
    <>
      {cited.ids.map((id) => (
        <OneClause key={id} id={id} clause={clauses.find((clause) => clause.id === id)} named={named} />
      ))}
      <dl className="pairs">
        <dt>Document</dt>
        <dd>
          {document.title}, <strong>version {document.version}</strong>
          {overdue}
          {other}
        </dd>
      </dl>
    </>
  );
}

function OneClause({ id, clause, named }: { id: string; clause: Clause | undefined; named: boolean }): ReactNode {
  if (clause === undefined) return <p>This version of the pathway has no clause {id}.</p>;
  return (
    <section className="clause-shown" aria-label={`Clause ${id}`}>
      {named ? <h3>{id}</h3> : null}
      <p className="clause-statement">{clause.statement}</p>
      <dl className="pairs">
        <dt>Verb</dt>
        <dd>
          “{verbWords[clause.verb]}” <Hold as={enforcementByVerb[clause.verb]} />
        </dd>
        <dt>Where</dt>
        <dd>
          {clause.section}
          {clause.bullet === null ? '' : `, bullet ${clause.bullet}`}
        </dd>
      </dl>
    </section>
  );
}

/** The ids of clauses as chips, each a key away from its statement. */
export function Clauses({ ids }: { ids: readonly string[] }): ReactNode {
  const { open } = use(PanelContext);
  const { id: version, clauses } = use(VersionContext);
  if (ids.length === 0) return null;
  return (
    <span className="clauses">
      {ids.map((id) => {
        const clause = clauses.get(id);
        const look = clause === undefined ? 'unknown' : enforcementByVerb[clause.verb];
        return (
          <button
            key={id}
            type="button"
            className={`clause clause-${look}`}
            data-clause={id}
            data-version={version}
            aria-label={`Clause ${id}`}
            title={clause?.statement}
            onClick={() => open([{ version, ids: [id] }])}
          >
            {id}
          </button>
        );
      })}
    </span>
  );
}
