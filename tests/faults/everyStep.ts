import { join } from 'node:path';
import { randomFrom } from '../core/storage/child.ts';
import { inOwnFolder, startApp } from './campaignFolder.ts';
import { FailingDisk } from './failingDisk.ts';
import { type Figures, Tally } from './figures.ts';
import { Ledger } from './ledger.ts';
import { letHolderDie } from './locks.ts';
import { lookAfter } from './lookAfter.ts';
import { RecordingDesk } from './recordingDesk.ts';

const stepsOfALife = 8;

/**
 * Ends the program at each operation on the disk in turn (or at every so many-th): a folder is made, some steps are recorded and it is closed, always the same ones. A
 * write is ended before it and in its middle. What the program would do after its end, the disk does not take.
 */
export async function endedAtEveryStep(every: number, seed: number): Promise<Figures> {
  const tally = new Tally('ended at each operation of a write in turn', seed);
  for (let operation = 0; ; operation += every) {
    const reached = await endedAt(operation, 'before', tally, seed);
    if (reached === null) return tally.figures();
    if (reached === 'write') await endedAt(operation, 'inside', tally, seed);
  }
}

/** Answers which operation the life ended at; null where it was over before. */
async function endedAt(operation: number, where: 'before' | 'inside', tally: Tally, seed: number): Promise<string | null> {
  return inOwnFolder(async (room) => {
    const folder = join(room, 'data');
    const disk = new FailingDisk();
    let left = operation;
    let reached: string | null = null;
    const hasEnded = (): boolean => reached !== null;
    disk.breaks((now) => {
      left -= 1;
      if (left >= 0) return null;
      if (hasEnded()) return 'EIO';
      reached = now;
      if (where === 'before') return 'EIO';
      disk.takesOnly((wanted) => Math.floor(wanted / 2));
      return null;
    });
    const ledger = new Ledger(tally);
    const started = await startApp(folder, { disk });
    if (started.ok) {
      const desk = new RecordingDesk(started.value.dispatch, randomFrom(seed), String(operation));
      for (let step = 0; step < stepsOfALife && !hasEnded(); step += 1) {
        const taken = await desk.step();
        // Nobody reads an answer that comes after the end.
        if (taken.ok && !hasEnded()) ledger.acknowledged(taken.written);
        else ledger.underWay(taken.of, taken.mark);
      }
      await started.value.close();
    }
    letHolderDie(folder);
    await lookAfter(folder, ledger, tally);
    tally.roundDone();
    return reached;
  });
}
