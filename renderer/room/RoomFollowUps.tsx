import { type ReactNode, useState } from 'react';
import type { MeetingView } from '../../shared/api/views.ts';
import { FollowUps } from '../after/FollowUps.tsx';
import { useFollowUps } from '../after/useFollowUps.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useKeys } from '../parts/keys.ts';

/** What earlier meetings agreed and this one asks about, behind one key. */
export function RoomFollowUps({ meeting }: { meeting: MeetingView }): ReactNode {
  const asked = useFollowUps(meeting);
  const [shown, setShown] = useState(false);
  const show = () => setShown(true);
  useKeys({ ',': asked.length === 0 ? undefined : show }, 'Meeting room: its course');
  return (
    <>
      {asked.length === 0 ? null : (
        <div className="skip-controls">
          <Button kind="quiet" keyCap="," onClick={show}>
            To follow up: {asked.length}
          </Button>
        </div>
      )}
      {shown ? (
        <Dialog title="To follow up" wide onClose={() => setShown(false)}>
          <FollowUps meeting={meeting} asked={asked} focus />
        </Dialog>
      ) : null}
    </>
  );
}
