import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { ListedCase, MeetingView } from '../../shared/api/views.ts';
import { caseIdsOf, clockOf, type Layout, withLineMoved } from '../../shared/domain/agendaLayout.ts';
import { type CaseToOrder, intoSections, proposeOrder } from '../../shared/domain/proposedOrder.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TickField } from '../parts/Field.tsx';
import type { AgendaInHand } from './useAgenda.ts';

/** A proposed order with the reason for each place: looked at, adjusted, taken over or left. Nothing is applied by itself. */
export function ProposedOrderPanel({ meeting, agenda, onDone }: { meeting: MeetingView; agenda: AgendaInHand; onDone: () => void }): ReactNode {
  const byId = new Map(meeting.agenda.map(({ entry, case: one }) => [entry.caseId, one]));
  const propose = (sections: boolean) => {
    const cases = agenda.lines.flatMap((line) => {
      const one = line.kind === 'case' ? byId.get(line.caseId) : undefined;
      return line.kind === 'case' && one ? [caseToOrder(one, line.minutes, meeting.id)] : [];
    });
    return proposeOrder(sections ? intoSections(agenda.lines, cases) : agenda.lines, cases);
  };
  const [proposal, setProposal] = useState(() => propose(false));
  const [inSections, setInSections] = useState(false);
  const [lines, setLines] = useState<Layout>(proposal.lines);
  const hasSections = agenda.lines.some(({ kind }) => kind === 'section');
  const sort = (sections: boolean) => {
    const next = propose(sections);
    setInSections(sections);
    setProposal(next);
    setLines(next.lines);
  };
  const { begins, ends } = clockOf(meeting.details.startsAt, lines);
  const before = caseIdsOf(agenda.lines);
  const now = caseIdsOf(lines);
  const take = () => {
    agenda.arrange(lines, 'The proposed order was taken over.', 'proposal');
    onDone();
  };
  const move = (index: number, by: -1 | 1) => setLines(withLineMoved(lines, index, index + by));
  const pressed = (index: number) => (event: KeyboardEvent) => {
    if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    move(index, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <Dialog title="Proposed order" wide onClose={onDone}>
      <p>
        Urgent and retrospective cases first, then the complex ones while everybody is fresh, a break about every hour. It looks at nothing else, and the order is yours: move lines here or afterwards, or leave all as it is.
      </p>
      <div className="row">
        <Button kind="primary" onClick={take}>
          Take this order over
        </Button>
        <Button kind="quiet" onClick={onDone}>
          Leave the order as it is
        </Button>
        {hasSections ? null : <TickField label="Sort into Urgent, Retrospective, New and Review" checked={inSections} onChange={(event) => sort(event.target.checked)} />}
        <span className="small">Ends at {ends}</span>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="The order proposed">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Place</th>
              <th scope="col">Now at</th>
              <th scope="col">Patient</th>
              <th scope="col">Why here</th>
              <th scope="col">Move</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => {
              const name = line.kind === 'case' ? (byId.get(line.caseId)?.name ?? 'Damaged record') : line.kind === 'section' ? line.name : `Break, ${line.minutes} minutes`;
              return (
                <tr key={line.kind === 'case' ? line.caseId : `${line.kind} ${index}`} className={`agenda-${line.kind}`} onKeyDown={pressed(index)}>
                  <td className="agenda-time">{line.kind === 'section' ? '' : begins[index]}</td>
                  <td>{line.kind === 'case' ? now.indexOf(line.caseId) + 1 : ''}</td>
                  <td>{line.kind === 'case' ? before.indexOf(line.caseId) + 1 : ''}</td>
                  <th scope="row">{name}</th>
                  <td>{line.kind === 'case' ? (proposal.reasons.get(line.caseId) ?? []).join(' · ') : ''}</td>
                  <td>
                    <span className="row order">
                      <Button kind="quiet" aria-label={`Move ${name} up in the proposal`} aria-keyshortcuts="Alt+ArrowUp" onClick={() => move(index, -1)}>
                        ↑
                      </Button>
                      <Button kind="quiet" aria-label={`Move ${name} down in the proposal`} aria-keyshortcuts="Alt+ArrowDown" onClick={() => move(index, 1)}>
                        ↓
                      </Button>
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

function caseToOrder(one: ListedCase, minutes: number, meetingId: string): CaseToOrder {
  const { id, urgent, retrospective, complexity, deferrals, outcomes, notReady } = one;
  return { caseId: id, minutes, urgent, retrospective, complexity, deferrals, discussedBefore: outcomes.some((outcome) => outcome.meetingId !== meetingId), ready: notReady.length === 0 };
}
