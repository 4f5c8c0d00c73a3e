import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { clockOf } from '../../shared/domain/agendaLayout.ts';
import { minutesLeft, workedTime } from '../../shared/domain/meetingClock.ts';
import { useNow } from '../parts/Clock.tsx';
import { londonDayAndTime } from '../parts/days.ts';
import { lastRead } from '../parts/reads.ts';
import { courseOf } from './course.ts';

/** When the meeting may end by what is left of the list, and when it was to end. It informs and never warns. */
export function MeetingTimes({ meeting }: { meeting: MeetingView }): ReactNode {
  const now = useNow(10_000);
  const course = courseOf(meeting);
  if (course === null || meeting.state !== 'inProgress') return null;
  const running = meeting.agenda.find(({ entry, outcome }) => entry.caseId === meeting.currentCaseId && outcome.status === 'inDiscussion');
  const since = running === undefined ? undefined : lastRead('case.read', { caseId: running.entry.caseId })?.discussions.at(-1)?.startedAt;
  const spent = running === undefined || since === undefined ? null : { caseId: running.entry.caseId, worked: workedTime(Date.parse(since), now, meeting.pauses) };
  const { time: ends } = londonDayAndTime(new Date(now + minutesLeft(course, spent) * 60_000).toISOString());
  const planned = clockOf(meeting.details.startsAt, meeting.layout).ends;
  return <p className="meeting-times">{course.open.length === 0 ? 'Every case has an outcome' : `Ends about ${ends}, planned ${planned}`}</p>;
}
