import { beforeEach, describe, expect, it } from 'vitest';
import { Idle } from '../../../electron/core/lock/idle.ts';

const minute = 60_000;
let wall: number;
let steady: number;
let idle: Idle;
beforeEach(() => {
  wall = Date.parse('2026-11-26T09:00:00Z');
  steady = 5_000;
  idle = new Idle({ wall: () => wall, steady: () => steady });
});

/** Time passes while the machine is awake: looked at every five seconds. Whether any of the looks asked for a lock. */
function pass(milliseconds: number, minutes: number): boolean {
  let locks = false;
  for (let left = milliseconds; left > 0; left -= 5_000) {
    wall += Math.min(left, 5_000);
    steady += Math.min(left, 5_000);
    locks = idle.mustLock(minutes) || locks;
  }
  return locks;
}

describe('a desk that is left alone', () => {
  it('locks after the minutes that were set, and not a moment before', () => {
    expect(pass(10 * minute - 1, 10)).toBe(false);
    expect(pass(1, 10)).toBe(true);
  });
  it('begins to wait anew when somebody is there', () => {
    expect(pass(9 * minute, 10)).toBe(false);
    idle.active(false);
    expect(pass(9 * minute, 10)).toBe(false);
  });
  it('waits an hour in a meeting, and longer where longer was set', () => {
    idle.active(true);
    expect(pass(60 * minute - 1, 10)).toBe(false);
    expect([idle.mustLock(10), idle.mustLock(90)]).toEqual([false, false]);
    expect(pass(1, 10)).toBe(true);
    expect(idle.mustLock(90)).toBe(false);
  });
  it('locks in time also after the clock was put back', () => {
    wall -= 24 * 60 * minute;
    expect(pass(10 * minute - 5_000, 10)).toBe(false);
    expect(pass(10_000, 10)).toBe(true);
  });
});

describe('a machine that has slept', () => {
  it.each([
    ['stands still meanwhile, as on Linux', 0],
    ['goes on meanwhile, as on macOS and Windows', 61_000],
  ])('is noticed at the next look where the steady clock %s, however shortly before somebody was there', (_how, counted) => {
    pass(minute, 240);
    idle.active(true);
    wall += 61_000;
    steady += counted;
    expect(idle.mustLock(240)).toBe(true);
  });
  it('is noticed where its clock was put back on waking', () => {
    pass(minute, 240);
    wall -= 60 * minute;
    steady += 61_000;
    expect(idle.mustLock(240)).toBe(true);
  });
  it('counts as slept where the program was stopped for as long', () => {
    wall += 61_000;
    steady += 61_000;
    expect(idle.mustLock(240)).toBe(true);
  });
  it('is asked to lock once, and not again after it was opened', () => {
    wall += 61_000;
    expect(idle.mustLock(240)).toBe(true);
    idle.begin();
    expect(pass(minute, 240)).toBe(false);
  });
  it('is not told from one that was busy for less than a minute, or whose clock was set right by seconds', () => {
    wall += 60_000;
    steady += 60_000;
    expect(idle.mustLock(240)).toBe(false);
    wall += 59_000;
    expect(idle.mustLock(240)).toBe(false);
  });
  it('is not told from one whose desk stood locked for hours before it was opened', () => {
    wall += 8 * 60 * minute;
    steady += 8 * 60 * minute;
    idle.begin();
    expect(pass(minute, 10)).toBe(false);
  });
});
