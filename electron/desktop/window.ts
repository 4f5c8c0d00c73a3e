import type { BrowserWindowConstructorOptions } from 'electron';
import type { Rectangle } from './screens.ts';

/** The scheme the page is served under; privileged so that it has an origin, a policy and fetch like any site. */
export const pageScheme = { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } } as const;

/** Where the page begins. */
export const pageAddress = 'app://mdt/';

/**
 * Switches of Chromium that keep it from the network on its own account: it would look for updates of its parts and for a proxy. No name
 * and no number leads anywhere; app: is served without asking the resolver.
 */
export const quietSwitches: Readonly<Record<string, string>> = {
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'no-pings': '',
  'no-proxy-server': '',
  'host-resolver-rules': 'MAP * ~NOTFOUND',
};

/** The frame a message came from, as far as trust depends on it. */
export type Frame = { readonly url: string; readonly parent: unknown };

/** What every window of the program needs. */
export type WindowParts = {
  readonly preload: string;
  /** The path of its icon; null where the system knows it. */
  readonly icon: string | null;
};

/** The main window: sandboxed, isolated, without Node, and never named after a patient. */
export function windowOptions({ preload, icon }: WindowParts, bounds: Rectangle, smallest: { readonly width: number; readonly height: number }): BrowserWindowConstructorOptions {
  return {
    title: 'MDT Desk',
    ...(icon === null ? {} : { icon }),
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor: '#f0f4f5',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Chromium would fetch its dictionaries from the internet.
      spellcheck: false,
    },
  };
}

/**
 * The window of the shared display: the same walls, its own name. Chromium keeps one zoom for all windows of an origin, unless a window is
 * told to keep its own: the chair's must not change the projector. It takes whatever size its screen has.
 */
export function displayOptions(parts: WindowParts, bounds: Rectangle): BrowserWindowConstructorOptions {
  const options = windowOptions(parts, bounds, { width: 0, height: 0 });
  return { ...options, title: 'MDT Desk: shared display', webPreferences: { ...options.webPreferences, zoomMode: 'isolated' } };
}

/** Whether an address is of our own page. Node gives app: no origin of its own, so scheme and host are compared. */
export function mayNavigate(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === 'app:' && host === 'mdt' && username === '' && password === '';
}

/** Whether an address is of the shared display of a meeting: the one page that may have a window beside the main one. */
export function isDisplay(url: string): boolean {
  return mayNavigate(url) && /^#\/display\/[A-Za-z0-9-]{1,64}$/.test(new URL(url).hash);
}

/** Whether a message comes from our own page in the window itself: not from a frame within it, nor from a frame that is gone. */
export function isTrusted(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && mayNavigate(frame.url);
}

/** Whether the window may load an address: its own page, what the page made itself, and the developer tools. Nothing of a network. */
export function mayRequest(url: string): boolean {
  return mayNavigate(url) || /^(data|devtools):/.test(url) || madeHere(url);
}

/**
 * Whether the page may have what it asks the system for: of all that Electron knows, only to put text on the clipboard (a list for a
 * mail), which Chromium lets it do at a key or a click alone; and only the page itself, not a frame within it.
 */
export function mayUse(permission: string, { url, isMainFrame }: { readonly url: string; readonly isMainFrame: boolean }): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && mayNavigate(url);
}

/** Whether an address may be saved as a file: only what the page made itself. */
export function mayDownload(url: string): boolean {
  return url.startsWith('data:') || madeHere(url);
}

function madeHere(url: string): boolean {
  return url.startsWith('blob:') && mayNavigate(url.slice('blob:'.length));
}
