import type { ReactNode } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { Button } from '../parts/Button.tsx';
import { useKeys } from '../parts/keys.ts';
import { Refused } from '../parts/Refused.tsx';
import { useMeetingRecord } from '../parts/writes.ts';

/** Takes the start of the meeting back while nothing has been discussed in it; attendance stays. Starting it again undoes that. */
export function TakeStartBack({ meeting }: { meeting: MeetingView }): ReactNode {
  const record = useMeetingRecord(meeting.id);
  const may = meeting.startIsFresh;
  const takeBack = () => void record.run({ type: 'startTakenBack' });
  useKeys({ 8: may ? takeBack : undefined }, 'Meeting room: its course');
  if (!may) return <Refused refusal={record.refusal} />;
  return (
    <div className="start-controls" role="group" aria-label="The start">
      <Button kind="quiet" keyCap="8" onClick={takeBack} aria-disabled={record.busy}>
        Not started after all
      </Button>
      <Refused refusal={record.refusal} />
    </div>
  );
}
