import { unremembered } from '../../fakes/versions.ts';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { StreamId } from '../../../electron/core/ports.ts';
import { DurableFile } from '../../../electron/core/storage/durableFile.ts';
import { streamPath } from '../../../electron/core/storage/streamNames.ts';
import { randomFrom, start } from './child.ts';
import { openStore } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const Part = z.strictObject({ part: z.number(), count: z.number(), filling: z.string() });
// Here the store alone, with long appends; the whole application is killed in tests/faults. MDT_KILLS=1000 for a long run; MDT_SEED repeats a run that failed.
const kills = Number(process.env['MDT_KILLS'] ?? 60);
const seed = Number(process.env['MDT_SEED'] ?? Math.floor(Math.random() * 1_000_000_000));

type Acknowledged = { readonly version: number; readonly hash: string | undefined };

/** Runs one lane of kills in a folder of its own and answers how many torn tails were cut. */
async function killRepeatedly(times: number, laneSeed: number): Promise<number> {
  const folder = await makeFolder();
  const random = randomFrom(laneSeed);
  const acknowledged = new Map<string, Acknowledged>();
  let torn = 0;
  for (let kill = 0; kill < times; kill += 1) {
    const id = `kill-${kill}`;
    const child = start('appendForever.ts', folder, String(laneSeed + kill), id);
    await child.printed(1);
    await wait(random() * 12);
    await child.end('SIGKILL');
    for (const line of child.lines) {
      const [kind, stream, version, hash] = line.split(' ');
      acknowledged.set(`${kind} ${stream}`, { version: Number(version), hash });
    }

    const store = await openStore(folder);
    for (const stream of [{ kind: 'case', id }, { kind: 'meeting', id: 'shared' }] as const) {
      const where = `MDT_SEED=${seed}, kill ${kill} of the lane ${laneSeed}, ${stream.kind}`;
      const before = await sizeOf(folder, stream);
      const events = await store.read(stream);
      if (!events.ok) throw new Error(`${where}: ${events.refusal.message}`);
      if ((await sizeOf(folder, stream)) !== before) torn += 1;

      const last = acknowledged.get(`${stream.kind} ${stream.id}`) ?? { version: 0, hash: undefined };
      expect(events.value[last.version - 1]?.hash, where).toBe(last.hash);
      // Behind the last acknowledgement there is at most the one append that was under way, and that whole.
      const unacknowledged = events.value.slice(last.version).map((event) => Part.parse(event.data));
      expect(unacknowledged.map((part) => part.part), where).toEqual([...Array(unacknowledged[0]?.count ?? 0).keys()]);
      acknowledged.set(`${stream.kind} ${stream.id}`, { version: events.value.length, hash: events.value.at(-1)?.hash });
    }
    expect(store.damage()).toEqual([]);
  }

  const store = await openStore(folder);
  for (const [name, { version, hash }] of acknowledged) {
    const [kind, id = ''] = name.split(' ');
    const events = await store.read({ kind: kind === 'case' ? 'case' : 'meeting', id });
    expect(events.ok && events.value.at(version - 1)?.hash, `MDT_SEED=${seed}, ${name} at the end`).toBe(hash);
  }
  return torn;
}

async function sizeOf(folder: string, stream: StreamId): Promise<number> {
  return stat(streamPath(folder, stream)).then(
    (found) => found.size,
    () => 0,
  );
}

it(`loses no acknowledged event in ${kills} kills (MDT_SEED=${seed})`, async () => {
  const torn = await Promise.all([killRepeatedly(kills / 2, seed), killRepeatedly(kills / 2, seed + 1_000_000)]);
  console.info(`${kills} kills left ${torn.reduce((sum, count) => sum + count)} torn tails, all cut`);
}, 600_000);

it(`finds the old or the new document after a kill while it was written (MDT_SEED=${seed})`, async () => {
  const path = join(await makeFolder(), 'counter.json');
  const random = randomFrom(seed);
  const Counter = z.strictObject({ count: z.number(), filling: z.string() });
  for (let kill = 0; kill < 20; kill += 1) {
    const child = start('rewriteForever.ts', path);
    await child.printed(1);
    await wait(random() * 15);
    await child.end('SIGKILL');
    const last = Number(child.lines.at(-1));
    const found = await new DurableFile(path, Counter, unremembered('counter')).read();
    expect([last, last + 1], `MDT_SEED=${seed}, kill ${kill}`).toContain(found?.count);
  }
}, 120_000);
