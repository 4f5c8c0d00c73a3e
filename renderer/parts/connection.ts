import { useEffect, useState } from 'react';
import { onConnection } from '../api.ts';
import { reads } from './reads.ts';

/** Whether the shell answers; once it is found again everything shown is asked for again. */
export function useConnection(): boolean {
  const [alive, setAlive] = useState(true);
  useEffect(
    () =>
      onConnection((now) => {
        setAlive(now);
        // Whatever happened while it was lost was not told.
        if (now) void reads.invalidateQueries();
      }),
    [],
  );
  return alive;
}
