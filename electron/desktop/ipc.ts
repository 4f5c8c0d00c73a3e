import type { PushEvent } from '../../shared/api/contract.ts';
import { refuse } from '../../shared/domain/result.ts';
import type { App } from '../core/app.ts';
import { callChannel, eventChannel } from './channels.ts';
import { type Frame, isTrusted } from './window.ts';

/** As much of Electron's ipcMain as is used here. */
export type Door = {
  handle(channel: string, answer: (event: { readonly senderFrame: Frame | null }, name: unknown, input: unknown) => Promise<unknown>): void;
};

/** As much of a window's contents as is used here. */
export type Listener = { send(channel: string, event: PushEvent): void };

/** Carries calls in, after a look at who sent them, and push events out to every window there is at that moment. */
export function carry(app: App, door: Door, listeners: () => readonly Listener[]): void {
  door.handle(callChannel, async ({ senderFrame }, name, input) =>
    isTrusted(senderFrame)
      ? await app.dispatch(String(name), input)
      : refuse('invalidInput', 'This call did not come from the window of MDT Desk and was not carried out.'),
  );
  app.subscribe((event) => {
    for (const listener of listeners()) listener.send(eventChannel, event);
  });
}
