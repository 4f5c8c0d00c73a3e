import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom } from '../core/storage/child.ts';
import { inOwnFolder } from './campaignFolder.ts';
import { type Figures, Tally } from './figures.ts';
import { Ledger } from './ledger.ts';
import { lookAfter } from './lookAfter.ts';
import { letRecord, waitingProcess } from './recordingProgram.ts';
import { mustBeTold } from './takeStep.ts';

/** A folder is used for so many kills, so that it grows old, and then another, so that new ones are killed too. */
const killsAFolder = 125;

/**
 * Kills the application (SIGKILL) at random moments while it records, opens, or closes, in one folder again and again; looks after each kill. The next
 * process is loaded while the folder is looked at.
 */
export async function kills(rounds: number, seed: number, program: URL, progress: (figures: Figures) => void = () => undefined): Promise<Figures> {
  const tally = new Tally('SIGKILL of the writing process', seed);
  const random = randomFrom(seed);
  let child = waitingProcess(program);
  for (let done = 0; done < rounds; done += killsAFolder) {
    await inOwnFolder(async (folder) => {
      const ledger = new Ledger(tally);
      for (let kill = 0; kill < Math.min(killsAFolder, rounds - done); kill += 1) {
        const dying = child;
        await dying.printed(1);
        letRecord(dying, folder, seed * 10_000 + done + kill);
        // A quarter at any moment of the opening, the others while it records.
        if (random() < 0.25) await wait(random() * 80);
        else {
          // By what it has done and not by the time alone, or a busy machine would be killed before it has written anything.
          await dying.printed(3 + Math.floor(random() * 30));
          await wait(random() * 15);
        }
        await dying.end('SIGKILL');
        child = waitingProcess(program);
        takePrinted(dying.lines, ledger, (line) => tally.goneWrong('lost', `a step was refused on a sound disk: ${line}`));
        await lookAfter(folder, ledger, tally);
        tally.roundDone();
        progress(tally.figures());
      }
    });
  }
  await child.end('SIGKILL');
  return tally.figures();
}

/** Two processes record in one folder at once, closing and opening it again and again, until both are killed. */
export async function twoProcesses(rounds: number, seed: number, program: URL): Promise<Figures> {
  const tally = new Tally('two writing processes at once, both killed', seed);
  const random = randomFrom(seed);
  await inOwnFolder(async (folder) => {
    const ledger = new Ledger(tally);
    for (let round = 0; round < rounds; round += 1) {
      const both = [waitingProcess(program), waitingProcess(program)];
      await Promise.all(both.map((child) => child.printed(1)));
      for (const [index, child] of both.entries()) letRecord(child, folder, seed * 10_000 + round * 2 + index);
      await Promise.all(both.map((child) => child.printed(2)));
      // Not by the time alone, as above.
      await Promise.race(both.map((child) => child.printed(1, isAcknowledged)));
      await wait(random() * 400);
      await Promise.all(both.map((child) => child.end('SIGKILL')));
      for (const { lines } of both) takePrinted(lines, ledger, (line) => mustBeTold('a step', line, folder, tally));
      await lookAfter(folder, ledger, tally);
      tally.roundDone();
    }
  });
  return tally.figures();
}

function isAcknowledged(line: string): boolean {
  return !/^(ready|opened|begins|refused)\b/.test(line);
}

/** Takes what a killed process had printed into the ledger. */
function takePrinted(lines: readonly string[], ledger: Ledger, refused: (words: string) => void): void {
  for (const line of lines) {
    const [first = '', second = '', third = ''] = line.split(' ');
    if (first === 'begins') ledger.underWay(second, third);
    else if (first === 'refused') refused(line.slice(`refused ${second} `.length));
    else if (isAcknowledged(line)) ledger.acknowledged({ of: first, version: Number(second), mark: third });
  }
}
