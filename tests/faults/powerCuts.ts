import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openDataFolder } from '../../electron/core/storage/dataFolder.ts';
import { randomFrom } from '../core/storage/child.ts';
import { dataKey } from '../fakes/dataKey.ts';
import { writePlainDocument, writePlainStream } from '../fakes/plainFolder.ts';
import { inOwnFolder, startApp } from './campaignFolder.ts';
import { FailingDisk } from './failingDisk.ts';
import { type Figures, Tally } from './figures.ts';
import { Ledger } from './ledger.ts';
import { letHolderDie } from './locks.ts';
import { lookAfter } from './lookAfter.ts';
import { PageCacheDisk } from './pageCacheDisk.ts';
import { RecordingDesk } from './recordingDesk.ts';

/** A folder goes through so many power cuts, so that it grows old; then comes a new one, which is cut while it is made. */
const cutsAFolder = 10;

/** Cuts the power at a random operation while the application opens a folder, records, or closes; what was not synced is lost or torn. */
export async function powerCuts(rounds: number, seed: number): Promise<Figures> {
  const tally = new Tally('power cut: what was not synced is lost or torn', seed);
  const random = randomFrom(seed);
  for (let done = 0; done < rounds; done += cutsAFolder) {
    await inOwnFolder(async (room) => {
      const ledger = new Ledger(tally);
      mkdirSync(join(room, '0'));
      for (let cut = 0; cut < Math.min(cutsAFolder, rounds - done); cut += 1) {
        const [root, after] = [join(room, String(cut)), join(room, String(cut + 1))];
        const cache = new PageCacheDisk(root, random);
        await workUntilCut(join(root, 'data'), cache, random, `${seed}-${done + cut}`, ledger);
        cache.cutPower(after);
        letHolderDie(join(after, 'data'));
        await lookAfter(join(after, 'data'), ledger, tally);
        tally.roundDone();
      }
    });
  }
  return tally.figures();
}

async function workUntilCut(folder: string, cache: PageCacheDisk, random: () => number, name: string, ledger: Ledger): Promise<void> {
  const disk = new FailingDisk(cache);
  let left = Math.floor(random() * (random() < 0.3 ? 12 : 90));
  const isCut = (): boolean => left <= 0;
  disk.breaks(() => (left-- <= 0 ? 'EIO' : null));
  const started = await startApp(folder, { disk });
  if (!started.ok) return;
  const desk = new RecordingDesk(started.value.dispatch, random, name);
  await desk.settleDown();
  for (let steps = random() * 15; steps > 0 && !isCut(); steps -= 1) {
    const step = await desk.step();
    // Nobody reads an answer that comes after the cut.
    if (step.ok && !isCut()) ledger.acknowledged(step.written);
    else ledger.underWay(step.of, step.mark);
  }
  // In half of the rounds it is closed before the power is cut.
  if (random() < 0.5) left = 0;
  await started.value.close();
}

const Notes = z.strictObject({ notes: z.array(z.string()) });

/** Cuts the power at a random operation while a folder from before encryption is sealed: everything must be there at the next start. */
export async function powerCutsWhileSealing(rounds: number, seed: number): Promise<Figures> {
  const tally = new Tally('power cut while a plain folder is sealed', seed);
  const random = randomFrom(seed);
  for (let round = 0; round < rounds; round += 1) {
    await inOwnFolder(async (room) => {
      const folder = join(room, 'before', 'data');
      const hash = writePlainStream(folder, 'case/one', [[{ n: 1 }], [{ n: 2 }, { n: 3 }]]);
      writePlainStream(folder, 'meeting/one', [[{ n: 1 }]]);
      writePlainDocument(folder, 'notes', { notes: ['TESTPATIENT-ONE'] });
      tally.count('acknowledged', 5);
      const cache = new PageCacheDisk(join(room, 'before'), random, 'journal');
      const disk = new FailingDisk(cache);
      let left = Math.floor(random() * 45);
      disk.breaks(() => (left-- <= 0 ? 'EIO' : null));
      const opened = await open(folder, disk);
      if (opened.ok) await opened.value.close(false);
      cache.cutPower(join(room, 'after'));
      letHolderDie(join(room, 'after', 'data'));

      const again = await open(join(room, 'after', 'data'));
      if (!again.ok) return tally.goneWrong('lost', `the folder does not open: ${again.refusal.message}`);
      for (const [kind, count] of [['case', 3], ['meeting', 1]] as const) {
        const events = await again.value.events.read({ kind, id: 'one' });
        if (!events.ok || events.value.length !== count || (kind === 'case' && events.value.at(-1)?.hash !== hash)) tally.goneWrong('lost', `the ${kind} is not there as it was`);
      }
      const notes = await again.value.openDocument('notes', Notes, { notes: [] });
      if (notes.value.notes.length !== 1) tally.goneWrong('lost', 'the document is not there as it was');
      for (const { what, id, reason } of again.value.damage()) tally.goneWrong('notVerified', `the ${what} ${id}: ${reason}`);
      await again.value.close(false);
    });
    tally.roundDone();
  }
  return tally.figures();
}

function open(folder: string, disk?: FailingDisk) {
  return openDataFolder({ folder, key: dataKey, shell: 'cli', clock: () => new Date(), ids: () => crypto.randomUUID(), log: () => undefined, ...(disk === undefined ? {} : { disk }) });
}
