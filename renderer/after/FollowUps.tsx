import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { MeetingView } from '../../shared/api/views.ts';
import type { FollowUpAsked } from '../../shared/domain/followUpAsked.ts';
import { Button } from '../parts/Button.tsx';
import { dayWords } from '../parts/days.ts';
import { dropDraft, type PlaceOf, useDraft } from '../parts/drafts.ts';
import { TextField } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { singleKeysOn, useKeys, useUnderWay } from '../parts/keys.ts';
import { Refused } from '../parts/Refused.tsx';
import { useWrite } from '../parts/writes.ts';

type Answer = 'yes' | 'inPart' | 'no' | 'notYet';
const answers: readonly { answer: Answer; key: string; name: string }[] = [
  { answer: 'yes', key: 'y', name: 'Yes' },
  { answer: 'inPart', key: 'p', name: 'In part' },
  { answer: 'no', key: 'n', name: 'No' },
  { answer: 'notYet', key: 't', name: 'Not yet' },
];

/** The plans of earlier meetings that are asked about, a line each; what is not answered comes back at the next meeting by itself. */
export function FollowUps({ meeting, asked, focus = false }: { meeting: MeetingView; asked: readonly FollowUpAsked[]; focus?: boolean }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const at = useRef(0);
  const toLine = (line: number) => list.current?.children[line]?.querySelector('button')?.focus();
  useEffect(() => {
    if (focus) list.current?.querySelector('button')?.focus();
  }, [focus]);
  useLayoutEffect(() => {
    // The line that was answered is gone: the focus goes to the one that took its place, so that the answers can be given in a run.
    if (document.activeElement === document.body || document.activeElement instanceof HTMLDialogElement) toLine(Math.min(at.current, asked.length - 1));
  }, [asked.length]);
  const moved = (event: KeyboardEvent) => {
    const lines = [...(list.current?.children ?? [])];
    const here = lines.findIndex((line) => event.target instanceof Node && line.contains(event.target));
    if (here >= 0) at.current = here;
    if (!(event.target instanceof HTMLButtonElement) || event.target.closest('form') !== null) return;
    if (event.key === 'ArrowDown') toLine(here + 1);
    else if (event.key === 'ArrowUp') toLine(here - 1);
    else return;
    event.preventDefault();
  };
  useKeys({}, 'To follow up');
  if (asked.length === 0) return <p className="small">No plan of an earlier meeting is to be followed up.</p>;
  return (
    <>
      <p className="small">Was the plan followed? Keys on a line: Y yes, P in part, N no, T not yet; ↓ and ↑ to the next and previous. What is not answered comes back at the next meeting.</p>
      <ul ref={list} className="plain-list follow-ups" onKeyDown={moved}>
        {asked.map((each) => (
          <FollowUpLine key={each.caseId} meeting={meeting} asked={each} />
        ))}
      </ul>
    </>
  );
}

function FollowUpLine({ meeting, asked }: { meeting: MeetingView; asked: FollowUpAsked }): ReactNode {
  const { caseId, caseVersion, name, decidedOn, plan, notYet } = asked;
  const record = useWrite('case.record');
  const place: PlaceOf<'followUp'> = { form: 'followUp', meetingId: meeting.id, caseId };
  const [open, setOpen] = useDraft(place, 'answer', null);
  const [reason, setReason] = useDraft(place, 'reason', '');
  const [noted, setNoted] = useState(false);
  // Until the line is gone: the next answer is another plan's.
  const [answered, setAnswered] = useState(false);
  useUnderWay('saving', answered);
  const may = (answer: Answer): boolean => notYet === '' || answer === 'notYet';
  const save = async (answer: Answer) => {
    const event =
      answer === 'notYet'
        ? ({ type: 'addendum', text: reason.trim() === '' ? '' : `Follow-up asked in the meeting of ${dayWords(meeting.details.date)}, not yet: ${reason}` } as const)
        : ({ type: 'followedUp', followed: answer, reason: answer === 'yes' ? '' : reason } as const);
    if ((await record.run({ caseId, expectedVersion: caseVersion, event })) === null) return;
    dropDraft(place);
    setNoted(answer === 'notYet');
    setAnswered(answer !== 'notYet');
  };
  const choose = (answer: Answer) => {
    if (!may(answer)) return;
    if (answer === 'yes') void save(answer);
    else setOpen(answer);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !singleKeysOn() || !(event.target instanceof HTMLButtonElement) || event.target.closest('form') !== null) return;
    const found = answers.find(({ key }) => key === event.key.toLowerCase());
    if (found === undefined) return;
    event.preventDefault();
    choose(found.answer);
  };
  return (
    <li onKeyDown={pressed}>
      <p>
        <Link href={`/cases/${caseId}`}>{name}</Link> <span className="small">decided {dayWords(decidedOn)}:</span> {plan} {notYet === '' ? null : <em className="gap">{notYet}</em>}
      </p>
      <div className="row" role="group" aria-label={`Was the plan followed: ${name}`}>
        {answers.map(({ answer, key, name: word }) => (
          <Button key={answer} kind="quiet" keyCap={key.toUpperCase()} aria-disabled={!may(answer)} onClick={() => choose(answer)}>
            {word}
          </Button>
        ))}
        <span role="status">{noted ? 'Noted; it is asked again at the next meeting.' : ''}</span>
      </div>
      {open === null ? (
        <Refused refusal={record.refusal} />
      ) : (
        <Form title={`${answers.find(({ answer }) => answer === open)?.name ?? ''}: why`} submit="Record it" refusal={record.refusal} busy={record.busy} onSubmit={() => void save(open)} onCancel={() => dropDraft(place)} place={place}>
          <TextField label="Reason" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form>
      )}
    </li>
  );
}
