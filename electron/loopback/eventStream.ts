import type { ServerResponse } from 'node:http';
import type { PushEvent } from '../../shared/api/contract.ts';

const heartbeatMilliseconds = 15_000;
/** A listener this many bytes behind is let go; its browser connects again and asks for what it shows. */
const furthestBehind = 1024 * 1024;

/** Everybody who listens to server-sent events. */
export type EventStream = {
  /** Keeps a response open until its reader leaves or the stream ends. */
  add(response: ServerResponse): void;
  send(event: PushEvent): void;
  end(): void;
};

/** An empty stream of events; a comment goes out now and then so that a dead connection is noticed. */
export function createEventStream(): EventStream {
  const listeners = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const listener of listeners) {
      if (listener.destroyed) continue;
      if (listener.writableLength > furthestBehind) listener.destroy();
      else listener.write(text);
    }
  };
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMilliseconds);
  heartbeat.unref();
  return {
    add: (response) => {
      response.on('close', () => listeners.delete(response));
      // Who leaves while something is sent to them is no fault of the program.
      response.on('error', () => listeners.delete(response));
      response.write(': listening\n\n');
      listeners.add(response);
    },
    send: (event) => write(`data: ${JSON.stringify(event)}\n\n`),
    end: () => {
      clearInterval(heartbeat);
      for (const listener of listeners) listener.end();
    },
  };
}
