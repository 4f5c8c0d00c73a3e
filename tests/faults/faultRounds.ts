import type { App } from '../../electron/core/app.ts';
import { randomFrom } from '../core/storage/child.ts';
import { inOwnFolder, startSound } from './campaignFolder.ts';
import { FailingDisk } from './failingDisk.ts';
import { type Figures, Tally } from './figures.ts';
import { Ledger } from './ledger.ts';
import { lookAfter } from './lookAfter.ts';
import { letHolderDie } from './locks.ts';
import { RecordingDesk, type Step } from './recordingDesk.ts';
import { takeStep } from './takeStep.ts';

/** What a kind of fault works on in a round. */
type Surroundings = { readonly disk: FailingDisk; readonly folder: string; readonly random: () => number };

/** A kind of fault: how it begins, how it ends, and whether the round's application must be able to write again afterwards. */
export type FaultKind = {
  readonly fault: string;
  begin(around: Surroundings): void;
  end?(around: Surroundings): void;
};

/** A folder is used for so many rounds, so that it grows old. */
const roundsAFolder = 40;
/** Steps that are taken while the fault is there. */
const mostSteps = 8;

/**
 * In each round the whole application records on a sound disk, then while the fault is there, then on a sound disk again; it is closed, or ends in the middle
 * of the fault as if it were killed. Whatever is refused must be said in a sentence; once the fault is over the same application must record again.
 */
export async function faultRounds(kind: FaultKind, rounds: number, seed: number): Promise<Figures> {
  const tally = new Tally(kind.fault, seed);
  const random = randomFrom(seed);
  for (let done = 0; done < rounds; done += roundsAFolder) {
    await inOwnFolder(async (room) => {
      const folder = `${room}/data`;
      const ledger = new Ledger(tally);
      for (let round = done; round < Math.min(done + roundsAFolder, rounds); round += 1) {
        const around = { disk: new FailingDisk(), folder, random };
        const app = await startSound(folder, around);
        const desk = new RecordingDesk(app.dispatch, random, `${seed}-${round}`);
        await desk.settleDown();
        for (let steps = 1 + random() * 3; steps > 0; steps -= 1) takeStep(await desk.step(), folder, ledger, tally, true);
        kind.begin(around);
        for (let steps = 1 + random() * mostSteps; steps > 0; steps -= 1) takeStep(await desk.step(), folder, ledger, tally, false);
        if (random() < 0.5) {
          kind.end?.(around);
          around.disk.heals();
          await recover(app, desk, folder, ledger, tally);
          await app.close();
        } else {
          // It ends as it is. What it would still write on its way out, the disk does not take.
          around.disk.breaks(() => 'EIO');
          await app.close();
          kind.end?.(around);
          letHolderDie(folder);
        }
        await lookAfter(folder, ledger, tally);
        tally.roundDone();
      }
    });
  }
  return tally.figures();
}

/** The same application must be able to record again; a step or two may still be refused, because it first has to look at what lies there. */
async function recover(app: App, desk: RecordingDesk, folder: string, ledger: Ledger, tally: Tally): Promise<void> {
  let last: Step | null = null;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    last = await desk.step();
    takeStep(last, folder, ledger, tally, false);
    if (last.ok) break;
  }
  if (last !== null && !last.ok) tally.goneWrong('lost', `nothing can be recorded after the fault is over: ${last.refusal.message}`);
  const seen = await app.dispatch('workspace.read', {});
  if (!seen.ok) tally.goneWrong('notTold', `the workspace cannot be read after the fault is over: ${seen.refusal.message}`);
}
