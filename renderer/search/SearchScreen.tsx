import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { SearchFilters } from '../../shared/api/searchViews.ts';
import { wantedIn } from '../../shared/domain/searchWords.ts';
import { comboBox } from '../parts/comboBox.ts';
import { useKeys } from '../parts/keys.ts';
import { useTitle } from '../parts/useTitle.ts';
import { Hits } from './Hits.tsx';
import { noFilters } from './noFilters.ts';
import { SearchFiltersPanel } from './SearchFiltersPanel.tsx';
import { hitsOf, useFound } from './useFound.ts';
import { useListKeys } from './useListKeys.ts';

const shownAtMost = 100;

type Asked = { readonly words: string; readonly filters: SearchFilters };

/**
 * What was asked lies in the state of the browser's history, so that it is there again after a reload and on the way back; not in the
 * address, which browsers keep and suggest: names of patients would be read there.
 */
function askedBefore(): Asked {
  const state: unknown = window.history.state;
  const known = typeof state === 'object' && state !== null ? state : {};
  const words = 'words' in known && typeof known.words === 'string' ? known.words : '';
  // Only this screen and the header bar put filters into the history, always whole.
  const filters = 'filters' in known ? (known.filters as SearchFilters) : noFilters;
  return { words, filters };
}

/** Everything that was found, with filters; up, down and Enter on the keyboard. */
export function SearchScreen(): ReactNode {
  useTitle('Search');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [, go] = useLocation();
  const [asked, setAsked] = useState(askedBefore);
  const { words, filters } = asked;
  const found = useFound(words, filters, shownAtMost);
  const hits = found === null ? [] : hitsOf(found);
  const ask = (next: Asked) => {
    setAsked(next);
    setActive(-1);
    window.history.replaceState(next, '');
  };
  const { active, setActive, pressed } = useListKeys(hits.length, (at) => {
    const hit = hits[at < 0 ? 0 : at];
    if (hit !== undefined) go(hit.to);
  });
  useKeys({ '/': () => field.current?.focus() }, 'Everywhere');
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);
  return (
    <div className="page page-wide">
      <h1 className="search-page-title">Search</h1>
      <div className="search-page">
        <SearchFiltersPanel filters={filters} found={found} onChange={(next) => ask({ words, filters: next })} />
        <div role="search">
          <div className="field">
            <label htmlFor={`${id}-field`}>Name, number, diagnosis, surgeon, site, or words of the question</label>
            <input
              ref={field}
              id={`${id}-field`}
              className="nhsuk-input"
              {...comboBox(id, hits.length > 0, active)}
              value={words}
              onChange={(event) => ask({ words: event.target.value, filters })}
              onKeyDown={(event) => pressed(event)}
            />
          </div>
          <p className="search-note" role="status">
            {found === null ? '' : countWords(found.caseCount, found.meetingCount, found.searched, hits.length)}
          </p>
          <div id={`${id}-list`} role="listbox" aria-label="Found" className="search-results" hidden={hits.length === 0}>
            <Hits hits={hits} wanted={wantedIn(words)} active={active} id={id} onOpen={({ to }) => go(to)} />
          </div>
          {found !== null && hits.length === 0 ? <NothingFound searched={found.searched} narrowed={JSON.stringify(filters) !== JSON.stringify(noFilters)} onWiden={() => ask({ words, filters: noFilters })} /> : null}
        </div>
      </div>
    </div>
  );
}

function countWords(cases: number, meetings: number, searched: number, shown: number): string {
  const both = `${cases} of ${searched} ${searched === 1 ? 'case' : 'cases'}${meetings === 0 ? '' : ` and ${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}`}`;
  return cases + meetings > shown ? `${both}; the first ${shown} are shown` : both;
}

function NothingFound({ searched, narrowed, onWiden }: { searched: number; narrowed: boolean; onWiden: () => void }): ReactNode {
  return (
    <div className="empty">
      <h2>{searched === 0 ? 'No case is recorded yet' : 'Nothing holds all of these words'}</h2>
      {searched === 0 ? <p>
          <Link href="/">Prepare a meeting</Link>: import the case list of your register, or enter a case by hand.
        </p> : <p>Try fewer words, a part of the name, or a part of a number with or without blanks. Accents do not matter.</p>}
      {narrowed ? (
        <button type="button" className="quiet" onClick={onWiden}>
          Search without the filters
        </button>
      ) : null}
    </div>
  );
}
