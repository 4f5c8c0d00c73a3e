import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, isCalendarDate } from '../../shared/domain/calendar.ts';
import { londonDay, plainDay } from '../../shared/domain/dates.ts';
import { readNhsNumber } from '../../shared/domain/nhsNumber.ts';
import { type Designation, mayTreat } from '../../shared/domain/practitioner.ts';
import { plainLevels, readLevels, vertebralLevels } from '../../shared/domain/vertebra.ts';

describe('NHS numbers', () => {
  it.each(['9990001235', '999 008 0429', '999-015-9610', '9434765919'])('takes %s', (text) => {
    expect(readNhsNumber(text)).toEqual({ digits: text.replace(/\D/g, '') });
  });

  it.each([
    ['9990001236', 'checkDigit'],
    ['999000126', 'notTenDigits'],
    ['99900012350', 'notTenDigits'],
    ['999000123X', 'notTenDigits'],
    ['1111111111', 'repeatedDigit'],
    ['0000000000', 'repeatedDigit'],
    ['', 'notTenDigits'],
  ])('finds in %s the fault "%s"', (text, fault) => {
    expect(readNhsNumber(text)).toEqual({ fault });
  });

  it('takes no tenth digit where the check would be ten', () => {
    for (let digit = 0; digit <= 9; digit += 1) expect(readNhsNumber(`999000126${digit}`)).toHaveProperty('fault');
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.constantFrom('9990001235', '9990080429', '9990317992'), fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, position, by) => {
        const digits = [...number];
        digits[position] = String((Number(digits[position]) + by) % 10);
        expect(readNhsNumber(digits.join(''))).toHaveProperty('fault');
      }),
    );
  });
});

describe('vertebral levels', () => {
  it.each([
    ['L4', ['L4']],
    ['T11-L1', ['T11', 'T12', 'L1']],
    ['S2–S4', ['S2', 'S3', 'S4']],
    ['C1, C2', ['C1', 'C2']],
    ['Clivus / C1', ['skullBase', 'C1']],
    ['l1 to l3', ['L1', 'L2', 'L3']],
    ['Th8', ['T8']],
    ['coccyx', ['coccyx']],
    ['L3-L1', ['L1', 'L2', 'L3']],
    ['', []],
    ['S2–4', ['S2', 'S3', 'S4']],
    ['sacrum', ['S1', 'S2', 'S3', 'S4', 'S5']],
    ['C1 C2', ['C1', 'C2']],
    ['clivus - C1', ['skullBase', 'C1']],
    ['L5/S1', ['L5', 'S1']],
  ])('reads "%s"', (text, levels) => {
    expect(readLevels(text)).toEqual(levels);
  });

  it.each(['L6', 'C8', 'somewhere', 'T1-T2-T3', 'L4 bone'])('does not guess "%s"', (text) => {
    expect(readLevels(text)).toBeNull();
  });

  it('writes any set of levels so that it reads back the same', () => {
    fc.assert(
      fc.property(fc.subarray([...vertebralLevels]), (levels) => {
        expect(readLevels(plainLevels(levels))).toEqual(levels);
      }),
    );
  });
});

describe('dates', () => {
  it('knows the calendar', () => {
    expect(['2026-02-28', '2024-02-29', '2000-02-29'].every(isCalendarDate)).toBe(true);
    expect(['2026-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '2026-00-10', '26-01-01', '2026-1-1', ''].some(isCalendarDate)).toBe(false);
  });

  it('counts whole years up to the birthday and from it', () => {
    expect(ageOn('2010-11-26', '2026-11-25')).toBe(15);
    expect(ageOn('2010-11-26', '2026-11-26')).toBe(16);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });

  it('says the day of London, summer and winter', () => {
    expect(londonDay('2026-07-01T23:30:00.000Z')).toBe('2026-07-02');
    expect(londonDay('2026-11-25T23:30:00.000Z')).toBe('2026-11-25');
    expect(plainDay('2026-11-05')).toBe('5 Nov 2026');
  });
});

describe('whether a designation holds on a day (K6)', () => {
  const held = (changes: Partial<Designation>): Designation[] => [{ status: 'designated', modality: 'surgery', from: '2026-01-01', until: '2026-12-31', designatedBy: '', source: 'invented', unverified: null, ...changes }];

  it('counts its first and last day in and the days beside them out', () => {
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => mayTreat(held({}), 'surgery', day))).toEqual([false, true, true, false]);
  });

  it('is open where no first or last day is given', () => {
    expect(mayTreat(held({ from: null }), 'surgery', '1999-01-01')).toBe(true);
    expect(mayTreat(held({ until: null }), 'surgery', '2099-01-01')).toBe(true);
  });

  it('holds for its kind of treatment only, and never for a contact', () => {
    expect(mayTreat(held({}), 'radiotherapy', '2026-06-01')).toBe(false);
    expect(mayTreat(held({ status: 'contact' }), 'surgery', '2026-06-01')).toBe(false);
    expect(mayTreat(held({ status: 'core' }), 'surgery', '2026-06-01')).toBe(true);
  });
});
