import { describe, expect, it } from 'vitest';
import { type Leaning, readTypedDate } from '../../shared/domain/typedDate.ts';

/** A Tuesday. */
const today = '2026-11-24';
const read = (text: string, leaning: Leaning = 'near'): string => {
  const typed = readTypedDate(text, today, leaning);
  if (typed === null) return 'nothing';
  return 'date' in typed ? typed.date : typed.fault;
};

describe('a day as people type it', () => {
  it.each([
    ['16/11', '2026-11-16'],
    ['16/11/26', '2026-11-16'],
    ['16.11.26', '2026-11-16'],
    ['16-11-2026', '2026-11-16'],
    ['16 11 2026', '2026-11-16'],
    ['161126', '2026-11-16'],
    ['16112026', '2026-11-16'],
    ['16 nov', '2026-11-16'],
    ['16nov', '2026-11-16'],
    ['16th of November 2026', '2026-11-16'],
    ['3 Sept 26', '2026-09-03'],
    ['2026-11-16', '2026-11-16'],
    ['2026/1/5', '2026-01-05'],
    ['today', '2026-11-24'],
    ['Yesterday', '2026-11-23'],
    ['tomorrow', '2026-11-25'],
    ['+7', '2026-12-01'],
    ['-2w', '2026-11-10'],
    ['+1 week', '2026-12-01'],
    ['3 days ago', '2026-11-21'],
    ['in 2 weeks', '2026-12-08'],
    ['thu', '2026-11-26'],
    ['tuesday', '2026-11-24'],
    ['next tue', '2026-12-01'],
    ['last thu', '2026-11-19'],
  ])('reads "%s" as %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  it('takes the day before the month, also where both could be either', () => {
    expect(read('04/05/2026')).toBe('2026-05-04');
  });

  it('takes the year that is near where none was typed', () => {
    expect(read('2/1')).toBe('2027-01-02');
    expect(read('2/1', 'past')).toBe('2026-01-02');
    expect(read('20/11', 'future')).toBe('2027-11-20');
  });

  it('knows that a birth is past, and that nobody is older than 120', () => {
    expect(read('14/3/79', 'past')).toBe('1979-03-14');
    expect(read('14/3/26', 'past')).toBe('2026-03-14');
    expect(read('14/12/26', 'past')).toBe('1926-12-14');
  });

  it('waits for the leap year where 29 February was typed without a year', () => {
    expect(readTypedDate('29/2', '2027-05-01', 'future')).toEqual({ date: '2028-02-29' });
  });

  it.each(['31/02/2026', '16/13/2026', '0/5/2026'])('says that there is no such day as "%s"', (text) => {
    expect(read(text)).toMatch(/no such day/);
  });

  it.each(['soon', '16/', 'nov', '1/2/3/4', '16/11/026'])('says that "%s" is not understood', (text) => {
    expect(read(text)).toMatch(/^Not understood/);
  });

  it('makes nothing of nothing', () => {
    expect(read('  ')).toBe('nothing');
  });
});
