import { type ReactNode, createContext, use, useState } from 'react';
import type { Workspace } from '../../shared/api/views.ts';
import type { Clause } from '../../shared/pathway/pathway.ts';
import { Dialog } from './Dialog.tsx';
import { Hold } from './Hold.tsx';
import { enforcementByVerb, verbWords } from './words.ts';

type Opener = { readonly clauses: ReadonlyMap<string, Clause>; open(id: string): void };
const ClauseContext = createContext<Opener>({ clauses: new Map(), open: () => undefined });

/** Gives every screen the pathway's clauses and the panel that shows one. */
export function ClausePanel({ pathway, children }: { pathway: Workspace['pathway']; children: ReactNode }): ReactNode {
  const [shown, setShown] = useState<string | null>(null);
  const clauses = new Map(pathway.clauses.map((clause) => [clause.id, clause]));
  const clause = shown === null ? undefined : clauses.get(shown);
  return (
    <ClauseContext value={{ clauses, open: setShown }}>
      {children}
      {shown === null ? null : (
        <Dialog title={`Clause ${shown}`} side onClose={() => setShown(null)}>
          {clause === undefined ? (
            <p>Version {pathway.document.version} of the pathway has no clause {shown}.</p>
          ) : (
            <>
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
                <dt>Document</dt>
                <dd>
                  {pathway.document.title}, version {pathway.document.version}
                  {pathway.reviewOverdue ? ' – review overdue' : ''}
                </dd>
              </dl>
              <p className="small">In our own words, with the document’s modal verb kept.</p>
            </>
          )}
        </Dialog>
      )}
    </ClauseContext>
  );
}

/** The ids of clauses as chips, each a key away from its statement. */
export function Clauses({ ids }: { ids: readonly string[] }): ReactNode {
  const { clauses, open } = use(ClauseContext);
  if (ids.length === 0) return null;
  return (
    <span className="clauses">
      {ids.map((id) => {
        const clause = clauses.get(id);
        const look = clause === undefined ? 'unknown' : enforcementByVerb[clause.verb];
        return (
          <button key={id} type="button" className={`clause clause-${look}`} aria-label={`Clause ${id}`} title={clause?.statement} onClick={() => open(id)}>
            {id}
          </button>
        );
      })}
    </span>
  );
}
