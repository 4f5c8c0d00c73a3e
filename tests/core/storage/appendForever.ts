/*
 * Appends events to the record of a folder until it is killed, and prints "<kind> <id> <version> <hash>" after each acknowledgement.
 * Arguments: folder, seed, id of a stream of its own.
 */
import { dataKey } from '../../fakes/dataKey.ts';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openDataFolder } from '../../../electron/core/storage/dataFolder.ts';
import type { StreamId } from '../../../electron/core/ports.ts';
import { randomFrom } from './child.ts';

// A killed process keeps nothing for the next start by itself.
flushCompileCache();
const [folder = '', seed = '0', id = ''] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const opened = await openDataFolder({ folder, key: dataKey, shell: 'cli', clock: () => new Date(), ids: () => crypto.randomUUID(), log: console.error });
if (!opened.ok || opened.value.mode !== 'writer') throw new Error('The data folder was not free');
const { events } = opened.value;

const streams: readonly StreamId[] = [{ kind: 'case', id }, { kind: 'meeting', id: 'shared' }];
const versions = new Map<StreamId, number>();
for (const stream of streams) {
  const stored = await events.read(stream);
  if (!stored.ok) throw new Error(stored.refusal.message);
  versions.set(stream, stored.value.length);
}
for (let turn = 0; ; turn += 1) {
  const stream = streams[turn % 2];
  if (stream === undefined) break;
  const count = 1 + Math.floor(random() * 3);
  // Now and then some pages at once: a kill in the middle of a long write leaves part of it.
  const length = random() < 0.2 && stream.kind === 'case' ? 200_000 : 200;
  const batch = Array.from({ length: count }, (_, part) => ({ part, count, filling: 'x'.repeat(Math.floor(random() * length)) }));
  const head = await events.append(stream, versions.get(stream) ?? 0, batch);
  if (!head.ok) throw new Error(head.refusal.message);
  versions.set(stream, head.value.version);
  // By the system call itself: what was printed has then left this process, however soon it is killed.
  writeSync(1, `${stream.kind} ${stream.id} ${head.value.version} ${head.value.hash}\n`);
}
