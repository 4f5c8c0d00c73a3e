import type { Log } from './ports.ts';

/** Who listens to one kind of event. What is announced has happened already: a listener that throws is logged and stops neither the others nor the act that announced it. */
export class Listeners<Event extends readonly unknown[]> {
  readonly #what: string;
  readonly #log: Log;
  readonly #all = new Set<(...event: Event) => void>();

  /** `what` names the events in the log, such as "appended events". */
  constructor(what: string, log: Log) {
    this.#what = what;
    this.#log = log;
  }

  /** Returns an unsubscribe function. The same listener added twice is called twice. */
  add(listener: (...event: Event) => void): () => void {
    const entry = (...event: Event): void => listener(...event);
    this.#all.add(entry);
    return () => void this.#all.delete(entry);
  }

  /** Calls every listener. */
  announce(...event: Event): void {
    for (const listener of this.#all) {
      try {
        listener(...event);
      } catch (error) {
        this.#log(`A listener to ${this.#what} failed`, error);
      }
    }
  }
}
