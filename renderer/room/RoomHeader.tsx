import { type ReactNode } from 'react';
import { Link } from 'wouter';
import type { MeetingView } from '../../shared/api/views.ts';
import { Clock } from '../parts/Clock.tsx';
import { KeyCap } from '../parts/Button.tsx';
import { weekdayWords } from '../parts/days.ts';
import { HeaderSlot } from '../parts/HeaderSlot.tsx';
import { meetingStateWords } from '../parts/words.ts';
import { pauseNow } from './course.ts';
import { quorumWords } from './quorumWords.ts';

/** What the room adds to the header bar: the day, the state, time gone by, quorum. */
export function RoomHeader({ meeting, onAttendance }: { meeting: MeetingView; onAttendance: () => void }): ReactNode {
  const over = meeting.state === 'closed';
  return (
    <HeaderSlot>
      <h1 className="bar-title">{weekdayWords(meeting.details.date)}</h1>
      <span className="bar-fact">
        {pauseNow(meeting) === null ? meetingStateWords[meeting.state] : 'paused'} {meeting.state === 'inProgress' && meeting.startedAt !== null ? <Clock since={meeting.startedAt} of="meeting" /> : null}
      </span>
      <button type="button" className={`bar-button${meeting.quorum.met ? '' : ' bar-button-warn'}`} onClick={onAttendance} aria-keyshortcuts="T" title="The document names no quorum: this list is a local setting, unverified.">
        {quorumWords(meeting.quorum)} <KeyCap>T</KeyCap>
      </button>
      <Link className="bar-button" href={`/meetings/${meeting.id}/${over || meeting.state === 'inProgress' ? 'close' : 'prepare'}`}>
        {over ? 'Minutes and exports' : meeting.state === 'inProgress' ? <CloseWords /> : 'Prepare'} {over || meeting.state === 'inProgress' ? <KeyCap>9</KeyCap> : null}
      </Link>
    </HeaderSlot>
  );
}

/** Short in the bar, whole to a reader. */
function CloseWords(): ReactNode {
  return (
    <>
      Close<span className="nhsuk-u-visually-hidden"> the meeting</span>
    </>
  );
}
