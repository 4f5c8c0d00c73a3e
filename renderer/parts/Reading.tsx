import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../shared/domain/result.ts';
import { Button } from './Button.tsx';
import { Refused } from './Refused.tsx';

/** What was read, once it is there; until then nothing for half a second, then a word; a refusal or a lost shell in words. */
export function Reading<T>({ of, children }: { of: UseQueryResult<Result<T>>; children: (value: T) => ReactNode }): ReactNode {
  if (of.data !== undefined) return of.data.ok ? children(of.data.value) : <Refused refusal={of.data.refusal} />;
  if (of.isError) {
    return (
      <div className="empty" role="alert">
        <p>MDT Desk did not answer. What is recorded is safe on disk.</p>
        <Button onClick={() => void of.refetch()}>Try again</Button>
      </div>
    );
  }
  return <Waiting />;
}

function Waiting(): ReactNode {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 500);
    return () => clearTimeout(timer);
  }, []);
  return <div role="status">{late ? <p className="empty">Loading…</p> : null}</div>;
}
