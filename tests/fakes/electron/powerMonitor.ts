import { EventEmitter } from 'node:events';
import type { PowerMonitor } from 'electron';
import { app } from './app.ts';
import { type Named, preventable } from './events.ts';
import { whenTold } from './told.ts';

/** Tells what becomes of the machine, as a test tells it. Stricter than Electron, which does not promise anything before it is ready. */
class StandInPowerMonitor extends EventEmitter {
  #idleState: ReturnType<PowerMonitor['getSystemIdleState']> = 'active';

  constructor() {
    super();
    whenTold((what) => {
      if ('power' in what) this.emit(what.power, preventable());
      if ('idleState' in what) this.#idleState = what.idleState;
    });
  }
  override on(event: string, listener: (...values: unknown[]) => void): this {
    this.#mustBeReady();
    return super.on(event, listener);
  }
  getSystemIdleState(idleThreshold: number): ReturnType<PowerMonitor['getSystemIdleState']> {
    this.#mustBeReady();
    if (idleThreshold <= 0) throw new TypeError('Invalid idle threshold, must be greater than 0');
    return this.#idleState;
  }
  #mustBeReady(): void {
    if (!app.isReady()) throw new Error('powerMonitor cannot be used before app is ready');
  }
}

export const powerMonitor = new StandInPowerMonitor() satisfies Named<PowerMonitor, 'on' | 'getSystemIdleState'>;
