import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { type ProgressStep, useProgress } from '../parts/progress.ts';
import { Refused } from '../parts/Refused.tsx';
import { plainCount } from '../parts/words.ts';
import { useAsk } from '../parts/writes.ts';

const phaseWords: Record<ProgressStep['phase'], { readonly what: string; readonly word: string; readonly of: string }> = {
  checking: { what: 'Rows checked', word: 'Checked', of: 'rows' },
  copying: { what: 'Files copied', word: 'A backup first. Copied', of: 'files' },
  verifying: { what: 'Files verified', word: 'A backup first. Verified', of: 'files' },
  writing: { what: 'Rows written', word: 'Written', of: 'rows' },
};

/** How far a long call has come, as the core tells, and the way to give it up while nothing is written. */
export function ImportProgress({ run }: { run: string }): ReactNode {
  const cancel = useAsk('import.cancel');
  const step = useProgress(run);
  const writing = step?.phase === 'writing';
  const words = phaseWords[step?.phase ?? 'checking'];
  return (
    <div className="progress">
      <progress aria-label={words.what} max={step === null ? undefined : step.total} value={step?.done} />
      <span role="status">{step === null ? 'Reading the list…' : `${words.word}: ${plainCount(step.done)} of ${plainCount(step.total)} ${words.of}`}</span>
      {writing ? (
        <span className="small">The rows are being written: this can no longer be cancelled.</span>
      ) : (
        <Button kind="secondary" onClick={() => void cancel.run({ run })}>
          Cancel
        </Button>
      )}
      <Refused refusal={cancel.refusal} />
    </div>
  );
}
