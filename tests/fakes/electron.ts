import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import type { App, BrowserWindowConstructorOptions, Dialog, IpcMain, MenuItemConstructorOptions, PowerMonitor, Protocol, SafeStorage, Screen, Session } from 'electron';
import { memoryKeychain } from './keychain.ts';
import { complain } from '../../electron/shell/print.ts';
import { ChromiumWindow, type Surroundings } from './electronWindow.ts';

/**
 * Stands in for Electron where its program is not: what MDT Desk's built main bundle imports as "electron". It behaves as Electron does
 * in what the bundle uses; its windows are pages of a real Chromium. The types tie each member to the real one's name.
 */
type Named<T, K extends keyof T> = Record<K, unknown>;

/** An event that can be prevented, as Electron emits it. */
function preventable(): { defaultPrevented: boolean; preventDefault(): void } {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

const windows = new Set<ChromiumWindow>();
const paths = new Map<string, string>();

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  getVersion(): string {
    return '0.0.0';
  }
  setPath(name: string, path: string): void {
    paths.set(name, path);
  }
  getPath(name: string): string {
    return paths.get(name) ?? tmpdir();
  }
  enableSandbox(): void {}
  /** Switches are Chromium's own; the stand-in's is started with the tests' switches. */
  readonly commandLine = { appendSwitch: (): void => {} };
  requestSingleInstanceLock(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
  #exiting = false;
  quit(): void {
    if (this.#exiting) return;
    const event = preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit();
  }
  exit(code = 0): void {
    this.#exiting = true;
    void Promise.allSettled([...windows].map((window) => window.shut())).then(() => process.exit(code));
  }
}

/** The application; quits on SIGTERM as Electron does. */
export const app = new StandInApp() satisfies Named<App, 'quit' | 'exit' | 'whenReady' | 'enableSandbox' | 'commandLine' | 'requestSingleInstanceLock'>;
process.on('SIGTERM', () => app.quit());

type Handler = (event: object, ...values: unknown[]) => unknown;
const handlers = new Map<string, Handler>();

/** One handler a channel; a second one is an error, as in Electron. */
export const ipcMain = {
  handle: (channel: string, handler: Handler): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
} satisfies Named<IpcMain, 'handle'>;

type Serve = (request: Request) => Promise<Response>;
const served = new Map<string, Serve>();

/** Schemes must be made known before the application is ready; what answers them comes after. */
export const protocol = {
  registerSchemesAsPrivileged: (): void => {},
  handle: (scheme: string, serve: Serve): void => void served.set(scheme, serve),
} satisfies Named<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

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

/** Menus are not drawn. */
export const Menu = { buildFromTemplate: (template: MenuItemConstructorOptions[]) => template, setApplicationMenu: (): void => {} };

/** What Electron would show in a box goes to the error stream. */
export const dialog = { showErrorBox: (title: string, text: string): void => complain(`${title}: ${text}`) } satisfies Named<Dialog, 'showErrorBox'>;

const around: Surroundings = {
  windows,
  preventable,
  created: (contents) => app.emit('web-contents-created', {}, contents),
  closed: () => {
    if (windows.size === 0) app.emit('window-all-closed');
  },
  invoke: async (channel, frame, values) => {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler({ senderFrame: frame }, ...values));
  },
  mayLoad: (url) => new Promise((resolve) => before({ url }, ({ cancel }) => resolve(cancel !== true))),
  serve: async (request) => await served.get(new URL(request.url).protocol.slice(0, -1))?.(request),
  download: (url) => {
    const event = preventable();
    defaultSession.emit('will-download', event, { getURL: () => url });
    return !event.defaultPrevented;
  },
};

/** The system's keychain: of this process alone, so it has changed at every start. */
const secrets = memoryKeychain('this machine');
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: (text: string) => secrets.wrap(text),
  decryptStringAsync: async (sealed: Buffer) => ({ shouldReEncrypt: false, result: await secrets.unwrap(sealed) }),
} satisfies Named<SafeStorage, 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'>;

/** Tells when the machine sleeps: it does on SIGUSR2. */
export const powerMonitor = new EventEmitter() satisfies Named<PowerMonitor, 'on'>;
process.on('SIGUSR2', () => powerMonitor.emit('suspend'));

/** One screen, as on a laptop without a projector. */
export const screen = { getAllDisplays: () => [{ id: 1, bounds: { x: 0, y: 0 } }], getDisplayMatching: () => ({ id: 1 }) } satisfies Named<Screen, 'getAllDisplays' | 'getDisplayMatching'>;

export class BrowserWindow extends ChromiumWindow {
  static getAllWindows(): ChromiumWindow[] {
    return [...windows];
  }
  constructor(options: BrowserWindowConstructorOptions) {
    super(options, around);
  }
}
