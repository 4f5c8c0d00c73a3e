import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Appender } from '../../../electron/core/storage/appender.ts';
import type { AppendFile } from '../../../electron/core/storage/disk.ts';
import { FaultyDisk } from './faultyDisk.ts';
import { openStore } from './openStore.ts';
import { tempFolders } from './tempFolder.ts';

/** A disk that tells which of its files are open for adding, and how often it opened one. */
class CountingDisk extends FaultyDisk {
  readonly open = new Set<string>();
  opened = 0;

  override async openForAppend(path: string, mayCreate: boolean): Promise<AppendFile> {
    const file = await super.openForAppend(path, mayCreate);
    this.opened += 1;
    this.open.add(path);
    return { ...file, close: () => (file.close(), void this.open.delete(path)) };
  }
}

const bytes = (text: string): Buffer => Buffer.from(text);

const newFolder = tempFolders();

async function begin() {
  const folder = await newFolder();
  const disk = new CountingDisk();
  return { folder, disk, appender: new Appender(disk), one: join(folder, 'one'), other: join(folder, 'other') };
}

describe('adding to event files', () => {
  it('keeps the file added to last open, and only that one', async () => {
    const { disk, appender, one, other } = await begin();
    await appender.add(one, 0, bytes('a'));
    await appender.add(one, 1, bytes('b'));
    expect([disk.opened, [...disk.open]]).toEqual([1, [one]]);
    await appender.add(other, 0, bytes('c'));
    expect([disk.opened, [...disk.open]]).toEqual([2, [other]]);
    await appender.add(one, 2, bytes('d'));
    expect([...disk.open]).toEqual([one]);
    expect([readFileSync(one, 'utf8'), readFileSync(other, 'utf8')]).toEqual(['abd', 'c']);
    appender.close();
    expect([...disk.open]).toEqual([]);
  });

  it('keeps one where two files are added to at the same time', async () => {
    const { disk, appender, one, other } = await begin();
    expect(await Promise.all([appender.add(one, 0, bytes('a')), appender.add(other, 0, bytes('b'))])).toEqual([true, true]);
    expect([...disk.open]).toEqual([other]);
    appender.close();
    expect([readFileSync(one, 'utf8'), readFileSync(other, 'utf8'), [...disk.open]]).toEqual(['a', 'b', []]);
  });

  it('adds to the file of that name, not to the one that had it before', async () => {
    const { folder, disk, appender, one } = await begin();
    await appender.add(one, 0, bytes('a'));
    const moved = join(folder, 'moved');
    renameSync(one, moved);
    copyFileSync(moved, one);
    expect(await appender.add(one, 1, bytes('b'))).toBe(true);
    expect([readFileSync(one, 'utf8'), readFileSync(moved, 'utf8')]).toEqual(['ab', 'a']);
    appender.close();
    expect([...disk.open]).toEqual([]);
  });

  it('fails, and makes nothing anew, where the file it kept open is gone with its folder', async () => {
    const { folder, disk, appender } = await begin();
    const room = join(folder, 'room');
    mkdirSync(room);
    await appender.add(join(room, 'one'), 0, bytes('a'));
    renameSync(room, join(folder, 'away'));
    await expect(appender.add(join(room, 'one'), 1, bytes('b'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect([readFileSync(join(folder, 'away', 'one'), 'utf8'), [...disk.open]]).toEqual(['a', []]);
  });

  it('writes nothing where another program has added to the file it kept open', async () => {
    const { disk, appender, one } = await begin();
    await appender.add(one, 0, bytes('a'));
    writeFileSync(one, 'x', { flag: 'a' });
    expect(await appender.add(one, 1, bytes('b'))).toBe(false);
    expect([readFileSync(one, 'utf8'), [...disk.open]]).toEqual(['ax', []]);
  });

  it('adds all the same, and opens the file each time, where the file system gives it another number whenever it is asked', async () => {
    const { disk, one } = await begin();
    const open = disk.openForAppend.bind(disk);
    disk.openForAppend = async (path, mayCreate) => ({ ...(await open(path, mayCreate)), lengthAt: () => null });
    const appender = new Appender(disk);
    expect([await appender.add(one, 0, bytes('a')), await appender.add(one, 1, bytes('b')), await appender.add(one, 1, bytes('c'))]).toEqual([true, true, false]);
    expect([readFileSync(one, 'utf8'), disk.opened, [...disk.open]]).toEqual(['ab', 3, []]);
  });

  it('lets a fault at closing one file take nothing back from another', async () => {
    const { disk, one, other } = await begin();
    const open = disk.openForAppend.bind(disk);
    const close = (): never => {
      throw Object.assign(new Error('made to fail'), { code: 'EIO' });
    };
    disk.openForAppend = async (path, mayCreate) => ({ ...(await open(path, mayCreate)), ...(path === one ? { close } : {}) });
    const appender = new Appender(disk);
    expect([await appender.add(one, 0, bytes('a')), await appender.add(other, 0, bytes('b')), await appender.add(other, 1, bytes('c'))]).toEqual([true, true, true]);
    expect([readFileSync(one, 'utf8'), readFileSync(other, 'utf8')]).toEqual(['a', 'bc']);
    appender.close();
  });

  it.each(['write', 'sync'] as const)('closes a file whose %s failed, and opens it anew for the next', async (operation) => {
    const { disk, appender, one } = await begin();
    await appender.add(one, 0, bytes('a'));
    disk.fail(operation, 'EIO');
    await expect(appender.add(one, 1, bytes('b'))).rejects.toMatchObject({ code: 'EIO' });
    expect([...disk.open]).toEqual([]);
    const length = readFileSync(one).length;
    expect(await appender.add(one, length, bytes('c'))).toBe(true);
    expect(disk.opened).toBe(2);
    appender.close();
  });

  it('leaves no stream open once the store has settled, as at the lock and at the close', async () => {
    const { folder, disk } = await begin();
    const store = await openStore(folder, { disk });
    expect(await store.append({ kind: 'case', id: 'one' }, 0, [{ note: 'a' }])).toMatchObject({ ok: true });
    expect(disk.open.size).toBe(1);
    await store.settled();
    expect(disk.open.size).toBe(0);
    expect(await store.append({ kind: 'case', id: 'one' }, 1, [{ note: 'b' }])).toMatchObject({ ok: true, value: { version: 2 } });
    await store.settled();
  });
});
