import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { MeetingView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { londonDayAndTime } from '../parts/days.ts';
import { Refused } from '../parts/Refused.tsx';
import { useMeetingRecord } from '../parts/writes.ts';

/** Starts the meeting; on another day than its own only once that was asked and confirmed. A meeting that has begun is gone to instead. */
export function StartMeeting({ meeting }: { meeting: MeetingView }): ReactNode {
  const start = useMeetingRecord(meeting.id);
  const [, go] = useLocation();
  const room = `/meetings/${meeting.id}`;
  if (meeting.state === 'cancelled') return null;
  if (meeting.state !== 'draft' && meeting.state !== 'circulated') {
    return (
      <Link className="nhsuk-button nhsuk-button--small" href={room}>
        Open the meeting room
      </Link>
    );
  }
  const begin = async (onAnotherDay?: string) => {
    if ((await start.run({ type: 'started', ...(onAnotherDay === undefined ? {} : { onAnotherDay }) })) !== null) go(room);
  };
  const toConfirm = start.refusal?.code === 'unconfirmed' ? start.refusal.message : null;
  return (
    <>
      <Refused refusal={toConfirm === null ? start.refusal : null} />
      <Button kind="primary" onClick={() => void begin()} aria-disabled={start.busy}>
        Start the meeting
      </Button>
      {toConfirm === null ? null : (
        <ConfirmDialog question="Start it now?" confirm="Start it now" busy={start.busy} onConfirm={() => void begin(londonDayAndTime(new Date().toISOString()).day)} onCancel={start.clear}>
          <p>{toConfirm}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
