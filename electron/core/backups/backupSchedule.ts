import type { Clock } from '../ports.ts';
import type { Backups } from './backups.ts';

const day = 24 * 60 * 60_000;
/** After a failure it is tried again, but not so often that a full disk is busy with it. */
const tryAgainAfter = 60 * 60_000;
/** The first screens come first. */
const firstLookAfter = 60_000;
const lookEvery = 10 * 60_000;
const closeWithin = 60_000;
const giveUpWithin = 5_000;

/** Whether the daily backup is due: a day has passed since the last, and an hour since one failed. A clock that was put back does not put it off. */
export function isDailyDue(now: Date, { doneAt, failedAt }: ReturnType<Backups['times']>): boolean {
  const since = (at: string | null): number => (at === null ? Infinity : Math.abs(now.getTime() - Date.parse(at)));
  return since(doneAt) >= day && since(failedAt) >= tryAgainAfter;
}

/** The backups nobody asks for: daily while the program is open, and when it is closed. Answers the end of it, which makes the last backup unless told otherwise. */
export function startSchedule(backups: Backups, clock: Clock): (lastBackup: boolean) => Promise<void> {
  const look = (): void => {
    if (isDailyDue(clock(), backups.times())) void backups.make('daily');
  };
  const first = setTimeout(look, firstLookAfter).unref();
  const timer = setInterval(look, lookEvery).unref();
  return async (lastBackup) => {
    clearTimeout(first);
    clearInterval(timer);
    // What was under way is left: the last backup holds more, and without one the key goes.
    backups.giveUp();
    await (lastBackup ? backups.makeLast('close', closeWithin) : backups.settled(giveUpWithin));
  };
}
