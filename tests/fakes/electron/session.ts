import { EventEmitter } from 'node:events';
import type { CustomScheme, Privileges, Protocol, Session } from 'electron';
import { type Named, preventable } from './events.ts';
import { isReady } from './ready.ts';

type Serve = (request: Request) => Response | Promise<Response>;
const served = new Map<string, Serve>();
let schemes: readonly CustomScheme[] = [];

/** The privileges of a scheme; without a registration it has none. */
export function privilegesOf(scheme: string): Privileges {
  return schemes.find((each) => each.scheme === scheme)?.privileges ?? {};
}

/** Schemes are made known before the application is ready, once for all; what answers them comes after. */
export const protocol = {
  registerSchemesAsPrivileged: (all: readonly CustomScheme[]): void => {
    if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    schemes = all;
  },
  handle: (scheme: string, serve: Serve): void => {
    refuseBeforeReady();
    if (served.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    served.set(scheme, serve);
  },
} satisfies Named<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

/** What protocol.handle answers; undefined for a scheme nobody serves. */
export async function serve(request: Request): Promise<Response | undefined> {
  return await served.get(new URL(request.url).protocol.slice(0, -1))?.(request);
}

type Before = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
let before: Before = (_details, answer) => answer({});

type Details = { readonly requestingUrl: string; readonly isMainFrame: boolean; readonly embeddingOrigin?: string };
type AskHandler = (contents: object, permission: string, answer: (granted: boolean) => void, details: Details) => void;
type CheckHandler = (contents: object | null, permission: string, origin: string, details: Details) => boolean;
let ask: AskHandler | null = null;
let check: CheckHandler | null = null;

class StandInSession extends EventEmitter {
  readonly webRequest = {
    onBeforeRequest: (listener: Before): void => {
      before = listener;
    },
  };
  setPermissionRequestHandler(handler: AskHandler | null): void {
    ask = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    check = handler;
  }
  /** No device is ever there to ask for. */
  setDevicePermissionHandler(): void {}
}
const defaultSession = new StandInSession() satisfies Named<Session, 'webRequest' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>;

export const session = {
  get defaultSession() {
    refuseBeforeReady();
    return defaultSession;
  },
};

function refuseBeforeReady(): void {
  if (!isReady()) throw new TypeError('Session can only be received when app is ready');
}

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

/** Electron's names for permissions, with those playwright-core gives them; what only one of the two knows is left out. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  geolocation: ['geolocation'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  midiSysex: ['midi-sysex'],
  notifications: ['notifications'],
  'storage-access': ['storage-access'],
};

/**
 * The permissions both handlers give the main frame of an address, in playwright-core's names; without handlers Electron gives all. Chromium
 * keeps one answer for asking and for using, and cannot ask later.
 */
export async function grantedTo(contents: object, requestingUrl: string, origin: string): Promise<string[]> {
  const details = { requestingUrl, isMainFrame: true, embeddingOrigin: origin };
  const granted = (permission: string): Promise<boolean> =>
    new Promise((resolve) => {
      if (check?.(contents, permission, origin, details) === false) resolve(false);
      else if (ask === null) resolve(true);
      else ask(contents, permission, resolve, details);
    });
  const answers = await Promise.all(Object.entries(permissions).map(async ([permission, names]) => ((await granted(permission)) ? names : [])));
  return answers.flat();
}
