/** What the desktop shell sends to npm start once a person can see it: from then on a bad end is no reason to open the browser instead. */
export const shownMessage = 'shown';

/** What npm start sends to the desktop shell on Windows, which has no signal that a program could answer by closing. */
export const closeMessage = 'close';

/** Tells npm start, if that started this program, that a window or a message box of ours is on the screen. */
export function reportWindowShown(): void {
  // npm start may have ended meanwhile; its end is not a fault of the window.
  if (process.connected) process.send?.(shownMessage, undefined, undefined, () => {});
}

/**
 * Closes in good order when npm start, a terminal or the system asks for it, however often they ask. Call it once Electron is ready: Electron takes
 * these signals for itself before that, answers the first of each and lets the second one kill the program while it still closes.
 */
export function closeOnRequest(close: () => void): void {
  let asked = false;
  const once = (): void => {
    if (asked) return;
    asked = true;
    close();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, once);
  process.on('message', (message) => void (message === closeMessage && once()));
}
