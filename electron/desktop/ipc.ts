import type { PushEvent } from '../../shared/api/contract.ts';
import { refuse } from '../../shared/domain/result.ts';
import type { App } from '../core/app.ts';
import type { Log } from '../core/ports.ts';
import { callChannel, eventChannel } from './channels.ts';
import { type Frame, isTrusted } from './window.ts';

/** As much of Electron's ipcMain as is used here. */
export type Door = {
  handle(channel: string, answer: (event: { readonly senderFrame: Frame | null }, name: unknown, input: unknown) => Promise<unknown>): void;
};

/** As much of a window's contents as is used here. */
export type Listener = { isDestroyed(): boolean; send(channel: string, event: PushEvent): void };

/**
 * Carries calls in, after a look at who sent them, and push events out to every window there is at that moment. Never throws: Electron would print the error, and
 * a window that is going must not keep an event from the others.
 */
export function carry(app: App, log: Log, door: Door, listeners: () => readonly Listener[]): void {
  door.handle(callChannel, async (event, name, input) => {
    try {
      // The frame may be gone: Electron then throws at the look at it.
      if (typeof name !== 'string' || !isTrusted(event.senderFrame)) return notFromHere;
      return await app.dispatch(name, input);
    } catch (error) {
      log('A call was not carried out.', error);
      return notFromHere;
    }
  });
  app.subscribe((event) => {
    for (const listener of listeners()) {
      try {
        if (!listener.isDestroyed()) listener.send(eventChannel, event);
      } catch (error) {
        log('A window could not be told of an event.', error);
      }
    }
  });
}

const notFromHere = refuse('invalidInput', 'This call did not come from the window of MDT Desk and was not carried out.');
