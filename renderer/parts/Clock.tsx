import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { workedTime } from '../../shared/domain/meetingClock.ts';
import type { Pause } from '../../shared/domain/meetingCourse.ts';
import { caseTimeWords, elapsedWords } from './days.ts';

/** What the clocks of a meeting leave out, and how many minutes the case on the screen was given; null where nobody said. */
export const ClockCourse = createContext<{ readonly pauses: readonly Pause[]; readonly minutes: number | null }>({ pauses: [], minutes: null });

/** The moment, in milliseconds, told again every so often. */
export function useNow(everyMilliseconds: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}

/** Time gone by since an instant without the pauses; it only informs. Ticks by itself so that nothing around it is drawn again. */
export function Clock({ since, of }: { since: string; of: 'meeting' | 'case' }): ReactNode {
  const { pauses, minutes } = useContext(ClockCourse);
  const now = useNow(1000);
  const worked = workedTime(Date.parse(since), now, pauses);
  return <span className="clock">{of === 'meeting' ? elapsedWords(0, worked) : `${caseTimeWords(0, worked)}${ofMinutes(worked, minutes)}`}</span>;
}

/** Against the minutes the case was given: another word once they are over, and no alarm. */
function ofMinutes(worked: number, minutes: number | null): string {
  if (minutes === null) return '';
  const over = Math.floor(worked / 60_000) - minutes;
  return over < 0 ? ` of ${minutes} min` : over === 0 ? `, its ${minutes} min are up` : `, ${over} min over its ${minutes}`;
}
