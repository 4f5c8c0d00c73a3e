type Clonable = (...values: unknown[]) => unknown;
type Hear = (event: object, ...values: unknown[]) => void;
/** How an invoked handler ended; of an error only the message survives, as in Electron. */
export type Answer = { readonly value: unknown } | { readonly error: string };

/** The name under which the stand-in passes calls out of the page; taken off the page before its own scripts run. */
export const wireName = '__electronWire';
/** The name under which it passes events in. */
export const hearName = '__electronHear';

/**
 * The script Chromium runs before every page: the built preload bundle, with what a sandboxed preload may require. The bundle is written
 * into the text, since a page's policy forbids to evaluate it.
 */
export function preloadScript(bundle: string): string {
  return `(${enter.toString()})(${JSON.stringify(wireName)}, ${JSON.stringify(hearName)}, (require, module, exports) => {\n${bundle}\n});`;
}

/** Runs inside Chromium, in the window's own frame only. */
function enter(wire: string, ear: string, preload: (require: (name: string) => unknown, module: object, exports: object) => void): void {
  const page: Record<string, unknown> = globalThis as never; // the page's globals, by name
  const carry = page[wire] as (channel: string, values: unknown[]) => Promise<Answer>; // put there by exposeBinding
  delete page[wire];
  if (window !== window.top) return;
  const listeners = new Map<string, Set<Hear>>();
  const of = (channel: string): Set<Hear> => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel) ?? new Set();
  const clone = (value: unknown): unknown => (typeof value === 'function' || value instanceof Promise ? value : structuredClone(value));
  const ipcRenderer = {
    invoke: async (channel: string, ...values: unknown[]) => {
      const answer = await carry(channel, structuredClone(values));
      if ('error' in answer) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
      return answer.value;
    },
    on: (channel: string, hear: Hear) => of(channel).add(hear),
    removeListener: (channel: string, hear: Hear) => of(channel).delete(hear),
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: Record<string, Clonable>) => {
      const copied = Object.entries(api).map(([key, run]) => [key, (...values: unknown[]) => clone(run(...values.map(clone)))]);
      Object.defineProperty(globalThis, name, { value: Object.freeze(Object.fromEntries(copied)), enumerable: true });
    },
  };
  Object.defineProperty(globalThis, ear, {
    value: (channel: string, values: unknown[]) => of(channel).forEach((hear) => hear({}, ...values)),
  });
  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot load "${name}".`);
    return { contextBridge, ipcRenderer };
  };
  preload(require, module, module.exports);
}
