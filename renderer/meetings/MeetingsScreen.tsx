import { Tag } from 'nhsuk-react-components';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { MeetingSummary, Workspace } from '../../shared/api/views.ts';
import { OpenPanel } from '../open/OpenScreen.tsx';
import { Button } from '../parts/Button.tsx';
import { cutOffWords, weekdayWords } from '../parts/days.ts';
import { typedAt } from '../parts/drafts.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { isOver, meetingStateWords } from '../parts/words.ts';
import { DamageList } from './DamageList.tsx';
import { EmptyWorkspace } from './EmptyWorkspace.tsx';
import { PlanMeeting, planningPlace } from './PlanMeeting.tsx';

/** The meetings, the next one first; in an empty workspace what to do first. */
export function MeetingsScreen({ workspace }: { workspace: Workspace }): ReactNode {
  useTitle('Meetings');
  const meetings = useRead('meetings.list', {});
  const [planning, setPlanning] = useState(() => typedAt(planningPlace) !== null);
  return (
    <div className="page">
      <div className="page-head">
        <h1>Meetings</h1>
        <div className="row">
          {planning ? null : (
            <Button kind="primary" onClick={() => setPlanning(true)}>
              Plan a meeting
            </Button>
          )}
          <Link className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href="/recurring">
            Recurring meetings
          </Link>
          <Link className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" href="/record">
            Record of access and changes
          </Link>
        </div>
      </div>
      {planning ? <PlanMeeting today={workspace.today} onDone={() => setPlanning(false)} /> : null}
      <Reading of={meetings}>
        {(all) => {
          if (all.length === 0) return planning ? null : <EmptyWorkspace />;
          const { next, others } = inOrder(all, workspace.today);
          return (
            <>
              {next === undefined ? null : <NextMeeting meeting={next} />}
              <OpenPanel today={workspace.today} />
              {others.length === 0 ? null : <MeetingTable meetings={others} />}
            </>
          );
        }}
      </Reading>
      <DamageList damage={workspace.damage} />
      <p className="small folder">
        Data folder: {workspace.folder} · <Link href="/backups">Backups</Link> · <Link href="/lock">Lock and passphrase</Link>
      </p>
    </div>
  );
}

/** The one in progress or the nearest to come first; then what is ahead; then the past, the latest first. */
function inOrder(all: readonly MeetingSummary[], today: string): { next: MeetingSummary | undefined; others: MeetingSummary[] } {
  const byDate = [...all].sort((one, other) => one.details.date.localeCompare(other.details.date));
  const open = byDate.filter((meeting) => !isOver(meeting.state));
  const next = open.find((meeting) => meeting.state === 'inProgress') ?? open.find((meeting) => meeting.details.date >= today) ?? open.at(-1);
  const rest = byDate.filter((meeting) => meeting !== next);
  const ahead = rest.filter((meeting) => meeting.details.date >= today && !isOver(meeting.state));
  return { next, others: [...ahead, ...rest.filter((meeting) => !ahead.includes(meeting)).reverse()] };
}

const tagColour = { draft: 'grey', circulated: 'blue', inProgress: 'green', closed: 'white', cancelled: 'white' } as const;

function StateTag({ meeting }: { meeting: MeetingSummary }): ReactNode {
  return <Tag modifier={tagColour[meeting.state]}>{meetingStateWords[meeting.state]}</Tag>;
}

function NextMeeting({ meeting }: { meeting: MeetingSummary }): ReactNode {
  const { details, id, state, caseIds } = meeting;
  const cases = useRead('cases.list', {});
  const listed = cases.data?.ok === true ? cases.data.value.filter((one) => caseIds.includes(one.id)) : [];
  const notReady = listed.filter((one) => one.notReady.length > 0).length;
  const done = listed.filter((one) => one.outcomes.some((outcome) => outcome.meetingId === id && !['waiting', 'inDiscussion'].includes(outcome.status))).length;
  return (
    <section className="panel next-meeting" aria-labelledby="next-meeting">
      <div>
        <h2 id="next-meeting">
          {weekdayWords(details.date)}, {details.startsAt} <StateTag meeting={meeting} />
        </h2>
        <p>
          {details.place === '' ? 'Place not given' : details.place} · chair {details.chair === '' ? 'not named' : details.chair} · scribe {details.scribe === '' ? 'not named' : details.scribe} · cut-off {cutOffWords(details)}
        </p>
      </div>
      <p className="count">
        <strong>{caseIds.length}</strong> {caseIds.length === 1 ? 'case' : 'cases'}
        <span className="small block">{state === 'inProgress' ? `${done} with an outcome` : `${notReady} not ready`}</span>
      </p>
      <div className="row">
        {state === 'inProgress' ? null : (
          <Link className="nhsuk-button nhsuk-button--small" href={`/meetings/${id}/prepare`}>
            Prepare this meeting
          </Link>
        )}
        <Link className={`nhsuk-button nhsuk-button--small${state === 'inProgress' ? '' : ' nhsuk-button--secondary'}`} href={`/meetings/${id}`}>
          Open the meeting room
        </Link>
      </div>
    </section>
  );
}

function MeetingTable({ meetings }: { meetings: readonly MeetingSummary[] }): ReactNode {
  return (
    <section className="panel" aria-labelledby="other-meetings">
      <h2 id="other-meetings">Other meetings</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">State</th>
            <th scope="col">Cases</th>
            <th scope="col">Place</th>
            <th scope="col">Open</th>
          </tr>
        </thead>
        <tbody>
          {meetings.map((meeting) => (
            <tr key={meeting.id}>
              <th scope="row">
                {weekdayWords(meeting.details.date)}, {meeting.details.startsAt}
              </th>
              <td>
                <StateTag meeting={meeting} />
              </td>
              <td>{meeting.caseIds.length}</td>
              <td>{meeting.details.place}</td>
              <td>
                <Link href={`/meetings/${meeting.id}${meeting.state === 'closed' ? '/close' : '/prepare'}`} aria-label={`Open ${weekdayWords(meeting.details.date)}`}>
                  {meeting.state === 'closed' ? 'Minutes and exports' : meeting.state === 'cancelled' ? 'Its list' : 'Prepare'}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
