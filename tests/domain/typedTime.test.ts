import { describe, expect, it } from 'vitest';
import { readTypedTime } from '../../shared/domain/typedTime.ts';

describe('a time of day as people type it', () => {
  it.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['9:05', '09:05'],
    ['0930', '09:30'],
    ['930', '09:30'],
    [' 17:45 ', '17:45'],
    ['17h45', '17:45'],
    ['0', '00:00'],
    ['23:59', '23:59'],
    ['5pm', '17:00'],
    ['12 am', '00:00'],
    ['12.15 pm', '12:15'],
  ])('"%s" is %s', (text, time) => expect(readTypedTime(text)).toBe(time));

  it.each(['', '24:00', '9:60', '13pm', '0am', 'noonish', '9:5', '12345', '-1'])('"%s" is none', (text) => expect(readTypedTime(text)).toBeNull());
});
