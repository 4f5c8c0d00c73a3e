import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { useProgress } from '../parts/progress.ts';
import { Refused } from '../parts/Refused.tsx';
import { plainCount } from '../parts/words.ts';
import { useAsk } from '../parts/writes.ts';

/** How far a backup or a proof has come, and the way to give it up. */
export function BackupProgress({ run }: { run: string }): ReactNode {
  const cancel = useAsk('backup.cancel');
  const step = useProgress(run);
  const word = step?.phase === 'copying' ? 'Copied' : 'Verified';
  return (
    <div className="progress">
      <progress aria-label={`Files ${word.toLowerCase()}`} max={step?.total} value={step?.done} />
      <span role="status">{step === null ? 'Looking for what has changed…' : `${word}: ${plainCount(step.done)} of ${plainCount(step.total)} files`}</span>
      <Button kind="secondary" onClick={() => void cancel.run({ run })}>
        Cancel
      </Button>
      <Refused refusal={cancel.refusal} />
    </div>
  );
}
