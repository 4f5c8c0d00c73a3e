import type { Log } from '../core/ports.ts';

/**
 * Ends the program at a fault that nobody caught, with a line in the log that holds nothing of a patient. Left to itself, Node would print the error with all it
 * holds. What was acknowledged is on the disk already, and the next start goes on.
 */
export function endOnFault(log: Log, end: () => void): void {
  // A rejected promise that nobody looks at arrives here too.
  process.on('uncaughtException', (error) => {
    log('MDT Desk has a fault and ends. What was acknowledged is on the disk.', error);
    end();
  });
}
