import type { PowerMonitor } from 'electron';

/** As much of Electron's powerMonitor as is used here. */
export type MachineState = Pick<PowerMonitor, 'getSystemIdleState'> & {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'lock-screen', listener: () => void): unknown;
  on(event: 'user-did-resign-active', listener: () => void): unknown;
};

/** How often the state of the screen is looked at. On Linux no event tells that it was locked. */
export const lookEveryMilliseconds = 5_000;
/** Electron wants a number of seconds after which it says "idle" in place of "active"; here both mean that the screen is open. */
const anySeconds = 60;

/**
 * Calls `away` when nobody can be at this machine any more: it is about to sleep, its screen is locked, or on macOS another person was switched to. Calls again
 * at every look while the screen stays locked. How long nobody has touched the machine is not asked: whoever listens in a meeting does not touch it either.
 */
export function watchMachine(machine: MachineState, away: () => void): void {
  machine.on('suspend', away);
  // macOS and Windows.
  machine.on('lock-screen', away);
  // macOS: fast user switching leaves the program running behind another person's screen.
  machine.on('user-did-resign-active', away);
  setInterval(() => {
    if (machine.getSystemIdleState(anySeconds) === 'locked') away();
  }, lookEveryMilliseconds).unref();
}
