import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { AgendaLine, MeetingView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { Refused } from '../parts/Refused.tsx';
import { TakeOffForm } from '../parts/TakeOffForm.tsx';
import { agendaWords } from '../parts/words.ts';
import { NotReady } from '../readiness/NotReady.tsx';
import { useMeetingRecord } from '../parts/writes.ts';

/** The agenda as it is built: order by buttons or Alt+↑/↓, what each case lacks, and taking one off with a reason. */
export function AgendaTable({ meeting }: { meeting: MeetingView }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const [removing, setRemoving] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const order = meeting.agenda.map((line) => line.entry.caseId);
  const may = meeting.state !== 'closed';

  const move = async (from: number, by: number) => {
    const to = from + by;
    const moved = order[from];
    if (moved === undefined || to < 0 || to >= order.length) return;
    const caseIds = order.filter((id) => id !== moved);
    caseIds.splice(to, 0, moved);
    if ((await record.run({ type: 'reordered', caseIds })) !== null) setSaid(`Moved to place ${to + 1}.`);
  };
  const pressed = (at: number) => (event: KeyboardEvent) => {
    if (!may || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    void move(at, event.key === 'ArrowUp' ? -1 : 1);
  };

  return (
    <section className="panel" aria-label="Agenda">
      <p role="status" className="nhsuk-u-visually-hidden">
        {said}
      </p>
      <Refused refusal={removing === null ? record.refusal : null} />
      <table className="table agenda-table">
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Patient</th>
            <th scope="col">Diagnosis</th>
            <th scope="col">Question</th>
            <th scope="col">Readiness</th>
            <th scope="col">Min</th>
            <th scope="col">Order</th>
          </tr>
        </thead>
        <tbody>
          {meeting.agenda.map((line, index) => {
            const name = line.case?.name ?? 'Damaged record';
            return (
              <tr key={line.entry.caseId} onKeyDown={pressed(index)}>
                <td>{index + 1}</td>
                <th scope="row">
                  <Link href={`/cases/${line.entry.caseId}`}>{name}</Link>
                  <span className="small block">
                    {line.case?.hospitalNumber} {line.case?.age === null || line.case === null ? '' : `· ${line.case.age} y`}
                  </span>
                </th>
                <td>
                  {line.case?.levels} {line.case?.diagnosis}
                </td>
                <td className="cell-question">{line.case?.question}</td>
                <td>
                  <Readiness line={line} meetingId={meeting.id} />
                </td>
                <td>{line.entry.estimatedMinutes}</td>
                <td>
                  {may ? (
                    <span className="row order">
                      <Button kind="quiet" aria-label={`Move ${name} up`} aria-keyshortcuts="Alt+ArrowUp" aria-disabled={index === 0} onClick={() => void move(index, -1)}>
                        ↑
                      </Button>
                      <Button kind="quiet" aria-label={`Move ${name} down`} aria-keyshortcuts="Alt+ArrowDown" aria-disabled={index === order.length - 1} onClick={() => void move(index, 1)}>
                        ↓
                      </Button>
                      <Button kind="quiet" aria-label={`Take ${name} off the agenda`} onClick={() => setRemoving(line.entry.caseId)}>
                        ✕
                      </Button>
                    </span>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {removing === null ? null : <TakeOffForm key={removing} meeting={meeting} caseId={removing} onDone={() => setRemoving(null)} />}
    </section>
  );
}

function Readiness({ line, meetingId }: { line: AgendaLine; meetingId: string }): ReactNode {
  if (line.case === null) return <span className="chip chip-missing">set aside as damaged</span>;
  const { word } = agendaWords[line.outcome.status];
  return (
    <span className="chips">
      {line.outcome.status === 'waiting' ? null : <span className="chip">{word}</span>}
      {line.case.urgent ? <span className="chip chip-urgent">urgent</span> : null}
      {line.case.retrospective ? <span className="chip">retrospective</span> : null}
      {line.case.flags.map(({ text, clauses }) => (
        <span key={text} className="chip chip-flag">
          ⚑ {clauses[0]} {text}
        </span>
      ))}
      {line.entry.lateReason === '' ? null : <span className="chip">late: {line.entry.lateReason}</span>}
      <NotReady listed={line.case} meetingId={meetingId} />
    </span>
  );
}
