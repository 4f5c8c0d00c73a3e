/** What crosses between the processes as text. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/*
 * The structured clone of Electron's channels, as text: Chromium's protocol carries nothing else. Both functions also run inside Chromium,
 * where they come as text themselves and may use nothing from outside.
 */

/** Writes a value; throws "An object could not be cloned." where Electron's channels refuse it. */
export function encode(value: unknown): Json {
  const tagged = (tag: string, held: Json): Json => ({ $: tag, held });
  const bytesOf = (buffer: ArrayBufferLike, from: number, length: number): Json => [...new Uint8Array(buffer, from, length)];
  const write = (each: unknown): Json => {
    if (each === null || typeof each === 'string' || typeof each === 'boolean') return each;
    if (typeof each === 'number') return Number.isFinite(each) && !Object.is(each, -0) ? each : tagged('number', Object.is(each, -0) ? '-0' : String(each));
    if (each === undefined) return tagged('undefined', null);
    if (typeof each === 'bigint') return tagged('bigint', String(each));
    if (Array.isArray(each)) return each.map(write);
    if (each instanceof Date) return tagged('date', write(each.getTime()));
    if (each instanceof Error) return tagged('error', each.message);
    if (each instanceof Map) return tagged('map', [...each].map(([key, held]) => [write(key), write(held)]));
    if (each instanceof Set) return tagged('set', [...each].map(write));
    if (each instanceof ArrayBuffer) return tagged('ArrayBuffer', bytesOf(each, 0, each.byteLength));
    if (ArrayBuffer.isView(each)) return tagged(each.constructor.name === 'Buffer' ? 'Uint8Array' : each.constructor.name, bytesOf(each.buffer, each.byteOffset, each.byteLength));
    const copy = Object.fromEntries(Object.entries(each).map(([key, held]) => [key, write(held)]));
    return '$' in copy ? tagged('object', copy) : copy;
  };
  let clone: unknown;
  try {
    clone = structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  return write(clone);
}

/** Reads what encode wrote. */
export function decode(json: Json): unknown {
  const readers: Record<string, (held: never) => unknown> = {
    undefined: () => undefined,
    number: Number,
    bigint: BigInt,
    date: (time: Json) => new Date(Number(decodeEach(time))),
    error: (message: string) => new Error(message),
    map: (entries: readonly [Json, Json][]) => new Map(entries.map(([key, held]) => [decodeEach(key), decodeEach(held)])),
    set: (held: readonly Json[]) => new Set(held.map(decodeEach)),
    object: (held: object) => objectOf(held),
  };
  const objectOf = (held: object): unknown => Object.fromEntries(Object.entries(held).map(([key, each]) => [key, decodeEach(each)]));
  function decodeEach(each: Json): unknown {
    if (typeof each !== 'object' || each === null) return each;
    if (Array.isArray(each)) return each.map(decodeEach);
    const { $: tag, held } = each as { $?: string; held: never };
    if (tag === undefined) return objectOf(each);
    if (tag in readers) return readers[tag]?.(held);
    const { buffer } = Uint8Array.from(held);
    const View: unknown = Reflect.get(globalThis, tag);
    return typeof View === 'function' && tag !== 'ArrayBuffer' ? Reflect.construct(View, [buffer]) : buffer;
  }
  return decodeEach(json);
}
