import { clockSetBack } from './clocks.ts';
import { connectionGone, deviceErrors, diskFull, folderGone, madeReadOnly, renameRefused, shortWrites } from './diskFaults.ts';
import { faultRounds } from './faultRounds.ts';
import { endedAtEveryStep } from './everyStep.ts';
import type { Figures } from './figures.ts';
import { flippedBits, type Flips } from './flippedBits.ts';
import { kills, twoProcesses } from './kills.ts';
import { powerCuts, powerCutsWhileSealing } from './powerCuts.ts';
import { plainProgram, withPackedProgram } from './recordingProgram.ts';
import { staleLocks } from './staleLocks.ts';
import { twoWriters } from './twoWriters.ts';

/** How often each kind of fault is tried. */
export type Extent = {
  readonly kills: number;
  readonly twoProcesses: number;
  /** The program is ended at every so many-th operation on the disk. */
  readonly everyStep: number;
  /** Rounds of each kind of fault of the disk. */
  readonly diskFaults: number;
  /** Rounds with renames that are refused: each waits for a while as the program does. */
  readonly renames: number;
  readonly powerCuts: number;
  readonly clock: number;
  readonly writers: number;
  readonly locks: number;
  readonly flips: Flips;
};

/** The whole campaign, `npm run test:faults`. */
export const wholeExtent: Extent = {
  kills: 1_000,
  twoProcesses: 40,
  everyStep: 1,
  diskFaults: 200,
  renames: 100,
  powerCuts: 300,
  clock: 100,
  writers: 100,
  locks: 99,
  flips: { everyByte: 1, allBits: true },
};

/** A part of every kind, for `npm test`. */
export const smallExtent: Extent = { kills: 8, twoProcesses: 1, everyStep: 9, diskFaults: 5, renames: 3, powerCuts: 12, clock: 2, writers: 2, locks: 9, flips: { everyByte: 211, allBits: false } };

/** A kind of fault of the campaign. */
export type Part = { readonly name: string; run(extent: Extent, seed: number): Promise<readonly Figures[]> };

/** From so many starts on it pays to pack the program that is started. */
const packedFrom = 50;

function withProgram<T>(starts: number, task: (program: URL) => Promise<T>): Promise<T> {
  return starts < packedFrom ? task(plainProgram) : withPackedProgram(task);
}

/** A long run says how far it is. */
function everyFifty({ rounds, acknowledged, wrong }: Figures): void {
  if (rounds % 50 === 0) console.log(`${rounds} kills in one of two lanes, ${acknowledged} acknowledged, ${wrong.length} gone wrong`);
}

/** Every kind of fault there is in the campaign, in the order of its table. */
export const parts: readonly Part[] = [
  {
    name: 'kills',
    run: ({ kills: count }, seed) =>
      withProgram(count, async (program) => {
        const first = Math.ceil(count / 2);
        const [one, two] = await Promise.all([kills(first, seed, program, everyFifty), kills(count - first, seed + 1, program, everyFifty)]);
        return [together(one, two)];
      }),
  },
  { name: 'two processes', run: ({ twoProcesses: count }, seed) => withProgram(2 * count, async (program) => [await twoProcesses(count, seed, program)]) },
  { name: 'every step', run: async ({ everyStep: every }, seed) => [await endedAtEveryStep(every, seed)] },
  { name: 'power cuts', run: async ({ powerCuts: count }, seed) => [await powerCuts(count, seed), await powerCutsWhileSealing(Math.ceil(count / 2), seed)] },
  ...[diskFull, deviceErrors, shortWrites, madeReadOnly, connectionGone, folderGone].map((kind): Part => ({ name: kind.fault, run: async ({ diskFaults: count }, seed) => [await faultRounds(kind, count, seed)] })),
  { name: 'renames', run: async ({ renames: count }, seed) => [await faultRounds(renameRefused, count, seed)] },
  { name: 'clock', run: async ({ clock: count }, seed) => [await clockSetBack(count, seed)] },
  { name: 'writers', run: async ({ writers: count }, seed) => [await twoWriters(count, seed)] },
  { name: 'locks', run: async ({ locks: count }, seed) => [await staleLocks(count, seed)] },
  { name: 'flips', run: async ({ flips }, seed) => [await flippedBits(flips, seed)] },
];

/** The figures of two lanes of one kind. */
function together(one: Figures, two: Figures): Figures {
  return {
    fault: one.fault,
    rounds: one.rounds + two.rounds,
    acknowledged: one.acknowledged + two.acknowledged,
    told: one.told + two.told,
    yetFound: one.yetFound + two.yetFound,
    lost: one.lost + two.lost,
    notVerified: one.notVerified + two.notVerified,
    notTold: one.notTold + two.notTold,
    wrong: [...one.wrong, ...two.wrong],
  };
}
