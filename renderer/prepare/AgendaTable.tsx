import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { caseIdsOf, clockOf, headingsOf, type Layout, withLineInSection, withLineMoved, withSectionAt } from '../../shared/domain/agendaLayout.ts';
import { Refused } from '../parts/Refused.tsx';
import { halfTakenOff, TakeOffForm } from '../parts/TakeOffForm.tsx';
import { isOver } from '../parts/words.ts';
import { AgendaCaseRow } from './AgendaCaseRow.tsx';
import { AgendaBreakRow, AgendaSectionRow } from './AgendaMarkRows.tsx';
import type { AgendaInHand } from './useAgenda.ts';

/** What every row of the agenda is given. */
export type RowProps = {
  readonly meetingId: string;
  readonly index: number;
  readonly begins: string;
  readonly may: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly acts: RowActs;
};

/** What a row can do, by the index of its line; always the same object, so that a row is drawn again only where its own line changed. */
type RowActs = {
  readonly move: (index: number, by: -1 | 1) => void;
  /** Replaces the line by others; by none to take it away. */
  readonly replace: (index: number, lines: Layout, what: string) => void;
  readonly toSection: (index: number, heading: number) => void;
  readonly takeOff: (caseId: string) => void;
};

/** The agenda as it is built: order by dragging, buttons or Alt+↑/↓, sections and breaks, the running clock, and what each case lacks. */
export function AgendaTable({ meeting, agenda, today }: { meeting: MeetingView; agenda: AgendaInHand; today: string }): ReactNode {
  const { lines, arrange, move } = agenda;
  const [removing, setRemoving] = useState(() => halfTakenOff(meeting));
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const may = !isOver(meeting.state);
  const { begins, ends } = clockOf(meeting.details.startsAt, lines);
  const headings = headingsOf(lines);
  const sections = useUnlessAlike(lines.flatMap((line, index) => (line.kind === 'section' ? [{ heading: index, name: line.name }] : [])));
  const byId = new Map(meeting.agenda.map((line) => [line.entry.caseId, line]));

  const pressed = (index: number) => (event: KeyboardEvent) => {
    if (!may || !event.altKey) return;
    const last = lines.length - 1;
    const act = { ArrowUp: () => move(index, -1), ArrowDown: () => move(index, 1), Home: () => jump(index, 0), End: () => jump(index, last) }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    const at = document.activeElement;
    const to = act();
    keepFocus(at, to);
  };
  const jump = (index: number, to: number): number => {
    arrange(withLineMoved(lines, index, to), to === 0 ? 'Moved to the top.' : 'Moved to the end.');
    return to;
  };
  /** A row that a browser moves to its new place loses the focus: it goes back to the same control. */
  const keepFocus = (control: Element | null, to: number) => {
    const name = control?.getAttribute('aria-label') ?? control?.textContent;
    requestAnimationFrame(() => {
      if (document.activeElement === control && control?.isConnected === true) return;
      const row = body.current?.rows[to];
      const same = [...(row?.querySelectorAll<HTMLElement>('a, button, input, select') ?? [])].find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name);
      same?.focus();
    });
  };
  const drop = (to: number) => {
    if (dragged !== null && dragged !== to) arrange(lines[dragged]?.kind === 'section' ? withSectionAt(lines, dragged, to) : withLineMoved(lines, dragged, to), 'Moved.');
    setDragged(null);
    setOver(null);
  };
  const acts = useRowActs({
    move: (index, by) => keepFocus(document.activeElement, move(index, by)),
    replace: (index, by, what) => arrange([...lines.slice(0, index), ...by, ...lines.slice(index + 1)], what),
    toSection: (index, heading) => arrange(withLineInSection(lines, index, heading), 'Moved to the section.'),
    takeOff: setRemoving,
  });

  const places = caseIdsOf(lines);
  return (
    <section className="panel" aria-label="Agenda">
      <p role="status" className="nhsuk-u-visually-hidden">
        {agenda.said}
      </p>
      <Refused refusal={removing === null ? agenda.refusal : null} />
      <table className="table agenda-table">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">No.</th>
            <th scope="col">Patient</th>
            <th scope="col">Diagnosis</th>
            <th scope="col">Question</th>
            <th scope="col">Readiness</th>
            <th scope="col">Min</th>
            <th scope="col">Order</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {lines.map((line, index) => {
            const common: RowProps = { meetingId: meeting.id, index, begins: begins[index] ?? '', may, isFirst: index === 0, isLast: index === lines.length - 1, acts };
            const found = line.kind === 'case' ? byId.get(line.caseId) : undefined;
            return (
              <tr
                key={line.kind === 'case' ? line.caseId : `${line.kind} ${line.kind === 'section' ? line.name : ''} ${lines.slice(0, index).filter(({ kind }) => kind === line.kind).length}`}
                className={rowClass(line.kind, index, dragged, over)}
                onKeyDown={pressed(index)}
                draggable={may && dragged === index}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('text/plain', '');
                }}
                onDragOver={(event) => {
                  if (dragged === null) return;
                  event.preventDefault();
                  setOver(index);
                }}
                onDrop={(event) => {
                  event.preventDefault();
                  drop(index);
                }}
                onDragEnd={() => {
                  setDragged(null);
                  setOver(null);
                }}
                // Only the handle begins a drag, so that text in a row can still be selected.
                onPointerUp={() => setDragged(null)}
                onPointerDown={(event) => setDragged(event.target instanceof Element && event.target.closest('.drag-handle') !== null ? index : null)}
              >
                {line.kind === 'section' ? <AgendaSectionRow {...common} name={line.name} cases={headings.filter((at, of) => at === index && lines[of]?.kind === 'case').length} /> : null}
                {line.kind === 'break' ? <AgendaBreakRow {...common} minutes={line.minutes} /> : null}
                {line.kind === 'case' && found !== undefined ? (
                  <AgendaCaseRow
                    {...common}
                    line={found}
                    place={places.indexOf(line.caseId) + 1}
                    minutes={line.minutes}
                    today={today}
                    sections={sections}
                    section={headings[index] ?? -1}
                  />
                ) : null}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{ends}</th>
            <td colSpan={7}>expected end</td>
          </tr>
        </tfoot>
      </table>
      {removing === null ? null : <TakeOffForm key={removing} meeting={meeting} caseId={removing} onDone={() => setRemoving(null)} />}
    </section>
  );
}

/** Acts that stay the same object while what they do follows the newest lines. */
function useRowActs(acts: RowActs): RowActs {
  const newest = useRef(acts);
  useLayoutEffect(() => {
    newest.current = acts;
  });
  return useMemo(
    () => ({
      move: (index, by) => newest.current.move(index, by),
      replace: (index, lines, what) => newest.current.replace(index, lines, what),
      toSection: (index, heading) => newest.current.toSection(index, heading),
      takeOff: (caseId) => newest.current.takeOff(caseId),
    }),
    [],
  );
}

/** The value as it was before where nothing in it is another now. */
function useUnlessAlike<T>(value: T): T {
  const [before, setBefore] = useState(value);
  if (before === value || JSON.stringify(before) === JSON.stringify(value)) return before;
  setBefore(value);
  return value;
}

function rowClass(kind: string, index: number, dragged: number | null, over: number | null): string {
  const side = dragged === null || over !== index || dragged === index ? '' : dragged > index ? ' drop-before' : ' drop-behind';
  return `agenda-${kind}${dragged === index ? ' dragged' : ''}${side}`;
}
