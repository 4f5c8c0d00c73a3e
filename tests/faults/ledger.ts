import type { StoredEvent } from '../../electron/core/ports.ts';
import type { Tally } from './figures.ts';

/** What a step wrote: the stream ("case/…", "meeting/…") and its version then, or "settings", and the mark that is in what was written. */
export type Written = { readonly of: string; readonly version: number; readonly mark: string };

/** Remembers what was acknowledged and what was refused, and finds whether it is in what the folder holds. */
export class Ledger {
  readonly #tally: Tally;
  /** Streams by name: the version acknowledged last, and the marks with the versions by which they must have been written. */
  readonly #streams = new Map<string, { version: number; marks: Map<string, number> }>();
  /** How far each stream was seen, with the hash there: it must never be another later. */
  readonly #seen = new Map<string, { version: number; hash: string }>();
  /** Marks that were refused, and whether it was said that nothing was saved. */
  readonly #refused = new Map<string, boolean>();
  #settings = '';
  /** Names that may have been written since the last acknowledged one: refused, with what was said, or under way at the end. */
  readonly #settingsSince = new Map<string, boolean>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  acknowledged({ of, version, mark }: Written): void {
    this.#tally.count('acknowledged');
    if (of === 'settings') {
      this.#settings = mark;
      this.#settingsSince.clear();
      return;
    }
    const stream = this.#streams.get(of) ?? { version: 0, marks: new Map() };
    stream.version = Math.max(stream.version, version);
    stream.marks.set(mark, version);
    this.#streams.set(of, stream);
  }

  refused(of: string, mark: string, message: string): void {
    (of === 'settings' ? this.#settingsSince : this.#refused).set(mark, !message.includes('not certain whether'));
  }

  /** The mark of a write that may have been under way at the end. */
  underWay(of: string, mark: string): void {
    if (of === 'settings') this.#settingsSince.set(mark, false);
  }

  /** Compares a stream with all that was acknowledged of it. */
  compare(of: string, events: readonly StoredEvent[] | null): void {
    const known = this.#streams.get(of);
    const seen = this.#seen.get(of);
    if (events === null) {
      if (known !== undefined) this.#tally.goneWrong('lost', `${of} cannot be read; ${known.version} events were acknowledged`);
      return;
    }
    if (known !== undefined && events.length < known.version) this.#tally.goneWrong('lost', `${of} holds ${events.length} events; ${known.version} were acknowledged`);
    if (seen !== undefined && events[seen.version - 1]?.hash !== seen.hash) this.#tally.goneWrong('lost', `${of} holds something else at event ${seen.version} than before`);
    const fresh = events.slice(seen?.version ?? 0).map(({ version, data }) => ({ version, text: JSON.stringify(data) }));
    for (const [mark, version] of known?.marks ?? []) {
      if (!fresh.some((event) => event.version <= version && event.text.includes(mark))) this.#tally.goneWrong('lost', `${of}: ${mark}, acknowledged by event ${version}, is not there`);
    }
    known?.marks.clear();
    for (const { text } of fresh) for (const [mark, saidUnsaved] of this.#refused) if (text.includes(mark)) this.#found(of, mark, saidUnsaved);
    const last = events.at(-1);
    if (last !== undefined) this.#seen.set(of, { version: last.version, hash: last.hash });
  }

  /** Compares the settings with the name that was acknowledged last. */
  compareSettings(name: string | null): void {
    if (this.#settings === '' && name === null) return;
    if (name !== null && this.#settingsSince.has(name)) this.#found('settings', name, this.#settingsSince.get(name) === true);
    else if (name !== null && this.#settings === '') this.#tally.goneWrong('lost', `the settings hold ${name}, which was not written`);
    else if (name !== this.#settings) this.#tally.goneWrong('lost', `the settings hold ${name}; ${this.#settings} was acknowledged`);
    this.#settings = name ?? '';
    this.#settingsSince.clear();
  }

  /** Whether nothing was acknowledged yet. */
  get isEmpty(): boolean {
    return this.#streams.size === 0 && this.#settings === '';
  }

  /** Streams of which something was acknowledged. */
  streams(): readonly string[] {
    return [...this.#streams.keys()];
  }

  #found(of: string, mark: string, saidUnsaved: boolean): void {
    this.#refused.delete(mark);
    this.#tally.count('yetFound');
    if (saidUnsaved) this.#tally.goneWrong('notTold', `${of}: ${mark} was refused as not saved, and is there`);
  }
}
