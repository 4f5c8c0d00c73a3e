import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { MeetingView } from '../../shared/api/views.ts';
import { clockOf } from '../../shared/domain/agendaLayout.ts';
import { PrepareFollowUps } from '../after/PrepareFollowUps.tsx';
import { Button } from '../parts/Button.tsx';
import { cutOffWords, momentWords, weekdayWords } from '../parts/days.ts';
import { NewCaseDraft } from '../entry/NewCaseDraft.tsx';
import { typedAt } from '../parts/drafts.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { isOver, meetingStateWords } from '../parts/words.ts';
import { Attendance } from '../room/Attendance.tsx';
import { quorumWords } from '../room/quorumWords.ts';
import { AddExisting } from './AddExisting.tsx';
import { AgendaTable } from './AgendaTable.tsx';
import { AgendaTools } from './AgendaTools.tsx';
import { CancelledNotice, CancelMeeting } from './CancelMeeting.tsx';
import { ChangedSince, Circulation } from './Circulation.tsx';
import { CirculateForm } from './CirculateForm.tsx';
import { MeetingDetailsForm } from './MeetingDetailsForm.tsx';
import { OpenElsewhere } from './OpenElsewhere.tsx';
import { StartMeeting } from './StartMeeting.tsx';
import { useAgenda } from './useAgenda.ts';

/** Builds the list of one meeting: import, what is missing, order, circulate, start. */
export function PrepareScreen({ meetingId, today }: { meetingId: string; today: string }): ReactNode {
  const meeting = useRead('meeting.read', { meetingId });
  return <Reading of={meeting}>{(value) => <Prepare meeting={value} today={today} />}</Reading>;
}

type Open = 'meetingDetails' | 'addExisting' | 'circulate' | 'cancelMeeting' | 'attendance' | null;

function Prepare({ meeting, today }: { meeting: MeetingView; today: string }): ReactNode {
  useTitle('Prepare');
  const [open, setOpen] = useState<Open>(() => (['meetingDetails', 'addExisting', 'circulate', 'cancelMeeting'] as const).find((form) => typedAt({ form, meetingId: meeting.id }) !== null) ?? null);
  const inHand = useAgenda(meeting);
  const { details, agenda, state } = meeting;
  const minutes = inHand.lines.reduce((total, line) => total + (line.kind === 'case' ? line.minutes : 0), 0);
  const { ends } = clockOf(details.startsAt, inHand.lines);
  const settled = agenda.filter((line) => line.outcome.status === 'settled').length;
  const notReady = agenda.filter((line) => (line.case?.notReady.length ?? 0) > 0).length;
  const closed = isOver(state);
  const close = () => setOpen(null);

  return (
    <div className="page page-wide">
      <div className="page-head">
        <div>
          <h1>
            {state === 'cancelled' ? 'Cancelled:' : 'Prepare'} {weekdayWords(details.date)}
          </h1>
          <p>
            {details.startsAt} · {details.place === '' ? 'place not given' : details.place} · chair {details.chair === '' ? 'not named' : details.chair} · scribe {details.scribe === '' ? 'not named' : details.scribe} · cut-off {cutOffWords(details)} ·{' '}
            <strong>{meetingStateWords[state]}</strong>
            {meeting.circulatedAt === null ? '' : ` (circulated ${momentWords(meeting.circulatedAt)})`}
          </p>
        </div>
        <div className="row">
          <StartMeeting meeting={meeting} />
        </div>
      </div>
      {closed ? null : (
        <div className="row toolbar" role="group" aria-label="Build the list">
          <Link className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href={`/meetings/${meeting.id}/prepare/import`}>
            Import a case list
          </Link>
          <Link className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href={`/meetings/${meeting.id}/prepare/new-case`}>
            New case by hand
          </Link>
          <Link className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href={`/meetings/${meeting.id}/readiness`}>
            Readiness board
          </Link>
          <Button onClick={() => setOpen('addExisting')}>Add an existing case</Button>
          <Button onClick={() => setOpen('attendance')}>Attendance</Button>
          <Button onClick={() => setOpen('meetingDetails')}>Change the meeting</Button>
          {state === 'inProgress' ? null : <Button onClick={() => setOpen('circulate')}>Circulate the list</Button>}
          {state === 'inProgress' ? null : <Button onClick={() => setOpen('cancelMeeting')}>Cancel the meeting</Button>}
        </div>
      )}
      <CancelledNotice meeting={meeting} />
      {closed ? null : <NewCaseDraft meetingId={meeting.id} />}
      {open === 'meetingDetails' ? <MeetingDetailsForm meeting={meeting} onDone={close} /> : null}
      {open === 'addExisting' ? <AddExisting meeting={meeting} today={today} onDone={close} /> : null}
      {open === 'circulate' ? <CirculateForm meeting={meeting} onDone={close} /> : null}
      {open === 'cancelMeeting' && !closed ? <CancelMeeting meeting={meeting} onDone={close} /> : null}
      {open === 'attendance' ? <Attendance meeting={meeting} onClose={close} /> : null}
      <p className="tally">
        <strong>{agenda.length}</strong> {agenda.length === 1 ? 'case' : 'cases'} · <strong>{minutes}</strong> minutes estimated · <strong>{agenda.length - notReady - settled}</strong> ready, <strong>{notReady}</strong> <Link href={`/meetings/${meeting.id}/readiness`}>not ready</Link>{settled === 0 ? '' : `, ${settled} settled elsewhere`} · {quorumWords(meeting.quorum)} · expected end <strong>{ends}</strong> <ChangedSince meeting={meeting} />
      </p>
      {agenda.length === 0 ? (
        <div className="empty">
          <h2>The agenda is empty</h2>
          <p>Import the case list of your register, or add a case by hand.</p>
        </div>
      ) : (
        <>
          {closed ? null : <AgendaTools meeting={meeting} agenda={inHand} />}
          <AgendaTable meeting={meeting} agenda={inHand} today={today} />
        </>
      )}
      <PrepareFollowUps meeting={meeting} />
      <OpenElsewhere meeting={meeting} today={today} />
      <Circulation meeting={meeting} onCirculate={() => setOpen('circulate')} />
    </div>
  );
}
