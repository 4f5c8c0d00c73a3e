/** Something to be timed: ours, or what it is held against. Each turn is timed on its own. */
export type Contestant = { readonly name: string; readonly turn: () => unknown; /** What must be done after each turn and is not timed. */ readonly after?: () => Promise<unknown> };

/** Milliseconds of one turn, by contestant: the median of all rounds. */
export type Medians = ReadonlyMap<string, number>;

/**
 * Times the contestants in turns, in another random order every round, so that neither the clock of the processor nor the state
 * of the disk favours one. Answers the median of each.
 */
export async function inTurns(contestants: readonly Contestant[], rounds: number, warmUp = Math.ceil(rounds / 10)): Promise<Medians> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const { name, turn, after } of shuffled(contestants)) {
      const before = process.hrtime.bigint();
      const result = turn();
      if (result instanceof Promise) await result;
      const spent = Number(process.hrtime.bigint() - before) / 1e6;
      if (round >= 0) times.get(name)?.push(spent);
      await after?.();
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

/** The middle value; of an even count the lower of the two. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

function shuffled<T>(values: readonly T[]): T[] {
  return values.map((value) => ({ value, place: Math.random() })).sort((one, other) => one.place - other.place).map(({ value }) => value);
}
