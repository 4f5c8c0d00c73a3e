import { join } from 'node:path';
import { randomFrom } from '../core/storage/child.ts';
import { inOwnFolder, startSound } from './campaignFolder.ts';
import { seenBy } from './clocks.ts';
import { type Figures, Tally } from './figures.ts';
import { Ledger } from './ledger.ts';
import { lookAfter } from './lookAfter.ts';
import { RecordingDesk } from './recordingDesk.ts';
import { mustBeTold, takeStep } from './takeStep.ts';

const roundsAFolder = 20;

/** Two to four applications open one folder at the same moment and all record: one may, the others are told who does. */
export async function twoWriters(rounds: number, seed: number): Promise<Figures> {
  const tally = new Tally('two to four writers at once', seed);
  const random = randomFrom(seed);
  for (let done = 0; done < rounds; done += roundsAFolder) {
    await inOwnFolder(async (room) => {
      const folder = join(room, 'data');
      const ledger = new Ledger(tally);
      for (let round = done; round < Math.min(done + roundsAFolder, rounds); round += 1) {
        const apps = await Promise.all(Array.from({ length: 2 + Math.floor(random() * 3) }, () => startSound(folder)));
        const seen = await Promise.all(apps.map(seenBy));
        const writers = seen.filter(({ mode }) => mode === 'writer').length;
        if (writers !== 1) tally.goneWrong('lost', `${writers} of ${apps.length} may write`);
        const desks = apps.map((app, index) => new RecordingDesk(app.dispatch, random, `${seed}-${round}-${index}`));
        for (const desk of desks) await desk.settleDown();
        const steps = await Promise.all(desks.flatMap((desk) => [1, 2].map(() => desk.step())));
        for (const [index, step] of steps.entries()) {
          const { mode = 'readOnly', holder = null } = seen[Math.floor(index / 2)] ?? {};
          if (mode === 'readOnly' && step.ok) tally.goneWrong('lost', `${step.of} was acknowledged by one that may only read`);
          if (mode === 'readOnly') mustBeTold('who holds the folder', holder, folder, tally);
          // Two steps of the writer at once on one stream: the second is told that the first came before.
          takeStep(step, folder, ledger, tally, mode === 'writer' && !(!step.ok && step.refusal.code === 'conflict'));
        }
        for (const app of apps) await app.close();
        await lookAfter(folder, ledger, tally);
        tally.roundDone();
      }
    });
  }
  return tally.figures();
}
