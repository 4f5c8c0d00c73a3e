import { app, BrowserWindow, dialog, type MessageBoxOptions, type MessageBoxReturnValue, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { mayReload } from './pageCrashes.ts';

/** What becomes of a window whose page is gone, as far as it depends on the program. */
export type Mending = {
  readonly log: Log;
  /** Whether the program ends: then a page that goes is no fault. */
  readonly isEnding: () => boolean;
  /** Closes the record and starts the program again. */
  readonly restart: () => void;
  /** Closes the program, asking as its cross does. */
  readonly leave: () => void;
};

/**
 * Loads a crashed page again where it was: at the same address with its hash, whose forms read what was typed from the data folder. A page that hangs may be waited
 * for or loaded again. Of a crash only Electron's word for it is logged.
 */
export function mendPage(contents: WebContents, { log, isEnding, restart, leave }: Mending): void {
  const crashes: number[] = [];
  contents.on('render-process-gone', (_event, { reason }) => {
    if (isEnding()) return;
    log(`The page of a window is gone (${reason}).`);
    crashes.push(performance.now());
    // Once the event is over: Electron itself crashed where a page was loaded within it (electron/electron, pull request 51900).
    if (mayReload(crashes)) setImmediate(() => void (contents.isDestroyed() || contents.reload()));
    else void offerRestart(contents).then((again) => (again ? restart() : leave()));
  });
  contents.on('unresponsive', () => void (isEnding() || askToWait(contents)));
}

/** Notes that another process of Chromium is gone, such as the one that draws. Chromium starts it again by itself. */
export function noteGoneProcesses({ log, isEnding }: Mending): void {
  app.on('child-process-gone', (_event, { type, reason }) => void (isEnding() || log(`A process of Chromium is gone (${type}, ${reason}).`)));
}

/** Whether a person wants to start MDT Desk again; otherwise they close it. */
async function offerRestart(contents: WebContents): Promise<boolean> {
  const { response } = await ask(contents, {
    type: 'error',
    message: 'This window has failed several times',
    detail: 'Everything recorded is on the disk, and so is what you typed. Restart MDT Desk. If this happens again, tell your IT department.',
    buttons: ['Restart MDT Desk', 'Close MDT Desk'],
  });
  return response === 0;
}

/** Asks whether to wait for a page that hangs, until it answers by itself; ends it otherwise, so that it is loaded again. */
async function askToWait(contents: WebContents): Promise<void> {
  const answers = new AbortController();
  const end = (): void => answers.abort();
  contents.once('responsive', end);
  contents.once('destroyed', end);
  const { response } = await ask(contents, {
    type: 'question',
    message: 'This window does not respond',
    detail: 'It may be busy: wait a moment. If you reload it, what you typed until just now comes back.',
    buttons: ['Wait', 'Reload'],
    signal: answers.signal,
  });
  if (contents.isDestroyed()) return;
  contents.off('responsive', end);
  contents.off('destroyed', end);
  if (response === 1 && !answers.signal.aborted) contents.forcefullyCrashRenderer();
}

function ask(contents: WebContents, options: MessageBoxOptions): Promise<MessageBoxReturnValue> {
  const window = BrowserWindow.fromWebContents(contents);
  const question = { defaultId: 0, cancelId: 0, noLink: true, ...options };
  return window === null ? dialog.showMessageBox(question) : dialog.showMessageBox(window, question);
}
