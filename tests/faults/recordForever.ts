/*
 * The whole application, recording without end until it is killed: prints "opened", then "<stream> <version> <mark>" after each acknowledgement, and
 * "begins <stream> <mark>" before each write. Everything is loaded before the first line of its input, which names the data folder, a seed and the folder
 * "resources", so that a kill soon after that line falls into the opening.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { createApp } from '../../electron/core/app.ts';
import { randomFrom } from '../core/storage/child.ts';
import { dataKey } from '../fakes/dataKey.ts';
import { RecordingDesk } from './recordingDesk.ts';

// By the system call itself: what was printed has then left this process, however soon it is killed.
const print = (text: string): void => void writeSync(1, `${text}\n`);

// A killed process keeps nothing for the next start by itself.
flushCompileCache();
print('ready');
const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const [folder = '', seed = '0', resources = ''] = line.split('\t');
const random = randomFrom(Number(seed));
for (let opening = 0; ; opening += 1) {
  const started = await createApp({ folder, key: dataKey, resources, shell: 'cli', clock: () => new Date(), ids: () => crypto.randomUUID(), log: () => undefined });
  if (!started.ok) throw new Error(started.refusal.message);
  const { dispatch, close } = started.value;
  print('opened');
  const desk = new RecordingDesk(dispatch, random, `${seed}-${opening}`);
  await desk.settleDown();
  // Now and then it is closed and opened again: that writes the read model and the mark of a clean close.
  for (let steps = 2 + Math.floor(random() * 40); steps > 0; steps -= 1) {
    const step = await desk.step((of, mark) => print(`begins ${of} ${mark}`));
    print(step.ok ? `${step.written.of} ${step.written.version} ${step.mark}` : `refused ${step.of} ${step.refusal.message}`);
  }
  await close();
}
