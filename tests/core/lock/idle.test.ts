import { beforeEach, describe, expect, it } from 'vitest';
import { Idle } from '../../../electron/core/lock/idle.ts';

const minute = 60_000;
let wall: number;
let awake: number;
let idle: Idle;
const pass = (milliseconds: number): void => {
  wall += milliseconds;
  awake += milliseconds;
};
beforeEach(() => {
  wall = Date.parse('2026-11-26T09:00:00Z');
  awake = 5_000;
  idle = new Idle({ wall: () => wall, awake: () => awake });
});

describe('a desk that is left alone', () => {
  it('locks after the minutes that were set, and not a moment before', () => {
    pass(10 * minute - 1);
    expect(idle.mustLock(10)).toBe(false);
    pass(1);
    expect(idle.mustLock(10)).toBe(true);
  });
  it('begins to wait anew when somebody is there', () => {
    pass(9 * minute);
    idle.active(false);
    pass(9 * minute);
    expect(idle.mustLock(10)).toBe(false);
  });
  it('waits an hour in a meeting, and longer where longer was set', () => {
    idle.active(true);
    pass(60 * minute - 1);
    expect([idle.mustLock(10), idle.mustLock(90)]).toEqual([false, false]);
    pass(1);
    expect([idle.mustLock(10), idle.mustLock(90)]).toEqual([true, false]);
  });
  it('locks when the machine has slept, however shortly before somebody was there', () => {
    idle.active(true);
    wall += 61_000;
    expect(idle.mustLock(240)).toBe(true);
  });
  it('does not take a clock that was set right by seconds for sleep', () => {
    wall += 59_000;
    expect(idle.mustLock(240)).toBe(false);
  });
  it('locks in time also after the clock was put back', () => {
    wall -= 24 * 60 * minute;
    expect(idle.mustLock(10)).toBe(false);
    pass(10 * minute);
    expect(idle.mustLock(10)).toBe(true);
  });
});
