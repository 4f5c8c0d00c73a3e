import { useEffect, useState } from 'react';
import type { PushEvent } from '../../shared/api/contract.ts';
import { client } from '../api.ts';

/** How far a long call has come. */
export type ProgressStep = Pick<Extract<PushEvent, { name: 'progress' }>['data'], 'phase' | 'done' | 'total'>;

/** How far the long call of this name has come, as the core tells; null before its first word. */
export function useProgress(run: string): ProgressStep | null {
  const [step, setStep] = useState<ProgressStep | null>(null);
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.name === 'progress' && event.data.run === run) setStep(event.data);
      }),
    [run],
  );
  return step;
}
