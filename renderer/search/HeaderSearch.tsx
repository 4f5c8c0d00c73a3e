import { type ReactNode, useId, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { wantedIn } from '../../shared/domain/searchWords.ts';
import { comboBox } from '../parts/comboBox.ts';
import { useKeys } from '../parts/keys.ts';
import { Hits } from './Hits.tsx';
import { noFilters } from './noFilters.ts';
import { hitsOf, useFound } from './useFound.ts';
import { useListKeys } from './useListKeys.ts';

/** How many cases and how many meetings the list below the field holds. */
const shownAtMost = 8;

/** The search field of the header bar, reached by "/": what is found stands below it as one types, Enter without a choice shows all of it. */
export function HeaderSearch(): ReactNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [, go] = useLocation();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  useKeys({ '/': () => field.current?.focus() }, 'Everywhere');
  const shown = open && words.trim() !== '';
  const found = useFound(words, noFilters, shownAtMost, shown);
  const hits = found === null ? [] : hitsOf(found);
  const wanted = wantedIn(words);
  const close = () => {
    setWords('');
    setOpen(false);
    field.current?.blur();
  };
  const openHit = (to: string) => {
    close();
    go(to);
  };
  const { active, setActive, pressed } = useListKeys(hits.length, (at) => {
    const hit = hits[at];
    if (hit !== undefined) return openHit(hit.to);
    const state = { words, filters: noFilters };
    close();
    go('/search', { state });
  });
  const count = found === null ? 0 : found.caseCount + found.meetingCount;
  return (
    <div className="search" role="search">
      <input
        ref={field}
        type="text"
        className="search-field"
        {...comboBox(id, shown, active)}
        aria-label="Search all cases and meetings"
        aria-keyshortcuts="/"
        placeholder="/ Search"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
          else pressed(event);
        }}
      />
      <div className="search-list" hidden={!shown}>
        <div id={`${id}-list`} role="listbox" aria-label="Found">
          <Hits hits={hits} wanted={wanted} active={active} id={id} onOpen={({ to }) => openHit(to)} />
        </div>
        <p className="search-note" role="status">
          {found === null ? '' : count === 0 ? `Nothing holds all of “${words.trim()}”. Try fewer words, or part of a number.` : count > hits.length ? `${count} found. Enter shows all of them.` : `${count} found. Arrow keys choose, Enter opens.`}
        </p>
      </div>
    </div>
  );
}
