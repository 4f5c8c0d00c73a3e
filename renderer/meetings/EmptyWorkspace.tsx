import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { Refused } from '../parts/Refused.tsx';
import { useWrite } from '../parts/writes.ts';
import { useLocation } from 'wouter';

/** What to do first, and the demonstration for who only wants to look. */
export function EmptyWorkspace(): ReactNode {
  const load = useWrite('demonstration.load');
  const [, go] = useLocation();
  const show = async () => {
    const loaded = await load.run({});
    if (loaded !== null) go(`/meetings/${loaded.meetingId}/prepare`);
  };
  return (
    <section className="panel" aria-labelledby="first-steps">
      <h2 id="first-steps">Nothing is recorded here yet</h2>
      <ol className="steps">
        <li>Plan the next meeting.</li>
        <li>Import the case list of your cancer register, or enter a case by hand.</li>
        <li>See what is missing, put the list in order, circulate it.</li>
        <li>Start the meeting and take each case through with the keyboard.</li>
      </ol>
      <p>To look around first, load a meeting with invented patients.</p>
      <Button onClick={() => void show()} aria-disabled={load.busy}>
        Load the demonstration
      </Button>
      <Refused refusal={load.refusal} />
    </section>
  );
}
