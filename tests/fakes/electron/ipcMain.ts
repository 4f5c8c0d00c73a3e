import type { IpcMain } from 'electron';
import type { Named } from './events.ts';

type Handler = (event: object, ...values: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

/** One handler a channel; a second one is an error, as in Electron. */
export const ipcMain = {
  handle: (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
} satisfies Named<IpcMain, 'handle'>;

/** What a page's call on a channel is answered; cloned, as between processes. */
export async function invoke(channel: string, senderFrame: { readonly url: string; readonly parent: unknown }, values: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await handler({ senderFrame }, ...values));
}
