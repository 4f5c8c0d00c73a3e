import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom } from '../core/storage/child.ts';
import { inOwnFolder, startSound } from './campaignFolder.ts';
import { seenBy } from './clocks.ts';
import { type Figures, Tally } from './figures.ts';
import { nextChild } from './kills.ts';
import { Ledger } from './ledger.ts';
import { letHolderDie } from './locks.ts';
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

/** Two processes record in one folder at once, closing and opening it again and again, until both are killed. */
export async function twoProcesses(rounds: number, seed: number): Promise<Figures> {
  const tally = new Tally('two writing processes at once, both killed', seed);
  const random = randomFrom(seed);
  await inOwnFolder(async (room) => {
    const folder = join(room, 'data');
    const ledger = new Ledger(tally);
    for (let round = 0; round < rounds; round += 1) {
      const both = [nextChild(), nextChild()];
      await Promise.all(both.map((child) => child.printed(1)));
      for (const [index, child] of both.entries()) child.tell(`${folder}\t${seed * 10_000 + round * 2 + index}`);
      await Promise.all(both.map((child) => child.printed(2)));
      await wait(random() * 400);
      await Promise.all(both.map((child) => child.end('SIGKILL')));
      for (const line of both.flatMap((child) => child.lines.slice(1))) {
        const [first = '', second = '', third = ''] = line.split(' ');
        if (first === 'begins') ledger.underWay(second, third);
        else if (first === 'refused') mustBeTold(second, line.slice(`refused ${second} `.length), folder, tally);
        else if (first !== 'opened') ledger.acknowledged({ of: first, version: Number(second), mark: third });
      }
      await lookAfter(folder, ledger, tally);
      letHolderDie(folder);
      tally.roundDone();
    }
  });
  return tally.figures();
}
