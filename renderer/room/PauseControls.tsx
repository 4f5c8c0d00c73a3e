import { type ReactNode, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { breakDue, breakReason } from '../../shared/domain/meetingClock.ts';
import { Button } from '../parts/Button.tsx';
import { useNow } from '../parts/Clock.tsx';
import { londonDayAndTime } from '../parts/days.ts';
import { useKeys } from '../parts/keys.ts';
import { lastRead, useRead } from '../parts/reads.ts';
import { Refused } from '../parts/Refused.tsx';
import { useMeetingRecord } from '../parts/writes.ts';
import { courseOf, pauseNow } from './course.ts';
import { MeetingTimes } from './MeetingTimes.tsx';

/** For how long a break that was put off is not spoken of again. */
const putOffMilliseconds = 15 * 60_000;

/** Until when the break was put off in each meeting; it is nobody's business but this screen's. */
const putOffUntil = new Map<string, number>();

/** Pause and go on, and a quiet question when a break is due: 0 takes it, the full stop puts it off. Calling or deciding a case goes on by itself. */
export function PauseControls({ meeting }: { meeting: MeetingView }): ReactNode {
  const now = useNow(10_000);
  const [, drawAgain] = useState(0);
  const settings = useRead('list.settings', {});
  const record = useMeetingRecord(meeting.id, { behind: true });
  const running = meeting.state === 'inProgress';
  const pause = pauseNow(meeting);
  const paused = pause !== null;
  const course = courseOf(meeting);
  const afterMinutes = settings.data?.ok === true ? settings.data.value.breakAfterMinutes : 60;
  const due = !running || course === null || now < (putOffUntil.get(meeting.id) ?? 0) ? null : breakDue(course, now, afterMinutes);
  const turn = () => {
    // Asked again, since the key may be pressed before the screen shows the last answer.
    const isPaused = pauseNow(lastRead('meeting.read', { meetingId: meeting.id }) ?? meeting) !== null;
    void record.run(isPaused ? { type: 'resumed' } : { type: 'paused', reason: breakReason });
  };
  const putOff = () => {
    putOffUntil.set(meeting.id, Date.now() + putOffMilliseconds);
    drawAgain((count) => count + 1);
  };
  useKeys({ 0: running ? turn : undefined, '.': due === null ? undefined : putOff }, 'Meeting room: its course');
  if (!running) return null;
  return (
    <div className={`pause-controls${due === null && !paused ? '' : ' pause-controls-asks'}`} role="group" aria-label="Breaks">
      <MeetingTimes meeting={meeting} />
      <span role="status">{pause === null ? (due ?? '') : `Paused since ${londonDayAndTime(pause.from).time}: the clocks stand still.`}</span>
      <Button kind="quiet" keyCap="0" onClick={turn}>
        {paused ? 'Go on' : due === null ? 'Pause' : 'Take a break'}
      </Button>
      {due === null ? null : (
        <Button kind="quiet" keyCap="." onClick={putOff}>
          Not now
        </Button>
      )}
      <Refused refusal={record.refusal} />
    </div>
  );
}
