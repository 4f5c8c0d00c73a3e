import type { IsoInstant } from '../../../shared/domain/dates.ts';

const london = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** A moment on the London clock, such as "26 Nov 2026, 10:31". */
export function momentOf(at: IsoInstant): string {
  return london.format(new Date(at));
}
