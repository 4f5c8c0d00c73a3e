import { type ReactNode, useEffect, useState } from 'react';
import { caseTimeWords, elapsedWords } from './days.ts';

/** Time gone by since an instant; it only informs. Ticks by itself so that nothing around it is drawn again. */
export function Clock({ since, of }: { since: string; of: 'meeting' | 'case' }): ReactNode {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const from = Date.parse(since);
  return <span className="clock">{of === 'meeting' ? elapsedWords(from, now) : caseTimeWords(from, now)}</span>;
}
