import { join } from 'node:path';
import { randomFrom } from '../core/storage/child.ts';
import type { App } from '../../electron/core/app.ts';
import type { Result } from '../../shared/domain/result.ts';
import { inOwnFolder, startSound } from './campaignFolder.ts';
import { type Figures, Tally } from './figures.ts';
import { Ledger } from './ledger.ts';
import { lookAfter } from './lookAfter.ts';
import { RecordingDesk } from './recordingDesk.ts';
import { mustBeTold, takeStep } from './takeStep.ts';

const day = 24 * 3_600_000;
const roundsAFolder = 20;

/** How a program has a folder open, and what it says of it. */
type Seen = { readonly mode: 'writer' | 'readOnly'; readonly holder: string | null };

/** How an application sees its data folder. */
export async function seenBy(app: App): Promise<Seen> {
  const seen = (await app.dispatch('workspace.read', {})) as Result<Seen>;
  if (!seen.ok) throw new Error(seen.refusal.message);
  return seen.value;
}

/**
 * The clock of the machine is set back by up to a day while the application records: it must go on recording in order, and another program that starts now, by
 * the same clock, must not take its place.
 */
export async function clockSetBack(rounds: number, seed: number): Promise<Figures> {
  const tally = new Tally('clock set back by up to a day', seed);
  const random = randomFrom(seed);
  for (let done = 0; done < rounds; done += roundsAFolder) {
    await inOwnFolder(async (room) => {
      const folder = join(room, 'data');
      const ledger = new Ledger(tally);
      for (let round = done; round < Math.min(done + roundsAFolder, rounds); round += 1) {
        let ahead = 0;
        const clock = (): Date => new Date(Date.now() + ahead);
        const app = await startSound(folder, { clock });
        const desk = new RecordingDesk(app.dispatch, random, `${seed}-${round}`);
        await desk.settleDown();
        for (let step = 0; step < 8; step += 1) {
          takeStep(await desk.step(), folder, ledger, tally, true);
          if (step % 3 === 1) ahead -= random() < 0.5 ? day : Math.floor(random() * day);
        }
        const other = await startSound(folder, { clock });
        const seen = await seenBy(other);
        if (seen.mode === 'writer') tally.goneWrong('lost', 'another program took the place of one that lives');
        else mustBeTold('who holds the folder', seen.holder, folder, tally);
        await other.close();
        takeStep(await desk.step(), folder, ledger, tally, true);
        await app.close();
        await lookAfter(folder, ledger, tally);
        tally.roundDone();
      }
    });
  }
  return tally.figures();
}
