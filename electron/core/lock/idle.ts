/** In a meeting people talk for long without touching the keyboard. */
const leastMinutesInMeeting = 60;
/** A look comes every few seconds. Where one was this late the machine slept, or the program was stopped. */
const sleptMilliseconds = 60_000;

/**
 * Two clocks, in milliseconds: the one on the wall, and one that only ever goes on. Node's steady clock stands still in sleep on Linux and goes on in sleep on
 * macOS and Windows, so neither the one nor a difference between the two tells of sleep everywhere: what does is how late the next look is.
 */
export type Clocks = { readonly wall: () => number; readonly steady: () => number };

/** Whether a desk was left alone. Told when somebody is there, and looked at every few seconds. */
export class Idle {
  readonly #clocks: Clocks;
  #active: number;
  #inMeeting = false;
  #looked: { readonly wall: number; readonly steady: number };

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
    this.#active = clocks.wall();
    this.#looked = this.#look();
  }

  /** Somebody is at the keyboard. */
  active(inMeeting: boolean): void {
    this.#active = this.#clocks.wall();
    this.#inMeeting = inMeeting;
  }

  /** Begins anew, as at every opening. */
  begin(): void {
    this.active(false);
    this.#looked = this.#look();
  }

  /** Whether to lock now, given after how many minutes. To be called every few seconds while the desk is open. */
  mustLock(minutes: number): boolean {
    const now = this.#look();
    const late = Math.max(now.wall - this.#looked.wall, now.steady - this.#looked.steady);
    this.#looked = now;
    if (late > sleptMilliseconds) return true;
    // A clock that was put back must not keep a desk open for hours.
    if (now.wall < this.#active) this.#active = now.wall;
    const allowed = this.#inMeeting ? Math.max(minutes, leastMinutesInMeeting) : minutes;
    return now.wall - this.#active >= allowed * 60_000;
  }

  #look(): { readonly wall: number; readonly steady: number } {
    return { wall: this.#clocks.wall(), steady: this.#clocks.steady() };
  }
}
