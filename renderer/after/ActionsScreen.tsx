import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { ListedCase, MeetingSummary } from '../../shared/api/views.ts';
import { type OwedItem, type Owing, owedByPerson, owedText } from '../../shared/domain/owedByPerson.ts';
import { CloseItem, isHalfTyped } from '../case/OpenItems.tsx';
import { Button } from '../parts/Button.tsx';
import { copyText } from '../parts/copyText.ts';
import { dayWords } from '../parts/days.ts';
import { ChoiceField } from '../parts/Field.tsx';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { saveText } from '../parts/saveFile.ts';
import { useTitle } from '../parts/useTitle.ts';

/** Every open condition and action by person, to be closed in place, printed or copied into a mail. */
export function ActionsScreen({ today }: { today: string }): ReactNode {
  useTitle('Actions and conditions');
  const cases = useRead('cases.list', {});
  const meetings = useRead('meetings.list', {});
  return (
    <div className="page">
      <h1>Actions and conditions</h1>
      <Reading of={cases}>{(listed) => <Reading of={meetings}>{(all) => <Actions cases={listed} meetings={all} today={today} />}</Reading>}</Reading>
    </div>
  );
}

function Actions({ cases, meetings, today }: { cases: readonly ListedCase[]; meetings: readonly MeetingSummary[]; today: string }): ReactNode {
  const [person, setPerson] = useState('');
  const [meetingId, setMeeting] = useState('');
  const [said, setSaid] = useState('');
  const everybody = owedByPerson(cases, today);
  const days = Object.fromEntries(meetings.map(({ id, details }) => [id, dayWords(details.date)]));
  const named = everybody.flatMap(({ items }) => items.flatMap((owed) => owed.meetingId ?? []));
  const choices = Object.fromEntries(meetings.filter(({ id }) => named.includes(id)).map(({ id }) => [id, days[id] ?? '']));
  const people = everybody
    .filter(({ owner }) => person === '' || owner === person)
    .map(({ owner, items }) => ({ owner, items: items.filter((owed) => meetingId === '' || owed.meetingId === meetingId) }))
    .filter(({ items }) => items.length > 0);
  const copy = async () => setSaid(await copyText(owedText(people, today), 'Copied.'));
  if (everybody.length === 0) return <p>Nothing is open: every condition is met and every action closed.</p>;
  return (
    <>
      <p className="small">As of {dayWords(today)}.</p>
      <div className="row toolbar screen-only" role="group" aria-label="What is shown">
        <ChoiceField label="Person" words={Object.fromEntries(everybody.map(({ owner }) => [owner, owner]))} value={person} empty="Everybody" onChoose={setPerson} />
        <ChoiceField label="Case last discussed in" words={choices} value={meetingId} empty="Any meeting, or none" onChoose={setMeeting} />
        <Button onClick={() => void copy()}>Copy as text</Button>
        <Button onClick={() => saveText(`mdt-actions-${today}.txt`, owedText(people, today))}>Save as a text file</Button>
        <Button onClick={() => window.print()}>Print</Button>
        <span role="status">{said}</span>
      </div>
      {people.length === 0 ? <p>Nothing of that kind is open.</p> : null}
      {people.map((owing) => (
        <PersonPart key={owing.owner} owing={owing} days={days} today={today} />
      ))}
    </>
  );
}

function PersonPart({ owing: { owner, items }, days, today }: { owing: Owing; days: Record<string, string>; today: string }): ReactNode {
  const overdue = items.filter((owed) => owed.overdue).length;
  return (
    <section className="panel" aria-label={owner}>
      <h2>
        {owner} <span className="small">{overdue === 0 ? `${items.length} open` : `${items.length} open, ${overdue} overdue`}</span>
      </h2>
      <table className="table owed-table">
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Owed</th>
            <th scope="col">Due</th>
            <th scope="col">Case last discussed</th>
            <th scope="col" className="screen-only">
              Settle
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((owed) => (
            <OwedRow key={`${owed.caseId} ${owed.item.kind} ${owed.item.id}`} owed={owed} day={owed.meetingId === null ? '' : (days[owed.meetingId] ?? '')} today={today} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OwedRow({ owed: { caseId, patient, item, overdue }, day, today }: { owed: OwedItem; day: string; today: string }): ReactNode {
  const [closing, setClosing] = useState(() => isHalfTyped('closeItem', caseId, item));
  const word = item.kind === 'condition' ? 'Met' : 'Close';
  return (
    <tr>
      <th scope="row">
        <Link href={`/cases/${caseId}`}>{patient}</Link>
      </th>
      <td>
        {item.kind}: {item.words}
      </td>
      <td>
        <span className={overdue ? 'chip chip-urgent' : undefined}>
          {dayWords(item.due)}
          {overdue ? ', overdue' : ''}
        </span>
      </td>
      <td>{day}</td>
      <td className="screen-only">
        <Button kind="quiet" aria-label={`${word}: ${item.words}`} aria-expanded={closing} onClick={() => setClosing(!closing)}>
          {word}
        </Button>
        {closing ? <Closing caseId={caseId} item={item} today={today} onDone={() => setClosing(false)} /> : null}
      </td>
    </tr>
  );
}

/** Reads the case first: what is closed is recorded against the version last seen. */
function Closing({ caseId, item, today, onDone }: { caseId: string; item: OwedItem['item']; today: string; onDone: () => void }): ReactNode {
  const view = useRead('case.read', { caseId });
  return <Reading of={view} opens>{() => <CloseItem caseId={caseId} item={item} today={today} onDone={onDone} />}</Reading>;
}
