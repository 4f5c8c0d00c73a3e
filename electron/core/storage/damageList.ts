import type { Clock, Damage, Log } from '../ports.ts';
import { listSetAside, setAside } from './setAside.ts';

/** What was refused as damaged in one data folder: names it, sets it aside where this process may write, and remembers it. */
export class DamageList {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #mayWrite: () => boolean;
  readonly #found = new Map<string, Damage>();

  private constructor(folder: string, mayWrite: () => boolean, clock: Clock, log: Log) {
    this.#folder = folder;
    this.#mayWrite = mayWrite;
    this.#clock = clock;
    this.#log = log;
  }

  /** Begins with what earlier starts set aside. */
  static async open(folder: string, mayWrite: () => boolean, clock: Clock, log: Log): Promise<DamageList> {
    const list = new DamageList(folder, mayWrite, clock, log);
    for (const damage of await listSetAside(folder)) list.#found.set(damage.setAside ?? '', damage);
    return list;
  }

  /**
   * Names a damaged file and, for the writer, moves it out of the way. Where that fails, or no path is given, the file stays where it is
   * and is named all the same.
   */
  async add(path: string | null, damaged: Omit<Damage, 'setAside'>): Promise<Damage> {
    let place: string | null = null;
    if (path !== null && this.#mayWrite()) {
      try {
        place = await setAside(this.#folder, path, damaged, this.#clock);
      } catch (error) {
        this.#log('A damaged file could not be set aside', error);
      }
    }
    const damage = { ...damaged, setAside: place };
    this.#found.delete(stillInPlace(damaged));
    this.#found.set(place ?? stillInPlace(damaged), damage);
    this.#log(`The ${damage.what} ${damage.id} was refused. ${damage.reason}`);
    return damage;
  }

  /** Forgets that a file was damaged where it lies, because it has been read well since. */
  readWell(what: Damage['what'], id: string): void {
    this.#found.delete(stillInPlace({ what, id }));
  }

  /** The last damage named for this stream or document, if any. */
  of(what: Damage['what'], id: string): Damage | undefined {
    return this.all().findLast((damage) => damage.what === what && damage.id === id);
  }

  /** Every damage named so far. */
  all(): readonly Damage[] {
    return [...this.#found.values()];
  }
}

function stillInPlace({ what, id }: Pick<Damage, 'what' | 'id'>): string {
  return `${what} ${id}`;
}
