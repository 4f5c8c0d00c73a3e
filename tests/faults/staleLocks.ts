import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '../core/storage/child.ts';
import { inOwnFolder, startSound } from './campaignFolder.ts';
import { seenBy } from './clocks.ts';
import { type Figures, Tally } from './figures.ts';
import { Ledger } from './ledger.ts';
import { leaveLock, lockPath, noProcess } from './locks.ts';
import { lookAfter } from './lookAfter.ts';
import { RecordingDesk } from './recordingDesk.ts';
import { mustBeTold, takeStep } from './takeStep.ts';

const before = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();
const long = (path: string): void => utimesSync(path, Date.now() / 1_000 - 60, Date.now() / 1_000 - 60);

/** A lock that lies in the folder at the start, and whether the one who starts may take the place. */
type Left = { readonly what: string; readonly mayTake: boolean; leave(folder: string): void };

const lefts: readonly Left[] = [
  { what: 'a process that has died', mayTake: true, leave: (folder) => leaveLock(folder, {}) },
  { what: 'a process that has died, by a clock that was set back since', mayTake: true, leave: (folder) => leaveLock(folder, { heartbeat: before(-86_400) }) },
  { what: 'a process whose number another has now', mayTake: true, leave: (folder) => leaveLock(folder, { pid: process.pid, heartbeat: before(61) }) },
  { what: 'another machine that is silent', mayTake: true, leave: (folder) => leaveLock(folder, { host: 'another-machine', heartbeat: before(31) }) },
  { what: 'a process that lives', mayTake: false, leave: (folder) => leaveLock(folder, { pid: process.pid, heartbeat: before(20) }) },
  { what: 'another machine that is alive', mayTake: false, leave: (folder) => leaveLock(folder, { host: 'another-machine', heartbeat: before(10) }) },
  {
    what: 'a process that died while it wrote its lock',
    mayTake: true,
    leave: (folder) => {
      writeFileSync(lockPath(folder), '{"shell":"desk');
      long(lockPath(folder));
    },
  },
  {
    what: 'a process that died while it removed another’s lock',
    mayTake: true,
    leave: (folder) => {
      leaveLock(folder, {});
      writeFileSync(`${lockPath(folder)}.guard`, `${noProcess}\n${hostname()}\n`);
    },
  },
  { what: 'an empty lock that nobody will finish', mayTake: true, leave: (folder) => (writeFileSync(lockPath(folder), ''), long(lockPath(folder))) },
];

/** Starts on locks that others left behind: of the dead the place is taken and work goes on, of the living it is not and the person is told who they are. */
export async function staleLocks(rounds: number, seed: number): Promise<Figures> {
  const tally = new Tally('stale lock of a dead process, lock of a living one', seed);
  const random = randomFrom(seed);
  await inOwnFolder(async (room) => {
    const folder = join(room, 'data');
    const ledger = new Ledger(tally);
    await (await startSound(folder)).close();
    for (let round = 0; round < rounds; round += 1) {
      const left = lefts[round % lefts.length] ?? lefts[0];
      if (left === undefined) break;
      left.leave(folder);
      const app = await startSound(folder);
      const { mode, holder } = await seenBy(app);
      if ((mode === 'writer') !== left.mayTake) tally.goneWrong('lost', `${left.what}: opened as ${mode}, ${holder}`);
      if (mode === 'readOnly') mustBeTold(left.what, holder, folder, tally);
      const desk = new RecordingDesk(app.dispatch, random, `${seed}-${round}`);
      await desk.settleDown();
      for (let step = 0; step < 3; step += 1) takeStep(await desk.step(), folder, ledger, tally, mode === 'writer');
      await app.close();
      rmSync(lockPath(folder), { force: true });
      await lookAfter(folder, ledger, tally);
      tally.roundDone();
    }
  });
  return tally.figures();
}
