import type { MeetingSeries } from '../../shared/domain/meetingSeries.ts';
import { dayWords } from '../parts/days.ts';

export const weekdayNames: Record<string, string> = { '1': 'Monday', '2': 'Tuesday', '3': 'Wednesday', '4': 'Thursday', '5': 'Friday', '6': 'Saturday', '7': 'Sunday' };

type RhythmKey = 'weekly' | 'fortnightly' | '1' | '2' | '3' | '4' | 'last';

/** The rhythms as one choice: the n-th of the month beside the weekly ones. */
export const rhythmNames: Record<RhythmKey, string> = {
  weekly: 'every week',
  fortnightly: 'every second week',
  '1': 'the first of the month',
  '2': 'the second of the month',
  '3': 'the third of the month',
  '4': 'the fourth of the month',
  last: 'the last of the month',
};

export function rhythmKey({ rhythm }: MeetingSeries): RhythmKey {
  return rhythm.kind === 'monthly' ? rhythm.nth : rhythm.kind;
}

export function rhythmOf(key: RhythmKey): MeetingSeries['rhythm'] {
  return key === 'weekly' || key === 'fortnightly' ? { kind: key } : { kind: 'monthly', nth: key };
}

/** "Thursday, every week from 26 Nov 2026 until 1 Jul 2027". */
export function rhythmWords(series: MeetingSeries): string {
  const until = series.until === null ? '' : ` until ${dayWords(series.until)}`;
  return `${weekdayNames[String(series.weekday)] ?? ''}, ${rhythmNames[rhythmKey(series)]} from ${dayWords(series.from)}${until}`;
}

export function cutOffOfSeries({ cutOff }: MeetingSeries): string {
  if (cutOff === null) return 'none';
  return `${cutOff.daysBefore} ${cutOff.daysBefore === 1 ? 'day' : 'days'} before, ${cutOff.time}`;
}

/** A weekly meeting on Thursdays with a cut-off two days before: where a new one begins, until somebody says otherwise. */
export function emptySeries(today: string): MeetingSeries {
  return { id: '', name: 'Sarcoma MDT', weekday: 4, rhythm: { kind: 'weekly' }, from: today, until: null, startsAt: '08:00', place: '', cutOff: { daysBefore: 2, time: '12:00' }, chair: '', scribe: '', roster: [], skipped: [] };
}
