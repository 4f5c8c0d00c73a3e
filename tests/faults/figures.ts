/** What the rounds of one kind of fault gave. All but the counts of what went wrong only say how much was looked at. */
export type Figures = {
  readonly fault: string;
  readonly rounds: number;
  /** Events and documents of which the program said that they are saved. */
  readonly acknowledged: number;
  /** Refusals and named damage that were told in a sentence. */
  readonly told: number;
  /** What was refused and is in the folder all the same: the disk took it and would not say so. Nothing is lost, it is only known later. */
  readonly yetFound: number;
  readonly lost: number;
  readonly notVerified: number;
  readonly notTold: number;
  /** The first of each thing that went wrong, with what is needed to see it again. */
  readonly wrong: readonly string[];
};

const mostWrong = 20;

/** Counts what the rounds of one kind of fault give. */
export class Tally {
  readonly #fault: string;
  readonly #seed: number;
  readonly #wrong: string[] = [];
  readonly #counts = { rounds: 0, acknowledged: 0, told: 0, yetFound: 0, lost: 0, notVerified: 0, notTold: 0 };

  constructor(fault: string, seed: number) {
    this.#fault = fault;
    this.#seed = seed;
  }

  count(what: 'acknowledged' | 'told' | 'yetFound', times = 1): void {
    this.#counts[what] += times;
  }

  /** Ends a round; whatever goes wrong from here on is of the next. */
  roundDone(): void {
    this.#counts.rounds += 1;
  }

  goneWrong(what: 'lost' | 'notVerified' | 'notTold', how: string): void {
    this.#counts[what] += 1;
    if (this.#wrong.length < mostWrong) this.#wrong.push(`${this.#fault}, seed ${this.#seed}, round ${this.#counts.rounds + 1}, ${what}: ${how}`);
  }

  figures(): Figures {
    return { fault: this.#fault, ...this.#counts, wrong: [...this.#wrong] };
  }
}

/** Whether nothing was lost, everything verified, and everything told. */
export function isSound({ lost, notVerified, notTold }: Figures): boolean {
  return lost + notVerified + notTold === 0;
}
