import type { ArrangedLine } from './meeting.ts';
import type { Pause } from './meetingCourse.ts';

/** A moment as milliseconds, as the screen's own clock gives it. */
type Milliseconds = number;
const minute = 60_000;

/** Time gone by between two moments without the pauses in between, in milliseconds; never below 0. */
export function workedTime(from: Milliseconds, to: Milliseconds, pauses: readonly Pause[]): Milliseconds {
  const paused = pauses.reduce((sum, pause) => {
    const begin = Math.max(from, Date.parse(pause.from));
    const end = Math.min(to, pause.to === null ? to : Date.parse(pause.to));
    return sum + Math.max(0, end - begin);
  }, 0);
  return Math.max(0, to - from - paused);
}

/** What the clocks of a meeting go by. */
export type MeetingCourse = {
  readonly layout: readonly ArrangedLine[];
  /** The cases without an outcome. */
  readonly open: readonly string[];
  readonly skipped: readonly string[];
  readonly pauses: readonly Pause[];
  readonly startedAt: string;
};

/** How the reason of a pause begins that is a break of the list. */
export const breakReason = 'Break';

/** The planned breaks that are still to come, by their place in the layout: behind the last case that has an outcome, before one that has none, and not taken yet. */
export function breaksToCome({ layout, open, pauses }: MeetingCourse): number[] {
  const isOpen = new Set(open);
  const lastDone = layout.findLastIndex((line) => line.kind === 'case' && !isOpen.has(line.caseId));
  const lastOpen = layout.findLastIndex((line) => line.kind === 'case' && isOpen.has(line.caseId));
  const breaks = layout.flatMap((line, index) => (line.kind === 'break' ? [index] : []));
  const taken = pauses.filter(({ reason }) => reason.startsWith(breakReason)).length;
  return breaks.slice(taken).filter((index) => index > lastDone && index < lastOpen);
}

/** Minutes still set aside: for the open cases, less what the running one has used of its own, and the breaks to come. */
export function minutesLeft(course: MeetingCourse, running: { readonly caseId: string; readonly worked: Milliseconds } | null): number {
  const { layout, open } = course;
  const breaks = new Set(breaksToCome(course));
  return layout.reduce((sum, line, index) => {
    if (line.kind === 'section') return sum;
    if (line.kind === 'break') return sum + (breaks.has(index) ? line.minutes : 0);
    if (!open.includes(line.caseId)) return sum;
    return sum + Math.max(0, line.minutes - (line.caseId === running?.caseId ? running.worked / minute : 0));
  }, 0);
}

/** Why a break is due now, in a few words; null while none is. A planned one is due when every case before it is decided or put aside. */
export function breakDue(course: MeetingCourse, now: Milliseconds, afterMinutes: number): string | null {
  const { layout, open, skipped, pauses, startedAt } = course;
  if (pauses.at(-1)?.to === null || open.length === 0) return null;
  const [next] = breaksToCome(course);
  const waits = (line: ArrangedLine): boolean => line.kind === 'case' && open.includes(line.caseId) && !skipped.includes(line.caseId);
  if (next !== undefined && !layout.slice(0, next).some(waits)) {
    const line = layout[next];
    return line?.kind === 'break' ? `The list has a break of ${line.minutes} minutes here.` : null;
  }
  const since = Date.parse(pauses.at(-1)?.to ?? startedAt);
  const worked = Math.floor((now - since) / minute);
  return worked >= afterMinutes ? `${worked} minutes without a break.` : null;
}
