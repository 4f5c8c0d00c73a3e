import { type ReactNode, useEffect, useState } from 'react';
import { client } from '../api.ts';

/** How far the import has come, as the core tells. */
export function ImportProgress({ running }: { running: boolean }): ReactNode {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  useEffect(() => {
    if (!running) return undefined;
    const stop = client.onEvent((event) => {
      if (event.name === 'progress' && event.data.call === 'import.commit') setProgress({ done: event.data.done, total: event.data.total });
    });
    return () => {
      stop();
      setProgress(null);
    };
  }, [running]);
  if (!running) return null;
  return (
    <span className="progress">
      <progress aria-label="Import" max={progress?.total ?? 1} value={progress?.done ?? 0} /> {progress === null ? 'Writing…' : `${progress.done} of ${progress.total}`}
    </span>
  );
}
