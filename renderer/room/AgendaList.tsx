import { type ReactNode, memo, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { AgendaLine, MeetingView } from '../../shared/api/views.ts';
import { KeyCap } from '../parts/Button.tsx';
import { LookAlikeMark } from '../parts/LookAlikes.tsx';
import { agendaWords, isOver } from '../parts/words.ts';
import { isSkipped } from './course.ts';
import { hasDraft } from './roomForms.ts';

/** The agenda: every case and its outcome. The open case's row is marked and is the only tab stop; J, K and the arrow keys move. */
export function AgendaList({ meeting, selected, onSelect, children }: { meeting: MeetingView; selected: string | null; onSelect: (caseId: string) => void; children?: ReactNode }): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    row?.scrollIntoView({ block: 'nearest' });
    // The row with the focus is the brightest: it must be the case that is open.
    if (list.current?.contains(document.activeElement) === true) row?.focus();
  }, [selected]);
  const { done, of, settled } = doneIn(meeting);
  return (
    <div className="agenda">
      <nav aria-label="Agenda">
        <h2>
          Agenda{' '}
          <span className="small">
            {done} of {of} done
            {settled === 0 ? '' : `, ${settled} settled elsewhere`}
          </span>
        </h2>
        <ol ref={list}>
          {meeting.layout.map((mark, index) => {
            const at = mark.kind === 'case' ? meeting.agenda.findIndex(({ entry }) => entry.caseId === mark.caseId) : -1;
            const line = meeting.agenda[at];
            if (mark.kind === 'section') return <li key={`section ${index}`} className="agenda-mark">{mark.name}</li>;
            if (mark.kind === 'break') return <li key={`break ${index}`} className="agenda-mark">Break, {mark.minutes} min</li>;
            return line === undefined ? null : <AgendaItem key={mark.caseId} line={line} number={at + 1} current={mark.caseId === selected} draft={mark.caseId !== selected && hasDraft(mark.caseId)} aside={isSkipped(meeting, line)} onSelect={onSelect} />;
          })}
        </ol>
        {isOver(meeting.state) ? null : (
          <Link className="agenda-late" href={`/meetings/${meeting.id}/prepare`}>
            Late item
            <KeyCap>+</KeyCap>
          </Link>
        )}
      </nav>
      {children}
    </div>
  );
}

type ItemProps = { line: AgendaLine; number: number; current: boolean; draft: boolean; aside: boolean; onSelect: (caseId: string) => void };

/** Kept between switches: with 60 cases only the two lines that change are drawn again. */
const AgendaItem = memo(function AgendaItem({ line, number, current, draft, aside, onSelect }: ItemProps): ReactNode {
  const { glyph, word } = agendaWords[line.outcome.status];
  const crossSite = line.case?.arrangements.some((arrangement) => !['done', 'cancelled'].includes(arrangement.status)) ?? false;
  return (
    <li>
      <button type="button" className={`agenda-item agenda-${line.outcome.status}`} aria-current={current} tabIndex={current ? 0 : -1} onClick={() => onSelect(line.entry.caseId)}>
        <span className="agenda-number">{number}</span>
        <span className="agenda-name">
          {line.case?.name ?? 'Damaged record'}
          <span className="agenda-diagnosis">{line.case === null ? '' : `${line.case.levels} ${line.case.diagnosis}`}</span>
        </span>
        <span className="agenda-status">
          <span aria-hidden="true">{glyph} </span>
          {aside ? 'put aside, ' : ''}
          {line.outcome.status === 'waiting' ? waitingWords(line) : word}
          {line.outcome.provisional ? ', provisional' : ''}
          {crossSite ? ' ⇄ cross-site' : ''}
          {(line.case?.flags.length ?? 0) > 0 ? <span className="agenda-urgent"> ⚑ plan in doubt ({[...new Set(line.case?.flags.flatMap(({ clauses }) => clauses[0] ?? []))].join(', ')})</span> : null}
          {draft && ['waiting', 'inDiscussion'].includes(line.outcome.status) ? ' ✎ not saved' : ''}
          {line.case?.urgent === true ? <span className="agenda-urgent"> ! urgent</span> : null}
          <LookAlikeMark alike={line.case?.alike ?? []} />
        </span>
      </button>
    </li>
  );
});

/** How many cases this meeting is done with, of how many it has to deal with, and how many were settled before it came to them. */
function doneIn({ agenda }: MeetingView): { done: number; of: number; settled: number } {
  const count = (statuses: readonly AgendaLine['outcome']['status'][]): number => agenda.filter(({ outcome }) => statuses.includes(outcome.status)).length;
  const settled = count(['settled']);
  const open = count(['waiting', 'inDiscussion']);
  return { done: agenda.length - open - settled, of: agenda.length - settled, settled };
}

function waitingWords(line: AgendaLine): string {
  return (line.case?.notReady.length ?? 0) > 0 ? 'not ready' : 'waiting';
}
