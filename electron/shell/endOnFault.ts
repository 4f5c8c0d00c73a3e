import type { Log } from '../core/ports.ts';

/**
 * Ends the program at a fault that nobody caught, with one line in the log that holds nothing of a patient. Left to itself, Node prints an error with all it holds
 * and Electron shows it in a box; of a rejected promise Electron's main process only warns, with its text, and goes on. What was acknowledged is on the disk, and the
 * next start goes on from there. A fault while `end` is under way changes nothing any more.
 */
export function endOnFault(log: Log, end: () => void): void {
  let isEnding = false;
  const endOnce = (error: unknown): void => {
    if (isEnding) return;
    isEnding = true;
    log('MDT Desk has a fault and ends. What was acknowledged is on the disk.', error);
    end();
  };
  process.on('uncaughtException', endOnce);
  process.on('unhandledRejection', endOnce);
  // In place of Node's own listener, which prints a warning's text.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => log('Node has a warning.', warning));
  // The terminal may be closed while the record is being closed: what can no longer be printed is no fault.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
