/** Members Electron still answers on an object that is gone. */
const always = new Set(['constructor', 'isDestroyed']);

/**
 * Makes every method and accessor of a class throw "Object has been destroyed" once `isDestroyed()` is true, as on Electron's own objects.
 * What the class inherits, such as an emitter's methods, goes on.
 */
export function throwOnceDestroyed(prototype: { isDestroyed(): boolean }): void {
  const guarded = <A extends unknown[], R>(run: (...values: A) => R) =>
    function (this: { isDestroyed(): boolean }, ...values: A): R {
      if (this.isDestroyed()) throw new TypeError('Object has been destroyed');
      return Reflect.apply(run, this, values);
    };
  for (const [name, { value, get, ...rest }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (always.has(name)) continue;
    Object.defineProperty(prototype, name, { ...rest, ...(get === undefined ? { value: guarded(value) } : { get: guarded(get) }) });
  }
}
