import { describe, expect, it } from 'vitest';
import type { EventStore, StreamHead, StreamId } from '../../../electron/core/ports.ts';
import { MemoryEventStore } from '../../fakes/memoryEventStore.ts';
import { FaultyDisk } from './faultyDisk.ts';
import { openStore } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const stream: StreamId = { kind: 'case', id: '0b7c1a52-5d0e' };

type Subject = { readonly store: EventStore; readonly failNextAppend: () => void };

const subjects: readonly (readonly [string, () => Promise<Subject>])[] = [
  [
    'in files',
    async () => {
      const disk = new FaultyDisk();
      return { store: await openStore(await makeFolder(), { disk }), failNextAppend: () => disk.fail('sync', 'EIO') };
    },
  ],
  [
    'in memory',
    async () => {
      const store = new MemoryEventStore();
      return { store, failNextAppend: () => store.failNextAppend() };
    },
  ],
];

async function dataOf(store: EventStore, id: StreamId = stream): Promise<readonly unknown[]> {
  const events = await store.read(id);
  if (!events.ok) throw new Error(events.refusal.message);
  return events.value.map((event) => event.data);
}

describe.each(subjects)('an event store %s', (_name, open) => {
  it('holds nothing in a stream to which nothing was added', async () => {
    const { store } = await open();
    expect(await dataOf(store)).toEqual([]);
    expect(await store.stamp(stream)).toBeNull();
    expect(await store.list()).toEqual([]);
    expect(store.damage()).toEqual([]);
  });

  it('gives back events in order, with the head that was acknowledged', async () => {
    const { store } = await open();
    expect(await store.append(stream, 0, [{ n: 1 }])).toMatchObject({ ok: true, value: { version: 1 } });
    const acknowledged = await store.append(stream, 1, [{ n: 2 }, { n: 3 }]);
    expect(await dataOf(store)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const events = await store.read(stream);
    const last = events.ok ? events.value.at(-1) : undefined;
    expect(acknowledged).toMatchObject({ ok: true, value: { version: 3, hash: last?.hash } });
  });

  it('refuses an append behind a version that is not the newest, and keeps the stream', async () => {
    const { store } = await open();
    await store.append(stream, 0, [{ n: 1 }]);
    for (const version of [0, 2]) {
      expect(await store.append(stream, version, [{ n: 2 }])).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    }
    expect(await dataOf(store)).toEqual([{ n: 1 }]);
  });

  it('lets exactly one of many appends behind the same version through', async () => {
    const { store } = await open();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => store.append(stream, 0, [{ n }])));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await dataOf(store)).toHaveLength(1);
  });

  it('adds nothing and changes nothing when it is given no events', async () => {
    const { store } = await open();
    expect(await store.append(stream, 0, [])).toMatchObject({ ok: true, value: { version: 0 } });
    expect(await store.stamp(stream)).toBeNull();
  });

  it('keeps streams apart, also a case and a meeting of the same id', async () => {
    const { store } = await open();
    const meeting: StreamId = { kind: 'meeting', id: stream.id };
    await store.append(stream, 0, [{ of: 'case' }]);
    await store.append(meeting, 0, [{ of: 'meeting' }]);
    expect(await dataOf(store)).toEqual([{ of: 'case' }]);
    expect(await dataOf(store, meeting)).toEqual([{ of: 'meeting' }]);
    expect((await store.list()).map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([`case ${stream.id}`, `meeting ${stream.id}`]);
  });

  it('gives a stream another stamp after each append, and the same in the list', async () => {
    const { store } = await open();
    await store.append(stream, 0, [{ n: 1 }]);
    const before = await store.stamp(stream);
    expect(before).not.toBeNull();
    await store.append(stream, 1, [{ n: 2 }]);
    const after = await store.stamp(stream);
    expect(after).not.toBe(before);
    expect(await store.list()).toEqual([{ ...stream, stamp: after }]);
  });

  it('tells its listeners of acknowledged appends only, until they stop', async () => {
    const { store, failNextAppend } = await open();
    const heard: [StreamId, StreamHead][] = [];
    const stop = store.subscribe((id, head) => heard.push([id, head]));
    const first = await store.append(stream, 0, [{ n: 1 }]);
    await store.append(stream, 0, [{ n: 2 }]);
    failNextAppend();
    await store.append(stream, 1, [{ n: 2 }]);
    expect(heard).toEqual([[stream, first.ok ? first.value : null]]);
    stop();
    await store.append(stream, 1, [{ n: 2 }]);
    expect(heard).toHaveLength(1);
  });

  it('does not acknowledge what the disk did not take, keeps the stream, and takes it the next time', async () => {
    const { store, failNextAppend } = await open();
    await store.append(stream, 0, [{ n: 1 }]);
    failNextAppend();
    const refused = await store.append(stream, 1, [{ secret: 'TESTPATIENT' }]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    expect(JSON.stringify(refused)).not.toContain('TESTPATIENT');
    expect(await dataOf(store)).toEqual([{ n: 1 }]);
    expect(await store.append(stream, 1, [{ n: 2 }])).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await dataOf(store)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('refuses to read or add to a stream that was named as damaged, and lists it no more', async () => {
    const { store } = await open();
    await store.append(stream, 0, [{ n: 1 }]);
    await store.nameDamage(stream, 'The end of this record is missing.');
    expect(store.damage()).toEqual([{ what: 'case', id: stream.id, reason: 'The end of this record is missing.', setAside: null }]);
    expect(await store.read(stream)).toMatchObject({ ok: false, refusal: { code: 'damaged', message: expect.stringContaining('The end of this record is missing.') } });
    expect(await store.append(stream, 1, [{ n: 2 }])).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(await store.list()).toEqual([]);
    expect(await store.stamp(stream)).toBeNull();
    expect(await store.append({ kind: 'case', id: 'other' }, 0, [{ n: 1 }])).toMatchObject({ ok: true });
  });

  it.each(['', '..', '../escape', 'a/b', 'a\\b', 'a.b', '-a', 'ä', 'a\n', 'a'.repeat(101)])('refuses the id %j', async (id) => {
    const { store } = await open();
    const unsafe: StreamId = { kind: 'case', id };
    expect(await store.append(unsafe, 0, [{}])).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } });
    expect(await store.read(unsafe)).toMatchObject({ ok: false, refusal: { code: 'invalidInput' } });
    expect(await store.stamp(unsafe)).toBeNull();
  });
});

describe('the event store in memory', () => {
  it('refuses a damaged stream by name, and the others go on', async () => {
    const store = new MemoryEventStore();
    await store.append(stream, 0, [{ n: 1 }]);
    store.damageStream(stream);
    expect(await store.read(stream)).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(await store.append(stream, 0, [{ n: 1 }])).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(store.damage()).toMatchObject([{ what: 'case', id: stream.id }]);
    expect(await store.append({ kind: 'case', id: 'other' }, 0, [{ n: 1 }])).toMatchObject({ ok: true });
  });
});
