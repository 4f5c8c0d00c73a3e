/** An event that can be prevented, as Electron emits it. */
export type Preventable = { defaultPrevented: boolean; preventDefault(): void };

/** A fresh one, not prevented yet. */
export function preventable(): Preventable {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** Ties each member of the stand-in to the name of the real one's. */
export type Named<T, K extends keyof T> = Record<K, unknown>;
