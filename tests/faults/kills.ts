import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom, start } from '../core/storage/child.ts';
import { inOwnFolder } from './campaignFolder.ts';
import { type Figures, Tally } from './figures.ts';
import { Ledger } from './ledger.ts';
import { lookAfter } from './lookAfter.ts';

/** A folder is used for so many kills, so that it grows old, and then another, so that new ones are killed too. */
const killsAFolder = 125;

/**
 * Kills the application (SIGKILL) at random moments while it records, opens, or closes, in one folder again and again; looks after each kill. The next
 * process is loaded while the folder is looked at.
 */
export async function kills(rounds: number, seed: number): Promise<Figures> {
  const tally = new Tally('SIGKILL of the writing process', seed);
  const random = randomFrom(seed);
  let child = nextChild();
  for (let done = 0; done < rounds; done += killsAFolder) {
    await inOwnFolder(async (folder) => {
      const ledger = new Ledger(tally);
      for (let kill = 0; kill < Math.min(killsAFolder, rounds - done); kill += 1) {
        const dying = child;
        await dying.printed(1);
        dying.tell(`${folder}\t${seed * 10_000 + done + kill}`);
        // A quarter at any moment of the opening, the others while it records.
        if (random() < 0.25) await wait(random() * 80);
        else {
          await dying.printed(3);
          await wait(random() * 100);
        }
        await dying.end('SIGKILL');
        child = nextChild();
        take(dying.lines.slice(1), ledger, tally);
        await lookAfter(folder, ledger, tally);
        tally.roundDone();
      }
    });
  }
  await child.end('SIGKILL');
  return tally.figures();
}

/** A process that records without end, loaded and waiting for its folder. */
export function nextChild() {
  return start(new URL('recordForever.ts', import.meta.url));
}

/** Takes what a killed process had printed into the ledger. */
function take(lines: readonly string[], ledger: Ledger, tally: Tally): void {
  for (const line of lines) {
    const [first = '', second = '', third = ''] = line.split(' ');
    if (first === 'begins') ledger.underWay(second, third);
    else if (first === 'refused') tally.goneWrong('lost', `a step was refused on a sound disk: ${line}`);
    else if (first !== 'opened') ledger.acknowledged({ of: first, version: Number(second), mark: third });
  }
}
