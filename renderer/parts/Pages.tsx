import { type ReactNode, useState } from 'react';
import { plainCount } from './words.ts';

/** Rows on one page: a list of thousands would take seconds to lay out. */
const ROWS_ON_PAGE = 100;

/** The rows of one page, and the way to the others; nothing where all stand on one. */
export function usePages<Row>(rows: readonly Row[]): { readonly shown: readonly Row[]; readonly pager: ReactNode; toFirst(): void } {
  const [page, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(rows.length / ROWS_ON_PAGE) - 1);
  const here = Math.min(page, last);
  const from = here * ROWS_ON_PAGE;
  const shown = rows.slice(from, from + ROWS_ON_PAGE);
  const pager =
    last === 0 ? null : (
      <nav className="row pages" aria-label="Pages of the list">
        <button type="button" className="quiet" disabled={here === 0} onClick={() => setPage(here - 1)}>
          Rows before
        </button>
        <span>
          {plainCount(from + 1)}–{plainCount(from + shown.length)} of {plainCount(rows.length)}
        </span>
        <button type="button" className="quiet" disabled={here === last} onClick={() => setPage(here + 1)}>
          Rows after
        </button>
      </nav>
    );
  return { shown, pager, toFirst: () => setPage(0) };
}
