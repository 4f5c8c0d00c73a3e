import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { BoardRow } from '../../shared/api/readinessViews.ts';
import type { Judgement } from '../../shared/domain/readiness.ts';
import { useKeys } from '../parts/keys.ts';
import { LookAlikeMark } from '../parts/LookAlikes.tsx';
import { readOf, reads } from '../parts/reads.ts';
import { CellEditor, type Opening } from './CellEditor.tsx';
import type { Saved } from './useUndo.ts';
import { readinessItems, readinessStates } from '../../shared/domain/readinessWords.ts';
import { cellSentence, entryKindOf, shortDay } from './itemWords.ts';

type Item = Judgement['item'];
type Place = { readonly caseId: string; readonly item: Item };
type Props = {
  rows: readonly BoardRow[];
  items: readonly Item[];
  today: string;
  /** Names that are offered where somebody is to be named. */
  people: readonly string[];
  may: boolean;
  /** The case whose row gets the focus first. */
  startAt: string | undefined;
  onUndo: () => void;
  onRedo: () => void;
  onSaved: (saved: Saved) => void;
};

/** Cases by items. One cell is in the tab order; arrows move from cell to cell, Enter edits in place, Ctrl+Z takes the last change back. */
export function BoardTable({ rows, items, today, people, may, startAt, onUndo, onRedo, onSaved }: Props): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  const [focused, setFocused] = useState<Place | null>(null);
  const [open, setOpen] = useState<(Place & { opening: Opening; at: DOMRect }) | null>(null);
  const first = rows.find((row) => row.judgements.length > 0);
  // The one cell that Tab reaches: where the person last was, as long as it is still shown.
  const isShown = focused !== null && items.includes(focused.item) && rows.some(({ caseId, judgements }) => caseId === focused.caseId && judgements.length > 0);
  const home: Place | null = isShown ? focused : first === undefined || items[0] === undefined ? null : { caseId: first.caseId, item: items[0] };

  const cellAt = (place: Place) => cellIn(table.current, place);
  const arrived = useRef(false);
  useEffect(() => {
    // Only on arrival: whoever works on the board is not thrown back.
    const [item] = items;
    if (arrived.current || startAt === undefined || item === undefined) return;
    arrived.current = true;
    cellAt({ caseId: startAt, item })?.focus();
  }, [startAt, items]);

  const edit = useCallback(
    (place: Place, opening: Opening) => {
      const cell = cellIn(table.current, place);
      if (cell !== null && may) setOpen({ ...place, opening, at: cell.getBoundingClientRect() });
    },
    [may],
  );
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const arrive = (place: Place | null) => {
    if (place === null) return;
    setFocused(place);
    // Read ahead where the focus rests, so that the editor is there at the press of its key.
    clearTimeout(resting.current);
    resting.current = setTimeout(() => void reads.prefetchQuery(readOf('case.read', { caseId: place.caseId })), restsAfterMilliseconds);
  };
  const close = (place: Place) => {
    setOpen(null);
    cellAt(place)?.focus();
  };

  useKeys({}, 'Readiness board');
  const pressed = (event: KeyboardEvent) => {
    const letter = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && (letter === 'z' || letter === 'y')) {
      event.preventDefault();
      if (letter === 'z' && !event.shiftKey) onUndo();
      else onRedo();
      return;
    }
    if (!(event.target instanceof HTMLElement) || event.altKey) return;
    const { case: caseId } = event.target.dataset;
    const item = items.find((each) => event.target instanceof HTMLElement && each === event.target.dataset.item);
    if (caseId === undefined || item === undefined) return;
    const opening = openings[event.key.toLowerCase()];
    if (opening !== undefined && !event.ctrlKey && !event.metaKey && (opening === 'whole' || entryKindOf(item) === 'workUp')) {
      event.preventDefault();
      if (open === null) edit({ caseId, item }, opening);
      return;
    }
    const next = neighbour(rows.filter((row) => row.judgements.length > 0).map((row) => row.caseId), items, { caseId, item }, event.key, event.ctrlKey || event.metaKey);
    if (next === null) return;
    event.preventDefault();
    cellAt(next)?.focus();
  };

  const opened = open === null ? undefined : rows.find((row) => row.caseId === open.caseId);
  const judgement = open === null ? undefined : opened?.judgements.find((each) => each.item === open.item);
  return (
    <>
      <div className="board-scroll">
        <table ref={table} role="grid" className="board" aria-label="Readiness" onKeyDown={pressed} onFocus={(event) => arrive(placeOf(event.target, items))}>
          <thead>
            <tr>
              <th scope="col">Case</th>
              {items.map((item) => (
                <th key={item} scope="col" title={readinessItems[item].name}>
                  <span aria-hidden="true">{readinessItems[item].head}</span>
                  <span className="nhsuk-u-visually-hidden">{readinessItems[item].name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.caseId} row={row} items={items} today={today} home={home?.caseId === row.caseId ? home.item : null} onEdit={edit} />
            ))}
          </tbody>
        </table>
      </div>
      {open === null || opened === undefined || judgement === undefined ? null : (
        <CellEditor key={`${open.caseId} ${open.item}`} row={opened} judgement={judgement} opening={open.opening} at={open.at} today={today} people={people} onClose={() => close(open)} onSaved={onSaved} />
      )}
    </>
  );
}

const restsAfterMilliseconds = 120;

/** The keys that open the editor, and at what. */
const openings: Readonly<Record<string, Opening | undefined>> = { enter: 'whole', f2: 'whole', d: 'done', r: 'requested', n: 'notNeeded' };

function cellIn(table: HTMLTableElement | null, { caseId, item }: Place): HTMLElement | null {
  return table?.querySelector(`[data-case="${CSS.escape(caseId)}"][data-item="${item}"]`) ?? null;
}

function placeOf(target: EventTarget, items: readonly Item[]): Place | null {
  if (!(target instanceof HTMLElement)) return null;
  const { case: caseId, item } = target.dataset;
  const known = items.find((each) => each === item);
  return caseId === undefined || known === undefined ? null : { caseId, item: known };
}

/** The cell a key leads to; null for a key that leads nowhere. At an edge it stays. */
function neighbour(cases: readonly string[], items: readonly Item[], { caseId, item }: Place, key: string, far: boolean): Place | null {
  const [row, column] = [cases.indexOf(caseId), items.indexOf(item)];
  const page = 10;
  const moves: Record<string, readonly [number, number] | undefined> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    PageUp: [row - page, column],
    PageDown: [row + page, column],
    Home: [far ? 0 : row, 0],
    End: [far ? cases.length : row, items.length],
  };
  const move = moves[key];
  if (move === undefined) return null;
  const within = (at: number, length: number) => Math.max(0, Math.min(at, length - 1));
  const [toCase, toItem] = [cases[within(move[0], cases.length)], items[within(move[1], items.length)]];
  return toCase === undefined || toItem === undefined ? null : { caseId: toCase, item: toItem };
}

const Row = memo(function Row({ row, items, today, home, onEdit }: { row: BoardRow; items: readonly Item[]; today: string; home: Item | null; onEdit: (place: Place, opening: Opening) => void }): ReactNode {
  const owed = row.judgements.filter(({ danger }) => danger > 0).length;
  return (
    <tr>
      <th scope="row">
        <span className="board-case">
          <Link href={`/cases/${row.caseId}`} title={row.name}>
            {row.name}
          </Link>
        </span>
        <span className="small block">
          {row.urgent ? <span className="chip chip-urgent">urgent</span> : null} {row.place} · {row.hospitalNumber} · {row.summary}
        </span>
        <LookAlikeMark alike={row.alike} />
        <span className={`board-count${owed === 0 ? '' : ' gap'}`}>{row.judgements.length === 0 ? '' : owed === 0 ? '✓ ready' : `${owed} open`}</span>
      </th>
      {row.judgements.length === 0 ? (
        <td colSpan={items.length} className="board-settled">
          Nothing is owed: {row.settled}
        </td>
      ) : (
        row.judgements
          .filter(({ item }) => items.includes(item))
          .map((judgement) => <Cell key={judgement.item} row={row} judgement={judgement} today={today} isHome={home === judgement.item} onEdit={onEdit} />)
      )}
    </tr>
  );
});

function Cell({ row, judgement, today, isHome, onEdit }: { row: BoardRow; judgement: Judgement; today: string; isHome: boolean; onEdit: (place: Place, opening: Opening) => void }): ReactNode {
  const { item, state, on, due, late, owedBy, usual, danger } = judgement;
  const overdue = due !== null && due < today;
  const day = state === 'requested' ? due : state === 'current' || state === 'stale' ? on : null;
  const sentence = `${cellSentence(judgement)}${overdue ? ' Overdue.' : ''}`;
  return (
    <td
      className={`cell cell-${state}${late || overdue ? ' cell-late' : ''}`}
      tabIndex={isHome ? 0 : -1}
      data-case={row.caseId}
      data-item={item}
      title={sentence}
      aria-label={sentence}
      onClick={(event) => event.currentTarget.focus()}
      onDoubleClick={() => onEdit({ caseId: row.caseId, item }, 'whole')}
    >
      <span className="cell-state">
        {readinessStates[state].glyph}
        {late || overdue ? '!' : ''} {day === null ? '' : shortDay(day, today)}
      </span>
      {danger === 0 ? null : <span className={usual ? 'cell-owner cell-usual' : 'cell-owner'}>{owedBy === '' ? 'nobody' : owedBy.replace(/^Referrer, /, '')}</span>}
    </td>
  );
}
