import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookEveryMilliseconds, type MachineState, watchMachine } from '../../electron/desktop/machineAway.ts';

/** A machine as Electron tells of it. */
class Machine extends EventEmitter {
  state: ReturnType<MachineState['getSystemIdleState']> = 'active';
  getSystemIdleState(): ReturnType<MachineState['getSystemIdleState']> {
    return this.state;
  }
}

let machine: Machine;
let away: number;
beforeEach(() => {
  vi.useFakeTimers();
  machine = new Machine();
  away = 0;
  watchMachine(machine, () => (away += 1));
});
afterEach(() => vi.useRealTimers());

describe('a machine that nobody can be at', () => {
  it.each(['suspend', 'lock-screen', 'user-did-resign-active'])('is noticed at once where Electron says "%s"', (event) => {
    machine.emit(event);
    expect(away).toBe(1);
  });
  it('is noticed at the next look where only the state of the screen tells, as on Linux', () => {
    machine.state = 'locked';
    vi.advanceTimersByTime(lookEveryMilliseconds - 1);
    expect(away).toBe(0);
    vi.advanceTimersByTime(1);
    expect(away).toBe(1);
  });
  it.each(['active', 'idle', 'unknown'] as const)('is not seen in a machine that is "%s": whoever listens in a meeting touches nothing', (state) => {
    machine.state = state;
    vi.advanceTimersByTime(90 * 60_000);
    expect(away).toBe(0);
  });
  it.each(['resume', 'unlock-screen', 'user-did-become-active', 'on-battery', 'shutdown'])('is not seen in "%s"', (event) => {
    machine.emit(event);
    expect(away).toBe(0);
  });
});
