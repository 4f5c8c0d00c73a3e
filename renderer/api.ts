import { type Carrier, type Client, createClient } from '../shared/api/client.ts';
import type { PushEvent } from '../shared/api/contract.ts';

declare global {
  /** The carrier the desktop shell puts in place; absent in a browser. */
  var mdt: Carrier | undefined;
}

type ConnectionListener = (alive: boolean) => void;
const connectionListeners = new Set<ConnectionListener>();
const tellConnection: ConnectionListener = (alive) => connectionListeners.forEach((listener) => listener(alive));

/** Calls and push events over the loopback shell: same origin, its cookie, JSON both ways. */
function overHttp(): Carrier {
  const listeners = new Set<(event: PushEvent) => void>();
  let source: EventSource | null = null;
  return {
    call: async (name, input) => {
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        credentials: 'same-origin',
      });
      // A shell that refuses the caller may answer no Result at all.
      if (!(response.headers.get('content-type') ?? '').includes('json')) throw new Error(`MDT Desk answered with status ${response.status}.`);
      return response.json();
    },
    onEvent: (listener) => {
      listeners.add(listener);
      source ??= openEvents((event) => listeners.forEach((each) => each(event)));
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        source?.close();
        source = null;
      };
    },
  };
}

/** One stream of server-sent events for everybody on the page; the browser opens it again by itself after a loss. */
function openEvents(tell: (event: PushEvent) => void): EventSource {
  const source = new EventSource('/events');
  source.addEventListener('open', () => tellConnection(true));
  source.addEventListener('error', () => tellConnection(false));
  // Sent by our own core, which made it of the contract's types.
  source.addEventListener('message', (message) => tell(JSON.parse(String(message.data)) as PushEvent));
  return source;
}

const lockListeners = new Set<() => void>();

/** The carrier, and an ear for the answer that everything is locked: the event that says so may have been lost on the way. */
function heedingLock(carrier: Carrier): Carrier {
  return {
    ...carrier,
    call: async (name, input) => {
      const answer = await carrier.call(name, input);
      if (isLocked(answer)) lockListeners.forEach((listener) => listener());
      return answer;
    },
  };
}

function isLocked(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('refusal' in answer)) return false;
  const { refusal } = answer;
  return typeof refusal === 'object' && refusal !== null && 'code' in refusal && refusal.code === 'locked';
}

/** The one client of all screens; which shell carries it is found, not configured. */
export const client: Client = createClient(heedingLock(globalThis.mdt ?? overHttp()));

/** Calls back when a call is refused because the desk is locked. Returns an unsubscribe function. */
export function onLocked(listener: () => void): () => void {
  lockListeners.add(listener);
  return () => void lockListeners.delete(listener);
}

/** Calls back when the connection to the shell is lost and regained; the desktop shell never loses it. Returns an unsubscribe function. */
export function onConnection(listener: ConnectionListener): () => void {
  connectionListeners.add(listener);
  return () => connectionListeners.delete(listener);
}
