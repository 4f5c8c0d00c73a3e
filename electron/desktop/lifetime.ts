import { app, dialog } from 'electron';
import type { App } from '../core/app.ts';
import { surroundings } from '../shell/surroundings.ts';

/** Closes the record before the process ends, so that the writer lock is given up; then ends with the exit code that was set. */
export function closeOnQuit(running: App): void {
  let closing = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    // Asked to quit again while it closes.
    if (closing) return;
    closing = true;
    running
      .close()
      .catch((error: unknown) => surroundings.log('The record was not closed.', error))
      .finally(() => app.exit(Number(process.exitCode ?? 0)));
  });
}

/** Says why MDT Desk cannot start, in a box unless `quiet`, and ends with exit code 1. */
export function giveUp(sentence: string, { quiet }: { readonly quiet: boolean }): void {
  surroundings.log(sentence);
  if (!quiet) dialog.showErrorBox('MDT Desk cannot start', sentence);
  app.exit(1);
}
