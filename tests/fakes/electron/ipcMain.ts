import type { IpcMain, WebFrameMain } from 'electron';
import type { Named } from './events.ts';
import { encode, type Json } from './wire.ts';

type Handler = (event: object, ...values: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

/** One handler a channel; a second one is an error, as in Electron. */
export const ipcMain = {
  handle: (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
} satisfies Named<IpcMain, 'handle'>;

/** A frame as the program sees it. Once it has navigated, crashed or closed, a call's senderFrame is null, and a frame that was kept throws. */
export class PageFrame {
  alive = true;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #id: string;
  readonly #parent: string | undefined;

  constructor(id: string, parent: string | undefined, addresses: ReadonlyMap<string, string>) {
    this.#id = id;
    this.#parent = parent;
    this.#addresses = addresses;
  }
  get url(): string {
    return this.#living(this.#addresses.get(this.#id) ?? '');
  }
  get parent(): object | null {
    return this.#living(this.#parent === undefined ? null : { url: this.#addresses.get(this.#parent) });
  }
  #living<T>(value: T): T {
    if (!this.alive) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    return value;
  }
}
PageFrame.prototype satisfies Named<WebFrameMain, 'url' | 'parent'>;

/** How a page's call on a channel ended, as it crosses: of an error only its words. Electron's main process prints the whole error. */
export async function invoke(channel: string, sender: object, frame: PageFrame, values: readonly unknown[]): Promise<{ readonly value: Json } | { readonly error: string }> {
  const event = {
    type: 'frame',
    sender,
    get senderFrame() {
      return frame.alive ? frame : null;
    },
  };
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return { value: encode(await handler(event, ...values)) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { error: String(error) };
  }
}
