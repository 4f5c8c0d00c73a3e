import type { ReactNode } from 'react';
import type { DisplayView } from '../../shared/api/displayViews.ts';
import { useConnection } from '../parts/connection.ts';
import { weekdayWords } from '../parts/days.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { DisplayedCase } from './DisplayedCase.tsx';
import { ProjectorHint } from './ProjectorHint.tsx';
import { WaitingPicture } from './WaitingPicture.tsx';

/** The wall of a meeting: follows the chair's case by itself. It asks one call, which answers only what may stand here, and takes no keys. */
export function DisplayScreen({ meetingId }: { meetingId: string }): ReactNode {
  useTitle('Shared display');
  const alive = useConnection();
  const view = useRead('display.read', { meetingId });
  return (
    <main className="wall">
      <Reading of={view}>{(value) => <Shown view={value} />}</Reading>
      <div role="status">{alive ? null : <p className="wall-lost">The connection to MDT Desk is lost: what stands here may be out of date.</p>}</div>
    </main>
  );
}

function Shown({ view }: { view: DisplayView }): ReactNode {
  switch (view.kind) {
    case 'blank':
      return (
        <div className="wall-blank">
          <h1>Blanked by the chair</h1>
        </div>
      );
    case 'waiting':
      return (
        <div className="wall-waiting">
          <WaitingPicture />
          <h1>Sarcoma MDT, {weekdayWords(view.date)}</h1>
          <p>{{ before: 'The meeting has not begun', between: 'Between cases', closed: 'The meeting is closed' }[view.state]}</p>
          <ProjectorHint />
        </div>
      );
    case 'case':
      return <DisplayedCase view={view} />;
  }
}
