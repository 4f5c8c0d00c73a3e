import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { BoardRow, ReadinessBoard } from '../../shared/api/readinessViews.ts';
import type { Workspace } from '../../shared/api/views.ts';
import { Unverified } from '../parts/Hold.tsx';
import { dayWords, weekdayWords } from '../parts/days.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { useTitle } from '../parts/useTitle.ts';
import { entriesOf, roleWords } from '../parts/words.ts';
import { BoardFilters } from './BoardFilters.tsx';
import { BoardTable } from './BoardTable.tsx';
import { DebtorList } from './DebtorList.tsx';
import { RingFirst } from './RingFirst.tsx';
import { readinessStates } from '../../shared/domain/readinessWords.ts';
import { tumourKindWords } from './itemWords.ts';
import { type Filter, passes } from './passes.ts';
import { useUndo } from './useUndo.ts';

type Props = { meetingId: string; workspace: Workspace; startAt?: string | undefined; part: 'board' | 'owed' };

/** How ready every case will be on the day of the meeting, and who owes what. */
export function ReadinessScreen({ meetingId, workspace, startAt, part }: Props): ReactNode {
  const board = useRead('readiness.board', { meetingId });
  return <Reading of={board}>{(value) => <Screen board={value} workspace={workspace} startAt={startAt} part={part} />}</Reading>;
}

function Screen({ board, workspace, startAt, part }: { board: ReadinessBoard; workspace: Workspace; startAt: string | undefined; part: Props['part'] }): ReactNode {
  useTitle(part === 'board' ? 'Readiness' : 'Who owes what');
  const { meetingId, date, cutOff } = board;
  return (
    <div className="page page-board">
      <div className="page-head">
        <div>
          <h1>{part === 'board' ? 'Readiness' : 'Who owes what'}</h1>
          <p>
            Judged for <strong>{weekdayWords(date)}</strong> · cut-off {cutOff === null ? 'not set' : weekdayWords(cutOff)}{' '}
            {board.unverified.length === 0 ? null : <Unverified why={`nobody has confirmed what is asked for: ${board.unverified.map((kind) => tumourKindWords[kind]).join(', ')}. It is our assumption; see “What is asked for”.`} />}
          </p>
        </div>
        <nav className="row screen-only" aria-label="Readiness">
          <Link href={`/meetings/${meetingId}/readiness`} aria-current={part === 'board' ? 'page' : undefined}>
            Board
          </Link>
          <Link href={`/meetings/${meetingId}/owed`} aria-current={part === 'owed' ? 'page' : undefined}>
            Who owes what
          </Link>
          <Link href="/readiness-settings">What is asked for</Link>
          <Link href={`/meetings/${meetingId}/prepare`}>Back to the agenda</Link>
        </nav>
      </div>
      {board.rows.length === 0 ? (
        <div className="empty">
          <h2>The agenda is empty</h2>
          <p>
            <Link href={`/meetings/${meetingId}/prepare`}>Put cases on the agenda</Link>; here you will see what each still needs.
          </p>
        </div>
      ) : part === 'board' ? (
        <Board board={board} startAt={startAt} workspace={workspace} />
      ) : (
        <DebtorList board={board} />
      )}
    </div>
  );
}

type Shown = { readonly filter: Filter; readonly ids: readonly string[]; readonly known: ReadonlySet<string> };

function Board({ board, startAt, workspace }: { board: ReadinessBoard; startAt: string | undefined; workspace: Workspace }): ReactNode {
  const { actor } = workspace;
  const me = actor === null ? [] : [actor.name, roleWords[actor.role]];
  const undo = useUndo();
  const [allItems, setAllItems] = useState(false);
  const [said, setSaid] = useState('');
  // The order stays as it was while cells are filled in, or rows would jump from under the hand.
  const [shown, setShown] = useState<Shown>(() => arrange(board, { kind: 'all' }, me));
  const byId = new Map(board.rows.map((row) => [row.caseId, row]));
  const rows = [...shown.ids, ...board.rows.map(({ caseId }) => caseId).filter((id) => !shown.known.has(id))].flatMap((id) => byId.get(id) ?? []);
  const sortedNow = arrange(board, shown.filter, me).ids;
  const isSorted = sortedNow.length === rows.length && sortedNow.every((id, at) => rows[at]?.caseId === id);
  const items = itemsOf(board.rows, allItems, shown.filter);
  const people = [...new Set(board.debtors.map(({ name }) => name).filter((name) => name !== ''))].sort();
  const takeBack = async () => setSaid(await undo.takeBack());
  const putBack = async () => setSaid(await undo.putBack());
  const may = !board.closed && workspace.mode === 'writer';

  return (
    <>
      <RingFirst board={board} />
      <div className="row board-tools screen-only">
        <BoardFilters board={board} me={me} filter={shown.filter} onChoose={(filter) => setShown(arrange(board, filter, me))} allItems={allItems} onAllItems={setAllItems} />
        {isSorted ? null : (
          <button type="button" className="quiet" onClick={() => setShown(arrange(board, shown.filter, me))}>
            Sort again by danger
          </button>
        )}
        <button type="button" className="quiet" aria-keyshortcuts="Control+Z" aria-disabled={undo.last === null} onClick={() => void takeBack()}>
          {undo.last === null ? 'Nothing to undo' : `Undo: ${undo.last}`}
        </button>
        {undo.ahead === null ? null : (
          <button type="button" className="quiet" aria-keyshortcuts="Control+Y" onClick={() => void putBack()}>
            Redo: {undo.ahead}
          </button>
        )}
        <span className="board-legend">
          {entriesOf(readinessStates).map(([state, { glyph, word }]) => (
            <span key={state} className={`cell-${state}`}>
              {glyph} {word}
            </span>
          ))}
        </span>
      </div>
      <p role="status" className={said === '' ? 'nhsuk-u-visually-hidden' : 'small'}>
        {said}
      </p>
      <Refused refusal={undo.refusal} />
      {rows.length === 0 ? (
        <div className="empty">
          <p>{shown.filter.kind === 'mine' ? `Nothing is owed by ${me.join(' or the ')}.` : 'No case is left: every one is ready.'}</p>
        </div>
      ) : (
        <BoardTable
          rows={rows}
          items={items}
          today={board.today}
          people={people}
          may={may}
          startAt={startAt}
          onUndo={() => void takeBack()}
          onRedo={() => void putBack()}
          onSaved={(saved) => {
            undo.note(saved);
            setSaid(`${saved.what}: saved.`);
          }}
        />
      )}
      <p className="small screen-only">
        {may ? 'Arrow keys move, Enter edits the cell, D done, R requested, N not needed, Ctrl+Z takes the last change back, Ctrl+Y records it again.' : board.closed ? 'This meeting is closed: the board is as it stands for its day.' : 'Open for reading only.'} As of {dayWords(board.today)}.
      </p>
    </>
  );
}

/** Which cases a filter shows, in the board's order; kept until it is chosen again. */
function arrange(board: ReadinessBoard, filter: Filter, me: readonly string[]): Shown {
  return { filter, ids: board.rows.filter((row) => passes(row, filter, me)).map(({ caseId }) => caseId), known: new Set(board.rows.map(({ caseId }) => caseId)) };
}

/** The columns: what somebody needs or has; with `all` also what nobody was asked for. */
function itemsOf(rows: readonly BoardRow[], all: boolean, filter: Filter) {
  const judgements = rows.find((row) => row.judgements.length > 0)?.judgements ?? [];
  const items = judgements.map(({ item }) => item);
  if (filter.kind === 'item') return items.filter((item) => item === filter.item);
  const used = new Set(rows.flatMap((row) => row.judgements.flatMap(({ item, state, record }) => (state !== 'notNeeded' || record !== null ? [item] : []))));
  return all ? items : items.filter((item) => used.has(item));
}
