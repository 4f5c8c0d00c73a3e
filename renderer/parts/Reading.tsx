import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../shared/domain/result.ts';
import { Button } from './Button.tsx';
import { useUnderWay } from './keys.ts';
import { Refused } from './Refused.tsx';

/**
 * What was read, once it is there; until then nothing for half a second, then a word; a refusal or a lost shell in words. Keys wait for
 * it. `opens`: it is a form that was asked for, and what is typed meanwhile goes into it.
 */
export function Reading<T>({ of, opens = false, children }: { of: UseQueryResult<Result<T>>; opens?: boolean; children: (value: T) => ReactNode }): ReactNode {
  if (of.data !== undefined) return of.data.ok ? children(of.data.value) : <Refused refusal={of.data.refusal} />;
  if (of.isError) {
    return (
      <div className="empty" role="alert">
        <p>MDT Desk did not answer. What is recorded is safe on disk.</p>
        <Button onClick={() => void of.refetch()}>Try again</Button>
      </div>
    );
  }
  return <Waiting opens={opens} />;
}

/** Stands for what is being read. */
export function Waiting({ opens = false, word = 'Loading…' }: { opens?: boolean; word?: string }): ReactNode {
  useUnderWay(opens ? 'opening' : 'loading');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 500);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{late ? <p className="empty">{word}</p> : null}</div>;
}
