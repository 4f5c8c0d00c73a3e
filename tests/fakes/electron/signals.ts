const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Takes the signals as Electron does when it is ready, on Linux and macOS: whoever listened to them before hears them no more, the first of each quits, and each
 * further one of the same ends the process at once. Whoever listens from now on takes them over.
 */
export function takeSignals(quit: () => void): void {
  for (const signal of signals) {
    process.removeAllListeners(signal);
    // Node leaves a signal without a listener to the system again.
    process.once(signal, quit);
  }
  process.on('newListener', (name, listener) => {
    // Not before the new one is there: without any, Node would leave the signal to the system.
    if (listener !== quit && signals.some((signal) => signal === name)) queueMicrotask(() => process.off(name, quit));
  });
}
