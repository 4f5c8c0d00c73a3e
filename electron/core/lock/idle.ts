/** In a meeting people talk for long without touching the keyboard. */
const leastMinutesInMeeting = 60;
/** More than two looks apart that the clock on the wall went on and the machine's own did not: it slept. */
const sleptMilliseconds = 60_000;

/** Two clocks: the one on the wall, and one that stands still while the machine sleeps (milliseconds, only ever going on). */
export type Clocks = { readonly wall: () => number; readonly awake: () => number };

/** Whether a desk was left alone. Told when somebody is there, and looked at every few seconds. */
export class Idle {
  readonly #clocks: Clocks;
  #active: number;
  #inMeeting = false;
  #looked: { readonly wall: number; readonly awake: number };

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
    this.#active = clocks.wall();
    this.#looked = { wall: clocks.wall(), awake: clocks.awake() };
  }

  /** Somebody is at the keyboard. */
  active(inMeeting: boolean): void {
    this.#active = this.#clocks.wall();
    this.#inMeeting = inMeeting;
  }

  /** Begins anew, as at every opening. */
  begin(): void {
    this.active(false);
    this.#looked = { wall: this.#clocks.wall(), awake: this.#clocks.awake() };
  }

  /** Whether to lock now, given after how many minutes. */
  mustLock(minutes: number): boolean {
    const now = { wall: this.#clocks.wall(), awake: this.#clocks.awake() };
    const slept = now.wall - this.#looked.wall - (now.awake - this.#looked.awake);
    this.#looked = now;
    if (slept > sleptMilliseconds) return true;
    // A clock that was put back must not keep a desk open for hours.
    if (now.wall < this.#active) this.#active = now.wall;
    const allowed = this.#inMeeting ? Math.max(minutes, leastMinutesInMeeting) : minutes;
    return now.wall - this.#active >= allowed * 60_000;
  }
}
