import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { MeetingView, Workspace } from '../../shared/api/views.ts';
import { useCasesHere } from '../palette/casesHere.ts';
import { ClockCourse } from '../parts/Clock.tsx';
import { useKeys } from '../parts/keys.ts';
import { Reading, Waiting } from '../parts/Reading.tsx';
import { readOf, reads, useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { isOver } from '../parts/words.ts';
import { AgendaList } from './AgendaList.tsx';
import { Attendance } from './Attendance.tsx';
import { CaseInRoom } from './CaseInRoom.tsx';
import { isSkipped } from './course.ts';
import { DisplayControls } from './DisplayControls.tsx';
import { PauseControls } from './PauseControls.tsx';
import { RoomFollowUps } from './RoomFollowUps.tsx';
import { isLeftOpen } from './roomForms.ts';
import { RoomHeader } from './RoomHeader.tsx';
import { useRoomLeft, useRoomShown } from './roomShown.ts';
import { SkipControls } from './SkipControls.tsx';
import { TakeStartBack } from './TakeStartBack.tsx';

/** Long enough for the frame that answers a key. */
const aheadAfterMilliseconds = 30;

/** The meeting room: agenda, the case, the decision; all of it on the keyboard. */
export function RoomScreen({ meetingId, workspace }: { meetingId: string; workspace: Workspace }): ReactNode {
  const meeting = useRead('meeting.read', { meetingId });
  const left = useRoomLeft(meetingId);
  if (left === 'asking') return <Waiting />;
  return <Reading of={meeting}>{(value) => <Room meeting={value} workspace={workspace} left={left.caseId} />}</Reading>;
}

/** The case a room opens with: the one in discussion, else the first that waits, else the one called last. */
function opening(meeting: MeetingView): string | null {
  const first = (status: string) => meeting.agenda.find((line) => line.outcome.status === status)?.entry.caseId;
  const waiting = meeting.agenda.find((line) => line.outcome.status === 'waiting' && !isSkipped(meeting, line))?.entry.caseId;
  return first('inDiscussion') ?? waiting ?? first('waiting') ?? meeting.currentCaseId ?? meeting.agenda[0]?.entry.caseId ?? null;
}

/** The case the room was left on, while something is still to be done there: it has no outcome, or text that is not recorded. */
function leftOpen(meeting: MeetingView, caseId: string | null): string | null {
  const line = meeting.agenda.find(({ entry }) => entry.caseId === caseId);
  if (line === undefined) return null;
  return ['waiting', 'inDiscussion'].includes(line.outcome.status) || isLeftOpen(line.entry.caseId) ? caseId : null;
}

function Room({ meeting, workspace, left }: { meeting: MeetingView; workspace: Workspace; left: string | null }): ReactNode {
  useTitle('Meeting room');
  const [chosen, setChosen] = useState<string | null>(() => leftOpen(meeting, left) ?? opening(meeting));
  const [, go] = useLocation();
  const [attendanceShown, setAttendanceShown] = useState(false);
  const order = meeting.agenda.map((line) => line.entry.caseId);
  // One that was taken off the agenda, perhaps in another window, gives way to the one a room opens with.
  const selected = chosen !== null && order.includes(chosen) ? chosen : opening(meeting);
  const position = selected === null ? -1 : order.indexOf(selected);

  useRoomShown(meeting.id, selected);
  const step = (by: number) => {
    const next = order[Math.min(order.length - 1, Math.max(0, position + by))];
    if (next !== undefined) setChosen(next);
  };
  const nextOpen = () => {
    const behind = [...meeting.agenda.slice(position + 1), ...meeting.agenda.slice(0, position + 1)];
    const waits = behind.filter((line) => ['waiting', 'inDiscussion'].includes(line.outcome.status) && line.entry.caseId !== selected);
    // What was put aside comes back once nothing else waits.
    const found = waits.find((line) => !isSkipped(meeting, line)) ?? waits[0];
    if (found !== undefined) setChosen(found.entry.caseId);
  };
  useKeys({
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    n: nextOpen,
    t: () => setAttendanceShown(true),
    '+': isOver(meeting.state) ? undefined : () => go(`/meetings/${meeting.id}/prepare`),
    9: meeting.state === 'inProgress' || meeting.state === 'closed' ? () => go(`/meetings/${meeting.id}/close`) : undefined,
  }, 'Meeting room: agenda');
  useCasesHere(order, setChosen);

  // The neighbours are read ahead, so that switching to one shows it at once; asked for once the key that led here is answered.
  const neighbours = [1, 2, -1, -2].map((by) => order[position + by] ?? '').join(' ');
  useEffect(() => {
    setTimeout(() => {
      for (const caseId of neighbours.split(' ').filter((id) => id !== '')) void reads.prefetchQuery(readOf('case.read', { caseId }));
    }, aheadAfterMilliseconds);
  }, [neighbours]);

  const line = meeting.agenda.find((one) => one.entry.caseId === selected);
  return (
    <ClockCourse value={{ pauses: meeting.pauses, minutes: line?.entry.estimatedMinutes ?? null }}>
      <div className="room">
        <RoomHeader meeting={meeting} onAttendance={() => setAttendanceShown(true)} />
        <AgendaList meeting={meeting} selected={selected} onSelect={setChosen}>
          <PauseControls meeting={meeting} />
          <TakeStartBack meeting={meeting} />
          {line === undefined ? null : <SkipControls key={line.entry.caseId} meeting={meeting} line={line} onSkipped={nextOpen} />}
          <RoomFollowUps meeting={meeting} />
          <DisplayControls meeting={meeting} selected={selected} />
        </AgendaList>
        {line === undefined ? (
          <div className="empty room-empty">
            <h2>No case is on the agenda</h2>
            <p>
              <a href={`#/meetings/${meeting.id}/prepare`}>Prepare this meeting</a>: import a case list or add a case.
            </p>
          </div>
        ) : line.case === null ? (
          <div className="empty room-empty">
            <h2>This case cannot be shown</h2>
            <p>Its record is damaged and was set aside. The list of meetings says where.</p>
          </div>
        ) : (
          <CaseInRoom key={line.entry.caseId} caseId={line.entry.caseId} number={order.indexOf(line.entry.caseId) + 1} meeting={meeting} workspace={workspace} />
        )}
        {attendanceShown ? <Attendance meeting={meeting} onClose={() => setAttendanceShown(false)} /> : null}
      </div>
    </ClockCourse>
  );
}
