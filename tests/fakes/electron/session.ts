import { EventEmitter } from 'node:events';
import type { Protocol, Session } from 'electron';
import { type Named, preventable } from './events.ts';

type Serve = (request: Request) => Promise<Response>;
const served = new Map<string, Serve>();

/** Schemes must be made known before the application is ready; what answers them comes after. */
export const protocol = {
  registerSchemesAsPrivileged: (): void => {},
  handle: (scheme: string, serve: Serve): void => void served.set(scheme, serve),
} satisfies Named<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

/** What protocol.handle answers; undefined for a scheme nobody serves. */
export async function serve(request: Request): Promise<Response | undefined> {
  return await served.get(new URL(request.url).protocol.slice(0, -1))?.(request);
}

type Before = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
let before: Before = (_details, answer) => answer({});

class StandInSession extends EventEmitter {
  readonly webRequest = {
    onBeforeRequest: (listener: Before): void => {
      before = listener;
    },
  };
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
}
const defaultSession = new StandInSession() satisfies Named<Session, 'webRequest' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>;
export const session = { defaultSession };

/** Whether session.webRequest lets an address through. */
export function mayLoad(url: string): Promise<boolean> {
  return new Promise((resolve) => before({ url }, ({ cancel }) => resolve(cancel !== true)));
}

/** Announces a download; whether the application lets it go on. */
export function willDownload(item: object, contents: object): boolean {
  const event = preventable();
  defaultSession.emit('will-download', event, item, contents);
  return !event.defaultPrevented;
}
