import { randomUUID } from 'node:crypto';
import type { Privileges } from 'electron';
import { type Ask, joinWorlds } from './bridge.ts';
import { type RightClick, watchClicks } from './contextMenu.ts';
import { blobScript } from './download.ts';
import { decode, encode, type Json } from './wire.ts';

/** What a page tells the program. */
export type FromPage =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly values: readonly unknown[] }
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'title'; readonly title: string }
  | { readonly kind: 'click'; readonly click: RightClick }
  | { readonly kind: 'close' }
  | { readonly kind: 'preloadFault'; readonly message: string };
/** What the program tells a page: an event, or how an invoked handler ended. */
type ToPage = { readonly channel: string; readonly values: readonly unknown[] } | { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** The name under which messages leave the preload's world, as text. */
export const wireName = '__electronWire';
/** The name under which they enter it. */
export const hearName = '__electronHear';

/** What a window's preferences and its scheme's privileges mean inside the page. */
export type Inside = {
  /** The preload has a world of its own. */
  readonly isolated: boolean;
  /** The preload may load nothing but Electron's own. */
  readonly sandboxed: boolean;
  /** The page itself has Node. */
  readonly node: boolean;
  readonly everyFrame: boolean;
  /** What the page's own scheme may. */
  readonly privileges: Privileges;
};

/**
 * The scripts Chromium runs before every page: the page's first, then the one with the built preload bundle. The bundle is written into the
 * text, since a page's policy forbids to evaluate it. Without isolation there is one world and one script.
 */
export function pageScripts(bundle: string, inside: Inside): { readonly page: string | null; readonly preload: string } {
  const settings = JSON.stringify({ ...inside, secret: randomUUID(), wireName, hearName });
  const preload = `(require, module, exports) => {\n${bundle}\n}`;
  return {
    page: inside.isolated ? `(${enterPage.toString()})(${settings}, ${joinWorlds.toString()}, ${furnish.toString()});\n${blobScript}` : null,
    preload: `(${enterPreload.toString()})(${settings}, ${joinWorlds.toString()}, ${furnish.toString()}, ${watchClicks.toString()}, ${encode.toString()}, ${decode.toString()}, ${preload});${inside.isolated ? '' : blobScript}`,
  };
}

type Settings = Inside & { readonly secret: string; readonly wireName: string; readonly hearName: string };
type Hear = (event: object, ...values: unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

/** Runs inside Chromium, in the preload's world. */
function enterPreload(settings: Settings, join: typeof joinWorlds, furnishPage: typeof furnish, watch: typeof watchClicks, write: typeof encode, read: typeof decode, preload: Preload): void {
  const world: Record<string, unknown> = globalThis as never; // its globals, by name
  const carry = world[settings.wireName] as (text: string) => void; // put there by Runtime.addBinding
  delete world[settings.wireName];
  if (window !== window.top && !settings.everyFrame) return;
  const tell = (message: FromPage): void => carry(JSON.stringify(write(message)));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<Hear>>();
  const of = (channel: string): Set<Hear> => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel) ?? new Set();
  let count = 0;
  const ipcRenderer = {
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = (count += 1);
        tell({ kind: 'invoke', id, channel, values });
        waiting.set(id, { resolve, reject: (error) => reject(new Error(`Error invoking remote method '${channel}': ${error.message}`)) });
      }),
    on: (channel: string, hear: Hear) => void of(channel).add(hear),
    removeListener: (channel: string, hear: Hear) => void of(channel).delete(hear),
  };
  const hear = (text: string): void => {
    const message = read(JSON.parse(text) as Json) as ToPage; // as the program's side wrote it
    if ('channel' in message) return of(message.channel).forEach((each) => each({ sender: ipcRenderer, ports: [] }, ...message.values));
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if ('error' in message) reject?.(new Error(message.error));
    else resolve?.(message.value);
  };
  Object.defineProperty(globalThis, settings.hearName, { value: hear });

  const answerPage: Ask = (name, value) => tell(name === 'open' ? { kind: 'open', url: String(value) } : { kind: 'close' });
  const ask = settings.isolated ? join(settings.secret, true, answerPage) : null;
  if (ask === null) furnishPage(settings, answerPage);
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      if (ask === null) throw new Error('contextBridge API can only be used when contextIsolation is enabled');
      ask('expose', name, api);
    },
  };
  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (['electron', 'electron/renderer', 'electron/common'].includes(name)) return { contextBridge, ipcRenderer };
    throw new Error(settings.sandboxed ? `module not found: ${name}` : `The stand-in gives no page Node's "${name}".`);
  };
  if (settings.node) Object.assign(globalThis, { require, module, process: { type: 'renderer', versions: {} } });
  try {
    preload(require, module, module.exports);
  } catch (error) {
    tell({ kind: 'preloadFault', message: String(error) });
  }
  watch((click) => tell({ kind: 'click', click }));
  document.addEventListener('DOMContentLoaded', () => {
    const told = (): void => tell({ kind: 'title', title: document.title });
    if (document.title !== '') told();
    new MutationObserver(told).observe(document.head, { subtree: true, childList: true, characterData: true });
  });
}

/** Runs inside Chromium, in the page's own world, where there are two. */
function enterPage(settings: Settings, join: typeof joinWorlds, furnishPage: typeof furnish): void {
  if (window !== window.top && !settings.everyFrame) return;
  const { ownKeys, defineProperty } = Reflect;
  const { freeze } = Object;
  const frozen = (value: unknown): unknown => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || ArrayBuffer.isView(value)) return value;
    for (const key of ownKeys(value)) frozen(Reflect.get(value, key));
    return freeze(value);
  };
  const ask = join(settings.secret, false, (_expose, name, api) => {
    if (String(name) in globalThis) throw new Error('Cannot bind an API on top of an existing property on the window object');
    defineProperty(globalThis, String(name), { value: frozen(api), enumerable: true });
  });
  furnishPage(settings, ask);
}

/** Runs inside Chromium, in the page's own world: what differs for a page in Electron, and under a scheme of the program's own. */
function furnish(settings: Inside, ask: Ask): void {
  const { href } = Object.getOwnPropertyDescriptors(URL.prototype);
  const Address = URL;
  window.open = (address = '') => {
    ask('open', Reflect.apply(href.get as () => string, new Address(String(address), location.href), []));
    return null;
  };
  window.close = () => void ask('close');
  // Chromium keeps no cookies for a scheme it does not know.
  Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {}, configurable: true, enumerable: true });
  const { supportFetchAPI, allowServiceWorkers } = settings.privileges;
  if (supportFetchAPI !== true) window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  if (allowServiceWorkers === true || !('serviceWorker' in navigator)) return;
  const refusal = "Failed to register a ServiceWorker: The URL protocol of the current origin ('app://mdt') is not supported.";
  ServiceWorkerContainer.prototype.register = () => Promise.reject(new TypeError(refusal));
}
