import type { App } from '../../electron/core/app.ts';
import type { Log } from '../../electron/core/ports.ts';
import { callChannel } from '../../electron/desktop/channels.ts';
import { carry, type Door, type Listener } from '../../electron/desktop/ipc.ts';
import { type Frame, pageAddress } from '../../electron/desktop/window.ts';

/** The page's own frame. */
const ownFrame: Frame = { url: pageAddress, parent: null };

/** Electron's channels without Electron: what crosses is cloned both ways, as between its processes. */
export function overIpc(app: App, listeners: () => readonly Listener[] = () => [], log: Log = () => {}) {
  const handlers = new Map<string, Parameters<Door['handle']>[1]>();
  carry(app, log, { handle: (channel, answer) => handlers.set(channel, answer) }, listeners);
  return {
    channels: [...handlers.keys()],
    call: async (name: unknown, input: unknown, senderFrame: Frame | null = ownFrame): Promise<unknown> => {
      const handler = handlers.get(callChannel);
      return structuredClone(await handler?.({ senderFrame }, structuredClone(name), structuredClone(input)));
    },
    /** A call of a frame that is being taken down: Electron throws at the look at it. */
    callOfGoneFrame: async (name: unknown): Promise<unknown> => {
      const event = {
        get senderFrame(): Frame {
          throw new Error('Render frame was disposed before WebFrameMain could be accessed');
        },
      };
      return structuredClone(await handlers.get(callChannel)?.(event, name, {}));
    },
  };
}
