/** What one world asks of the other, by name; answers what the other answered. */
export type Ask = (name: string, value?: unknown, more?: unknown) => unknown;

type Message = readonly [kind: string, id: number, content: unknown];

/**
 * Runs inside Chromium, once in the preload's world and once in the page's, before any script of the page: joins the two as Electron's
 * contextBridge does. They share one element that stands in no document, and hand each other events on it, whose content Chromium clones.
 * What crosses is copied without its prototype, functions and promises are called from afar, and of an error only the message survives.
 * A page may change every prototype later, so all that is used then is taken now.
 */
export function joinWorlds(secret: string, inPreload: boolean, answerAsked: Ask): Ask {
  const { apply, defineProperty, ownKeys, getOwnPropertyDescriptor } = Reflect;
  const [Later, Fault, NewEvent, clone, { isArray }, { isView }] = [Promise, Error, CustomEvent, structuredClone, Array, ArrayBuffer];
  const { then } = Promise.prototype;
  const { toString } = Object.prototype;
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  const contentOf = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get as () => Message; // every Chromium has it
  const table = <T>(): Record<PropertyKey, T> => Object.create(null);
  const cloned = table<boolean>();
  for (const kind of ['Date', 'RegExp', 'Map', 'Set', 'ArrayBuffer', 'Blob', 'File']) cloned[`[object ${kind}]`] = true;
  const mine = inPreload ? 'toPreload' : 'toPage';
  const theirs = inPreload ? 'toPage' : 'toPreload';
  const functions = table<(...values: never[]) => unknown>();
  functions[0] = answerAsked;
  const waiting = table<{ resolve(value: unknown): void; reject(error: unknown): void }>();
  let count = 0;
  let answer: Message | null = null;
  let node: EventTarget = document;

  const put = (target: object, key: PropertyKey, value: unknown): boolean => defineProperty(target, key, { __proto__: null, value, enumerable: true, configurable: true, writable: true } as never);
  const post = (message: Message): boolean => apply(dispatchEvent, node, [new NewEvent(theirs, { __proto__: null, detail: message } as never)]);
  const messageOf = (error: unknown): string => {
    const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : null;
    return typeof message === 'string' ? message : 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
  };
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') {
      functions[(count += 1)] = value as () => unknown; // called with whatever comes
      return ['function', count];
    }
    if (typeof value !== 'object' || value === null) return value;
    if (isArray(value)) {
      const copy: unknown[] = [];
      for (let at = 0; at < value.length; at += 1) put(copy, at, pack(value[at]));
      return ['array', copy];
    }
    if (value instanceof Fault) return ['error', messageOf(value)];
    if (value instanceof Later) {
      const id = (count += 1);
      apply(then, value, [(result: unknown) => settle('resolve', id, result), (error: unknown) => settle('reject', id, error)]);
      return ['promise', id];
    }
    if (isView(value) || cloned[apply(toString, value, [])] === true) return ['clone', clone(value)];
    const copy = { __proto__: null };
    const keys = ownKeys(value);
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] ?? '';
      if (typeof key === 'string' && getOwnPropertyDescriptor(value, key)?.enumerable === true) put(copy, key, pack(value[key as never]));
    }
    return ['object', copy];
  };
  function settle(kind: string, id: number, result: unknown): void {
    let message: Message;
    try {
      message = [kind, id, pack(result)];
    } catch (error) {
      message = ['reject', id, ['error', messageOf(error)]];
    }
    post(message);
  }
  const unpack = (packed: unknown): unknown => {
    if (!isArray(packed)) return packed;
    const kind: unknown = packed[0];
    const held = packed[1];
    if (kind === 'function') return (...values: unknown[]) => call(held, values);
    if (kind === 'promise') return new Later((resolve, reject) => (waiting[held] = { resolve, reject }));
    if (kind === 'error') return new Fault(held);
    if (kind === 'clone') return held;
    const copy = kind === 'array' ? [] : {};
    const keys = ownKeys(held);
    for (let at = 0; at < keys.length; at += 1) if (keys[at] !== 'length') put(copy, keys[at] ?? '', unpack(held[keys[at] ?? '']));
    return copy;
  };
  function call(id: number, values: unknown[]): unknown {
    post(['call', id, pack(values)]);
    const got = answer;
    answer = null;
    if (got === null) throw new Fault('The other world did not answer.');
    if (got[0] === 'throw') throw new Fault(String(got[2]));
    return unpack(got[2]);
  }
  const hear = (event: Event): void => {
    const message = apply(contentOf, event, []);
    const kind = message[0];
    const id = message[1];
    const content = message[2];
    if (kind === 'return' || kind === 'throw') answer = message;
    else if (kind === 'resolve') waiting[id]?.resolve(unpack(content));
    else if (kind === 'reject') waiting[id]?.reject(unpack(content));
    else {
      let result: Message;
      try {
        result = ['return', 0, pack(apply(functions[id] as () => unknown, undefined, unpack(content) as unknown[]))];
      } catch (error) {
        result = ['throw', 0, messageOf(error)];
      }
      post(result);
    }
  };

  const meet = (shared: EventTarget): void => {
    node = shared;
    apply(addEventListener, node, [mine, hear]);
  };
  if (inPreload) {
    meet(document.createElement('i'));
    const hand = (): boolean => document.dispatchEvent(new MouseEvent(secret, { relatedTarget: node }));
    document.addEventListener(`${secret}?`, hand, { once: true });
    hand();
  } else {
    document.addEventListener(secret, (event) => meet((event as MouseEvent).relatedTarget ?? document), { once: true });
    document.dispatchEvent(new Event(`${secret}?`));
  }
  return (name, value, more) => call(0, [name, value, more]);
}
