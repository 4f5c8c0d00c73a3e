/** Somebody who keeps what is typed in the data folder as it is typed. */
export type Keeper = {
  /** Keeps it now. */
  keep(): Promise<unknown>;
  /** Forgets on this page what is kept: it comes back with the form. What could not be kept stays. */
  forget(): void;
  /** What was typed here since the page was opened and is not recorded: nothing, kept in the data folder, or not even that. */
  holds(): Held;
};

export type Held = 'nothing' | 'kept' | 'unkept';

const keepers = new Set<Keeper>();

/** Takes a keeper in. Returns a function that lets it go. */
export function addKeeper(keeper: Keeper): () => void {
  keepers.add(keeper);
  return () => void keepers.delete(keeper);
}

/** Keeps everything that is typed and waits for it. */
export async function keepEverything(): Promise<void> {
  await Promise.all([...keepers].map((keeper) => keeper.keep()));
}

/** Forgets on this page what is kept in the data folder. What could not be kept stays, and stands in its form again once the desk is open. */
export function forgetKept(): void {
  for (const keeper of keepers) keeper.forget();
}

/** What all of them hold together. */
export function everythingHeld(): Held {
  const held = [...keepers].map((keeper) => keeper.holds());
  return held.includes('unkept') ? 'unkept' : held.includes('kept') ? 'kept' : 'nothing';
}
