import { describe, expect, it } from 'vitest';
import { nextOpenMeeting } from '../../shared/domain/usualMeeting.ts';

describe('the meeting that is proposed', () => {
  it.each([
    ['on the day of the cut-off', '2026-11-24', 2, { date: '2026-11-26', cutOff: '2026-11-24' }],
    ['on the day after it', '2026-11-25', 2, { date: '2026-12-03', cutOff: '2026-12-01' }],
    ['on the day of the meeting itself', '2026-11-26', 2, { date: '2026-12-03', cutOff: '2026-12-01' }],
    ['on the day of the meeting, where listing closes with it', '2026-11-26', 0, { date: '2026-11-26', cutOff: '2026-11-26' }],
    ['over the end of a February of 29 days', '2028-02-28', 2, { date: '2028-03-02', cutOff: '2028-02-29' }],
  ])('is the next Thursday whose list is still open: %s', (_when, today, days, expected) => {
    expect(nextOpenMeeting(today, days)).toEqual(expected);
  });
});
