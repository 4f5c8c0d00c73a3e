import { appendFile, readFile, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EventStore, StreamId } from '../../../electron/core/ports.ts';
import { FaultyDisk, type Operation } from './faultyDisk.ts';
import { openStore } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

const makeFolder = tempFolders();
const stream: StreamId = { kind: 'case', id: 'case-one' };
const other: StreamId = { kind: 'case', id: 'case-two' };

async function dataOf(store: EventStore, id: StreamId = stream): Promise<readonly unknown[]> {
  const events = await store.read(id);
  if (!events.ok) throw new Error(events.refusal.message);
  return events.value.map((event) => event.data);
}

/** A folder with one stream of three events in two appends, and the stream's file. */
async function withThreeEvents(): Promise<{ folder: string; path: string; bytes: Buffer }> {
  const folder = await makeFolder();
  const store = await openStore(folder);
  await store.append(stream, 0, [{ n: 1, name: 'TESTPATIENT' }, { n: 2 }]);
  await store.append(stream, 2, [{ n: 3, note: 'ä' }]);
  const path = join(folder, 'streams', 'case', `${stream.id}.events`);
  return { folder, path, bytes: await readFile(path) };
}

describe('a stored stream', () => {
  it('is refused after every change of a single byte of its file', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    const store = await openStore(folder, { readOnly: true });
    const unnoticed: string[] = [];
    for (let position = 0; position < bytes.length; position += 1) {
      for (const changed of [0x00, 0x0a, 0xff, (bytes[position] ?? 0) ^ 0x01, (bytes[position] ?? 0) ^ 0x20]) {
        if (changed === bytes[position]) continue;
        const damaged = Buffer.from(bytes);
        damaged[position] = changed;
        await writeFile(path, damaged);
        const read = await store.read(stream);
        if (read.ok || read.refusal.code !== 'damaged') unnoticed.push(`${position} = ${changed}`);
      }
    }
    expect(unnoticed).toEqual([]);
    await writeFile(path, bytes);
    expect(await dataOf(store)).toHaveLength(3);
    expect(store.damage()).toEqual([]);
  }, 120_000);

  it('loses only the torn tail of an append that was cut at any byte, and takes the next append', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    const acknowledged = bytes.lastIndexOf('\n', bytes.length - 2) + 1;
    for (let cut = acknowledged; cut < bytes.length - 1; cut += 1) {
      await writeFile(path, bytes.subarray(0, cut));
      const reader = await openStore(folder, { readOnly: true });
      expect(await dataOf(reader), `cut at ${cut}`).toHaveLength(2);
      expect((await readFile(path)).length).toBe(cut);

      const writer = await openStore(folder);
      expect(await dataOf(writer)).toHaveLength(2);
      expect((await readFile(path)).length).toBe(acknowledged);
      expect(await writer.append(stream, 2, [{ n: 'three' }])).toMatchObject({ ok: true, value: { version: 3 } });
      expect(await dataOf(await openStore(folder))).toEqual([{ n: 1, name: 'TESTPATIENT' }, { n: 2 }, { n: 'three' }]);
    }
  });

  it('is mended where its last record lacks only the line feed', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    await truncate(path, bytes.length - 1);
    const store = await openStore(folder);
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: true, value: { version: 4 } });
    expect(await dataOf(await openStore(folder))).toHaveLength(4);
  });

  it('is set aside untouched when damaged, named now and at later starts, while the others go on', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    const damaged = Buffer.from(bytes);
    damaged[80] = (damaged[80] ?? 0) ^ 1;
    await writeFile(path, damaged);
    const logged: string[] = [];
    const store = await openStore(folder, { log: (message) => logged.push(message) });

    expect(await store.read(stream)).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(await store.append(stream, 0, [{ n: 1 }])).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect(await store.append(other, 0, [{ n: 1 }])).toMatchObject({ ok: true });
    expect((await store.list()).map((entry) => entry.id)).toEqual([other.id]);

    const name = 'case-case-one-2026-11-26T13-00-00.000Z';
    const named = [{ what: 'case', id: stream.id, reason: expect.stringContaining('Event 1'), setAside: `damaged/${name}.events` }];
    expect(store.damage()).toEqual(named);
    expect(await readFile(join(folder, 'damaged', `${name}.events`))).toEqual(damaged);
    expect(await readFile(join(folder, 'damaged', `${name}.txt`), 'utf8')).toContain('Event 1');
    expect(logged.join()).not.toContain('TESTPATIENT');

    const later = await openStore(folder);
    expect(later.damage()).toEqual(named);
    expect(await later.append(stream, 0, [{ n: 1 }])).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
    expect((await readdir(join(folder, 'damaged'))).length).toBe(2);
  });

  it('is used again when a sound copy is put back in its place', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    await writeFile(path, `x${bytes.toString('latin1')}`, 'latin1');
    const store = await openStore(folder);
    expect(await store.read(stream)).toMatchObject({ ok: false });
    await writeFile(path, bytes);
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: true, value: { version: 4 } });
  });

  it('is damaged and not empty when its acknowledged events are taken away while it is open', async () => {
    const { folder, path } = await withThreeEvents();
    const store = await openStore(folder);
    expect(await dataOf(store)).toHaveLength(3);
    await rm(path);
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    expect(await store.read(stream)).toMatchObject({ ok: false, refusal: { code: 'damaged' } });
  });

  it('is not written when another program has made its file longer or shorter', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    for (const change of [() => appendFile(path, '0'), () => truncate(path, bytes.length - 20)]) {
      await writeFile(path, bytes);
      const store = await openStore(folder);
      await store.read(stream);
      await change();
      const before = await readFile(path);
      expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
      expect(await readFile(path)).toEqual(before);
    }
  });

  it('is not written by a reader', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    const store = await openStore(folder, { readOnly: true });
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: false, refusal: { code: 'readOnly' } });
    expect(await readFile(path)).toEqual(bytes);
  });

  it('is named but left in its place by a reader who finds it damaged', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    await writeFile(path, Buffer.concat([bytes, Buffer.from('x\n')]));
    const store = await openStore(folder, { readOnly: true });
    await store.read(stream);
    await store.read(stream);
    expect(store.damage()).toMatchObject([{ what: 'case', id: stream.id, setAside: null }]);
    expect((await readFile(path)).length).toBe(bytes.length + 2);
  });
});

describe('an append that the disk does not take', () => {
  const faults: readonly (readonly [Operation, string, string])[] = [
    ['write', 'ENOSPC', 'full'],
    ['write', 'EIO', 'fault'],
    ['sync', 'EIO', 'fault'],
    ['sync', 'ENOSPC', 'full'],
    ['open', 'EACCES', 'allow'],
    ['open', 'EROFS', 'allow'],
    ['open', 'EMFILE', 'fault'],
  ];

  it.each(faults)('is refused when %s fails with %s, and leaves the stream as it was', async (operation, code, words) => {
    const { folder, path, bytes } = await withThreeEvents();
    const disk = new FaultyDisk();
    const store = await openStore(folder, { disk });
    disk.fail(operation, code);
    const refused = await store.append(stream, 3, [{ n: 4 }]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'notSaved', message: expect.stringContaining(words) } });
    expect(await readFile(path)).toEqual(bytes);
    expect(await dataOf(await openStore(folder))).toHaveLength(3);
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: true, value: { version: 4 } });
  });

  it('leaves nothing of itself when the disk fills up in its middle', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    const disk = new FaultyDisk();
    const store = await openStore(folder, { disk });
    for (const room of [0, 1, 64, 100, 140]) {
      disk.leaveRoom(room);
      expect(await store.append(stream, 3, [{ n: 4 }, { n: 5 }])).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
      expect(await readFile(path)).toEqual(bytes);
    }
    disk.leaveRoom(Infinity);
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: true });
  });

  it('is not seen even when the disk does not let it be cut off, and is cut off as soon as it does', async () => {
    const { folder, path, bytes } = await withThreeEvents();
    const disk = new FaultyDisk();
    const store = await openStore(folder, { disk });
    disk.fail('sync', 'EIO');
    disk.fail('truncate', 'EIO', 3);
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    expect((await readFile(path)).length).toBeGreaterThan(bytes.length);
    expect(await dataOf(store)).toHaveLength(3);
    expect(await store.append(stream, 3, [{ n: 'four' }])).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    expect(await store.append(stream, 3, [{ n: 'four' }])).toMatchObject({ ok: true, value: { version: 4 } });
    expect((await dataOf(await openStore(folder))).at(-1)).toEqual({ n: 'four' });
  });

  it('is not said to be unsaved where it could not be cut off again, since the next start may find it', async () => {
    const { folder } = await withThreeEvents();
    const disk = new FaultyDisk();
    const store = await openStore(folder, { disk });
    disk.fail('sync', 'EIO');
    disk.fail('truncate', 'EIO');
    const refused = await store.append(stream, 3, [{ n: 4 }]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'notSaved', message: expect.stringContaining('not certain whether this was saved') } });
    expect(await dataOf(await openStore(folder))).toHaveLength(4);
  });

  it('does not begin a new stream when the folder cannot be brought to the disk', async () => {
    const folder = await makeFolder();
    const disk = new FaultyDisk();
    const store = await openStore(folder, { disk });
    disk.fail('syncFolder', 'EIO');
    expect(await store.append(stream, 0, [{ n: 1 }])).toMatchObject({ ok: false, refusal: { code: 'notSaved' } });
    expect(await dataOf(await openStore(folder))).toEqual([]);
    expect(await store.append(stream, 0, [{ n: 1 }])).toMatchObject({ ok: true, value: { version: 1 } });
  });

  it('is not refused when the disk only takes it in pieces', async () => {
    const { folder } = await withThreeEvents();
    const disk = new FaultyDisk();
    disk.writeInPieces(7);
    const store = await openStore(folder, { disk });
    expect(await store.append(stream, 3, [{ n: 4 }, { n: 5 }])).toMatchObject({ ok: true, value: { version: 5 } });
    expect(await dataOf(await openStore(folder))).toHaveLength(5);
  });

  it('is not refused because a listener fails', async () => {
    const store = await openStore(await makeFolder());
    store.subscribe(() => {
      throw new Error('The listener fails');
    });
    expect(await store.append(stream, 0, [{ n: 1 }])).toMatchObject({ ok: true });
  });
});

describe('a stream in a folder that is gone for a while', () => {
  it('is out of reach and not damaged, nothing is made in its place, and it goes on when the folder is back', async () => {
    const { folder } = await withThreeEvents();
    const store = await openStore(folder);
    const other = await openStore(folder, { readOnly: true });
    await store.read(stream);
    await rename(folder, `${folder}-elsewhere`);
    for (const each of [store, other]) {
      expect(await each.read(stream)).toMatchObject({ ok: false, refusal: { code: 'internal', message: expect.stringContaining('cannot be reached') } });
      expect(each.damage()).toEqual([]);
    }
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: false });
    expect(await store.append({ kind: 'case', id: 'new' }, 0, [{ n: 1 }])).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('cannot be reached') } });
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
    await rename(`${folder}-elsewhere`, folder);
    expect(await dataOf(store)).toHaveLength(3);
    expect(await store.append(stream, 3, [{ n: 4 }])).toMatchObject({ ok: true, value: { version: 4 } });
  });
});

describe('the list of streams', () => {
  it('passes over empty files, files of other names and folders of other kinds', async () => {
    const { folder } = await withThreeEvents();
    for (const name of ['empty.events', 'Thumbs.db', '.events', 'a b.events']) await writeFile(join(folder, 'streams', 'case', name), '');
    await writeFile(join(folder, 'streams', 'case', 'a b.events'), 'x');
    const store = await openStore(folder);
    expect((await store.list()).map(({ kind, id }) => `${kind} ${id}`)).toEqual([`case ${stream.id}`]);
  });
});
