import { type ReactNode, useEffect, useState } from 'react';
import { client } from '../api.ts';
import { Button } from '../parts/Button.tsx';
import { Refused } from '../parts/Refused.tsx';
import { plainCount } from '../parts/words.ts';
import { useAsk } from '../parts/writes.ts';

type Step = { readonly phase: 'checking' | 'writing'; readonly done: number; readonly total: number };

/** How far a long call has come, as the core tells, and the way to give it up while nothing is written. */
export function ImportProgress({ run }: { run: string }): ReactNode {
  const cancel = useAsk('import.cancel');
  const [step, setStep] = useState<Step | null>(null);
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.name === 'progress' && event.data.run === run) setStep(event.data);
      }),
    [run],
  );
  const writing = step?.phase === 'writing';
  return (
    <div className="progress">
      <progress aria-label={writing ? 'Rows written' : 'Rows checked'} max={step === null ? undefined : step.total} value={step?.done} />
      <span role="status">{step === null ? 'Reading the list…' : `${writing ? 'Written' : 'Checked'}: ${plainCount(step.done)} of ${plainCount(step.total)} rows`}</span>
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
