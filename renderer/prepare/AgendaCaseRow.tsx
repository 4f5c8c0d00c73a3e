import { memo, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { AgendaLine } from '../../shared/api/views.ts';
import { deferredWords } from '../../shared/domain/deferredWords.ts';
import { lateWords } from '../../shared/domain/listDifference.ts';
import { Button } from '../parts/Button.tsx';
import { ChoiceInPlace } from '../parts/ChoiceInPlace.tsx';
import { LookAlikeMark } from '../parts/LookAlikes.tsx';
import { openItemWords, overdue } from '../parts/openItems.ts';
import { agendaWords } from '../parts/words.ts';
import { NotReady } from '../readiness/NotReady.tsx';
import type { RowProps } from './AgendaTable.tsx';
import { MinutesField } from './MinutesField.tsx';

type Props = RowProps & {
  readonly line: AgendaLine;
  readonly place: number;
  readonly minutes: number;
  readonly today: string;
  readonly sections: readonly { readonly heading: number; readonly name: string }[];
  readonly section: number;
};

/** The cells of one case on the agenda. Drawn again only where something of this case changed: moving one of sixty must not draw them all. */
export const AgendaCaseRow = memo(function AgendaCaseRow({ line, meetingId, index, place, minutes, today, sections, section, begins, may, isFirst, isLast, acts }: Props): ReactNode {
  const { caseId } = line.entry;
  const name = line.case?.name ?? 'Damaged record';
  return (
    <>
      <td className="agenda-time">{begins}</td>
      <td>{place}</td>
      <th scope="row">
        <Link href={`/cases/${caseId}`}>{name}</Link>
        <span className="small block">
          {line.case?.hospitalNumber} {line.case?.age === null || line.case === null ? '' : `· ${line.case.age} y`}
          <LookAlikeMark alike={line.case?.alike ?? []} />
        </span>
      </th>
      <td>
        {line.case?.levels} {line.case?.diagnosis}
      </td>
      <td className="cell-question">{line.case?.question}</td>
      <td>
        <Readiness line={line} meetingId={meetingId} today={today} />
      </td>
      <td>{may ? <MinutesField place={{ form: 'agendaLine', meetingId, caseId }} label={`Minutes for ${name}`} minutes={minutes} onChange={(next) => acts.replace(index, [{ kind: 'case', caseId, minutes: next }], `${next} minutes.`)} /> : minutes}</td>
      <td>
        {may ? (
          <span className="row order">
            <span className="drag-handle" aria-hidden="true" title="Drag to another place">
              ⠿
            </span>
            <Button kind="quiet" aria-label={`Move ${name} up`} tabIndex={-1} aria-keyshortcuts="Alt+ArrowUp" aria-disabled={isFirst} onClick={() => acts.move(index, -1)}>
              ↑
            </Button>
            <Button kind="quiet" aria-label={`Move ${name} down`} tabIndex={-1} aria-keyshortcuts="Alt+ArrowDown" aria-disabled={isLast} onClick={() => acts.move(index, 1)}>
              ↓
            </Button>
            {sections.length === 0 ? null : (
              <ChoiceInPlace
                label={`Section of ${name}`}
                options={[...(section === -1 ? [{ value: '-1', word: 'no section' }] : []), ...sections.map(({ heading, name: word }) => ({ value: String(heading), word }))]}
                value={String(section)}
                onChoose={(heading) => acts.toSection(index, Number(heading))}
              />
            )}
            <Button kind="quiet" aria-label={`Take ${name} off the agenda`} onClick={() => acts.takeOff(caseId)}>
              ✕
            </Button>
          </span>
        ) : null}
      </td>
    </>
  );
});

function Readiness({ line, meetingId, today }: { line: AgendaLine; meetingId: string; today: string }): ReactNode {
  const { case: one, entry } = line;
  if (one === null) return <span className="chip chip-missing">set aside as damaged</span>;
  const { word } = agendaWords[line.outcome.status];
  const deferred = deferredWords(one.deferrals, one.lastDeferral);
  return (
    <span className="chips">
      {line.outcome.status === 'waiting' ? null : <span className="chip">{line.outcome.status === 'settled' ? `${word}: ${line.outcome.text}` : word}</span>}
      {one.urgent ? <span className="chip chip-urgent">urgent</span> : null}
      {one.retrospective ? <span className="chip">retrospective</span> : null}
      {deferred === '' ? null : <span className="chip">{deferred}</span>}
      {one.flags.map(({ text, clauses }) => (
        <span key={text} className="chip chip-flag">
          ⚑ {clauses[0]} {text}
        </span>
      ))}
      {entry.lateReason === '' ? null : <span className="chip">late: {lateWords(entry)}</span>}
      {one.openItems.map((item) => (
        <span key={`${item.kind} ${item.id}`} className={`chip${overdue(item, today) ? ' chip-urgent' : ''}`}>
          {openItemWords(item, today)}
        </span>
      ))}
      {/* What has its outcome, here or elsewhere, is neither ready nor missing anything. */}
      {line.outcome.status !== 'waiting' && line.outcome.status !== 'inDiscussion' ? null : <NotReady listed={one} meetingId={meetingId} />}
    </span>
  );
}
