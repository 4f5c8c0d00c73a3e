import { lineOf, onFilledMeeting, timed } from './filledMeeting.ts';
import type { Line } from './report.ts';

/** Keys on a list of 60 cases, from the press until the answer is painted: the 95th percentile against the limit of 50 ms. */
export async function keys(): Promise<Line[]> {
  return onFilledMeeting(async (page, _meetingId, open) => {
    await open('/prepare');
    await page.getByRole('link', { name: 'TESTPATIENT-0, Ada' }).focus();
    const moved = await timed(page, 'Alt+ArrowDown');
    await page.getByRole('link', { name: 'Readiness board' }).click();
    await page.getByRole('gridcell').first().focus();
    const walked = await timed(page, 'ArrowDown');
    return [lineOf('move a case on an agenda', moved), lineOf('arrow key on a readiness board', walked)];
  });
}
