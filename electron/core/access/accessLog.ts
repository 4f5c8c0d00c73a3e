import { AccessEntry, type AccessFact } from '../../../shared/domain/accessEntry.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { londonDay } from '../../../shared/domain/dates.ts';
import type { AccessStore, Clock } from '../ports.ts';

/** What the access log is kept with. */
export type AccessLogOptions = {
  readonly store: AccessStore;
  readonly clock: Clock;
  readonly shell: AccessEntry['shell'];
  /** Who is at the keyboard. */
  readonly actor: () => Actor | null;
  /** Tells the screens that the list of what is wrong has changed. */
  readonly announce: () => void;
};

/** How long entries that nobody waits for are gathered: a decision that is being acknowledged shall not find the disk busy with them. */
const gatherMilliseconds = 2_000;
const againAfterMilliseconds = 30_000;
/** One person reading one case is noted once in this time. */
const readAgainMilliseconds = 60 * 60_000;
/** More than this is not kept where the disk takes nothing; how many were let go is said. */
const mostWaiting = 5_000;

/** Notes who opened, read, exported and printed. Noting holds nothing up; who must know that it is on the disk, as before a file is given out, flushes. */
export class AccessLog {
  readonly #options: AccessLogOptions;
  #waiting: AccessEntry[] = [];
  #lost = 0;
  #timer: NodeJS.Timeout | null = null;
  #failing = false;
  readonly #lastRead = new Map<string, number>();
  readonly #noticed = new Set<string>();

  constructor(options: AccessLogOptions) {
    this.#options = options;
  }

  /** Notes it, to be written soon, for whoever is at the keyboard where nobody else is named. Nothing where the folder is not to be changed. */
  note(fact: AccessFact, by = this.#options.actor()): void {
    const { clock, shell, store } = this.#options;
    if (!store.keeps || this.#isRepeated(fact)) return;
    // Parsed like whatever crosses a border: an entry that cannot be read back would be none.
    const entry = AccessEntry.safeParse({ ...fact, at: clock().toISOString(), shell, by: by === null ? null : { name: by.name, role: by.role, trust: by.trust } });
    if (!entry.success) throw new Error(`The access log has no entry of this form: ${fact.kind}`);
    if (this.#waiting.length >= mostWaiting) this.#lost += 1;
    else this.#waiting.push(entry.data);
    this.#writeAfter(gatherMilliseconds);
  }

  /** How many entries are waiting to be written. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Writes what is waiting. Answers when it is on the disk, or could not be written and that is said on the list of what is wrong. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const entries = this.#waiting;
    if (entries.length === 0 || !this.#options.store.keeps) return;
    this.#waiting = [];
    const written = await this.#write(entries);
    if (written === this.#failing) {
      this.#failing = !written;
      this.#options.announce();
    }
  }

  /** Writes entries into the months they are of; what the disk does not take waits again. */
  async #write(entries: readonly AccessEntry[]): Promise<boolean> {
    const { clock, shell, store } = this.#options;
    const lost = this.#lost;
    const words: AccessFact = { kind: 'noticed', of: 'the access log', what: `${lost} entries could not be kept while the disk took nothing.` };
    const all: readonly AccessEntry[] = lost === 0 ? entries : [...entries, { ...words, at: clock().toISOString(), by: null, shell }];
    const monthOf = ({ at }: AccessEntry): string => londonDay(at).slice(0, 7);
    const months = [...new Set(all.map(monthOf))];
    for (const [index, month] of months.entries()) {
      const written = await store.append(month, all.filter((entry) => monthOf(entry) === month));
      if (written.ok) continue;
      const left = new Set(months.slice(index));
      this.#waiting = [...entries.filter((entry) => left.has(monthOf(entry))), ...this.#waiting];
      this.#writeAfter(againAfterMilliseconds);
      return false;
    }
    this.#lost -= lost;
    return true;
  }

  #writeAfter(milliseconds: number): void {
    this.#timer ??= setTimeout(() => void this.flush(), milliseconds).unref();
  }

  #isRepeated(fact: AccessFact): boolean {
    if (fact.kind === 'noticed') {
      const words = `${fact.of} ${fact.what}`;
      if (this.#noticed.has(words)) return true;
      this.#noticed.add(words);
    }
    if (fact.kind !== 'read') return false;
    const now = this.#options.clock().getTime();
    const key = `${this.#options.actor()?.name ?? ''} ${fact.caseId}`;
    const last = this.#lastRead.get(key);
    if (last !== undefined && now - last < readAgainMilliseconds && now >= last) return true;
    if (this.#lastRead.size > 10_000) this.#lastRead.clear();
    this.#lastRead.set(key, now);
    return false;
  }
}
