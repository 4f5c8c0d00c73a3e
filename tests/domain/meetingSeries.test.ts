import { describe, expect, it } from 'vitest';
import { MeetingSeries, seriesDays } from '../../shared/domain/meetingSeries.ts';

const series = { weekday: 4, rhythm: { kind: 'weekly' }, from: '2026-11-24', until: null, skipped: [] } as const;
type Days = Parameters<typeof seriesDays>[0];
const days = (changes: Partial<Days>, from = '2026-11-24', count = 4) => seriesDays({ ...series, skipped: [], ...changes }, from, count);

describe('the days of a recurring meeting', () => {
  it('are every week on its weekday, the first on or after its first day', () => {
    expect(days({})).toEqual(['2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17']);
    expect(days({}, '2026-11-26', 1)).toEqual(['2026-11-26']);
    expect(days({}, '2026-11-27', 1)).toEqual(['2026-12-03']);
  });

  it('are every second week counted from its first day, whenever they are asked for', () => {
    expect(days({ rhythm: { kind: 'fortnightly' } }, '2026-12-01', 3)).toEqual(['2026-12-10', '2026-12-24', '2027-01-07']);
  });

  it('are the n-th or the last such weekday of the month', () => {
    expect(days({ rhythm: { kind: 'monthly', nth: '1' } }, '2026-11-24', 3)).toEqual(['2026-12-03', '2027-01-07', '2027-02-04']);
    expect(days({ rhythm: { kind: 'monthly', nth: '4' } }, '2026-11-24', 2)).toEqual(['2026-11-26', '2026-12-24']);
    expect(days({ rhythm: { kind: 'monthly', nth: 'last' } }, '2026-11-24', 3)).toEqual(['2026-11-26', '2026-12-31', '2027-01-28']);
  });

  it('leave out skipped days and end with the last day', () => {
    expect(days({ skipped: [{ date: '2026-12-03', why: 'Training' }] }, '2026-11-24', 2)).toEqual(['2026-11-26', '2026-12-10']);
    expect(days({ until: '2026-12-10' })).toEqual(['2026-11-26', '2026-12-03', '2026-12-10']);
    expect(days({ until: '2026-12-09' })).toEqual(['2026-11-26', '2026-12-03']);
  });

  it('keep their weekday over the change to summer time', () => {
    expect(days({}, '2027-03-25', 2)).toEqual(['2027-03-25', '2027-04-01']);
  });

  it('are none where the last day lies before the first', () => {
    const parsed = MeetingSeries.safeParse({ ...series, id: 'one', name: 'MDT', until: '2026-11-01', startsAt: '08:00', place: '', cutOff: null, chair: '', scribe: '', roster: [] });
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['until'], message: 'is before the first day' });
  });
});
