import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { OpenCase } from '../../shared/api/openViews.ts';
import type { MeetingView } from '../../shared/api/views.ts';
import { Reading } from '../parts/Reading.tsx';
import { useRead } from '../parts/reads.ts';
import { useTitle } from '../parts/useTitle.ts';
import { OpenTable } from './OpenTable.tsx';

/** How many stand on the screen of the meetings: the urgent and the longest forgotten. */
const shownWithMeetings = 6;

/** Those that wait for a meeting, and those that are decided and not finished. */
function parted(all: readonly OpenCase[]): { waiting: OpenCase[]; decided: OpenCase[] } {
  return { waiting: all.filter(({ stage }) => stage !== 'decided'), decided: all.filter(({ stage }) => stage === 'decided') };
}

/** Beside the meetings: how many open cases are on no list, and the first of them. */
export function OpenPanel({ today }: { today: string }): ReactNode {
  const open = useRead('cases.onNoList', {});
  if (open.data?.ok !== true) return null;
  const { waiting, decided } = parted(open.data.value);
  if (waiting.length + decided.length === 0) return null;
  return (
    <section className={`panel${waiting.length === 0 ? '' : ' open-panel'}`} aria-labelledby="open-on-no-list">
      <h2 id="open-on-no-list">Open, on no list ({waiting.length})</h2>
      {waiting.length === 0 ? <p>Every case that waits for a meeting is on a list.</p> : <OpenTable cases={waiting.slice(0, shownWithMeetings)} label="Open, on no list" today={today} />}
      <p className="small row">
        {waiting.length > shownWithMeetings ? <Link href="/open">All {waiting.length} on no list</Link> : null}
        {decided.length === 0 ? null : <Link href="/open">Decided and not finished: {decided.length}</Link>}
      </p>
    </section>
  );
}

/** After the close: how many cases of the meeting wait for another one and are on no list to come. */
export function NowOnNoList({ meeting: { agenda, takenOff } }: { meeting: MeetingView }): ReactNode {
  const open = useRead('cases.onNoList', {});
  if (open.data?.ok !== true) return null;
  const listed = new Set([...agenda.map(({ entry }) => entry.caseId), ...takenOff.map(({ caseId }) => caseId)]);
  const { length } = parted(open.data.value).waiting.filter(({ caseId }) => listed.has(caseId));
  if (length === 0) return null;
  return (
    <section className="panel open-panel" aria-label="On no list now">
      <Link href="/open">
        {length} {length === 1 ? 'case of this meeting waits' : 'cases of this meeting wait'} for another one and {length === 1 ? 'is' : 'are'} on no list
      </Link>
    </section>
  );
}

/** Every open case that no list to come holds; the urgent first, then the longest forgotten. */
export function OpenScreen({ today }: { today: string }): ReactNode {
  useTitle('On no list');
  const open = useRead('cases.onNoList', {});
  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>Open, on no list</h1>
        <Link href="/">Back to the meetings</Link>
      </div>
      <Reading of={open}>
        {(all) => {
          const { waiting, decided } = parted(all);
          return (
            <>
              <section className="panel" aria-labelledby="open-waiting">
                <h2 id="open-waiting">Waiting for a meeting ({waiting.length})</h2>
                {waiting.length === 0 ? <p>Every case that waits for a meeting is on a list.</p> : <OpenTable cases={waiting} label="Waiting for a meeting" today={today} />}
              </section>
              <section className="panel" aria-labelledby="open-decided">
                <h2 id="open-decided">Decided and not finished ({decided.length})</h2>
                {decided.length === 0 ? <p>None.</p> : <OpenTable cases={decided} label="Decided and not finished" today={today} />}
              </section>
            </>
          );
        }}
      </Reading>
    </div>
  );
}
